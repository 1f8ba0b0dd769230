package org.teasel.adapters.onnx;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shapes of tensors, where -1 is an extent that the model leaves open. */
final class Shapes {

    static final long OPEN = -1;

    private Shapes() {}

    static String tell(long[] shape) {
        return Arrays.stream(shape)
                .mapToObj(extent -> extent == OPEN ? "?" : Long.toString(extent))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static long[] squeezed(long[] shape) {
        return Arrays.stream(shape).filter(extent -> extent != 1).toArray();
    }

    /** Whether each extent of a tensor is the one that the model wants. */
    static boolean fits(long[] wanted, long[] given) {
        if (wanted.length != given.length) {
            return false;
        }
        for (int k = 0; k < wanted.length; k++) {
            if (wanted[k] != OPEN && wanted[k] != given[k]) {
                return false;
            }
        }
        return true;
    }
}
