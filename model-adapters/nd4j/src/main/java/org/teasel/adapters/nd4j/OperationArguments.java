package org.teasel.adapters.nd4j;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.teasel.api.InvalidInputException;

/**
 * What ND4J's native code takes on trust of an operation's arguments: with an index, an axis or a stride out of range it
 * reads or writes what is not its own. Found by damaging files.
 */
final class OperationArguments {

    private static final Set<String> WINDOWS =
            Set.of("conv2d", "deconv2d", "depthwise_conv2d", "sconv2d", "maxpool2d", "avgpool2d");

    /** Kernel, stride, padding and dilation, each of rows and columns, come before: padded by itself, or as told. */
    private static final int MODE = 8;

    /** Order of axes; pooling has another number before it. */
    private static final int FORMAT = 9;

    private static final int MOST_WINDOW = 1 << 12;
    private static final int MOST_CHOICE = 2;
    private static final int MASKS = 5;

    private OperationArguments() {}

    static void require(DifferentialFunction function, List<INDArray> inputs) {
        if (!(function instanceof CustomOp operation)) {
            return;
        }
        String name = operation.opName();
        long[] numbers = operation.iArgs();
        if (WINDOWS.contains(name)) {
            requireWindow(name, numbers, inputs);
        }
        switch (name) {
            case "expand_dims", "stack", "unstack", "split", "concat", "squeeze", "onehot", "permute", "transpose" ->
                requireAxes(name, numbers, inputs);
            case "strided_slice" -> requireStrides(name, all(numbers, inputs), inputs.get(0));
            case "slice" -> requireSlice(name, all(numbers, inputs), inputs.get(0));
            case "gather" -> requireGather(name, all(numbers, inputs), inputs.get(0));
            default -> {}
        }
    }

    /** An operation's own numbers, and those that it gets as further inputs. */
    private static long[] all(long[] numbers, List<INDArray> inputs) {
        LongStream all = LongStream.of(numbers);
        for (INDArray input : inputs.subList(1, inputs.size())) {
            if (!input.isEmpty()) {
                INDArray copy = input.dup('c');
                all = LongStream.concat(all, LongStream.of(copy.data().asLong()));
                Tensors.release(copy);
            }
        }
        return all.toArray();
    }

    private static void requireWindow(String name, long[] numbers, List<INDArray> inputs) {
        long[] shape = inputs.get(0).shape();
        boolean right = shape.length == 4 && numbers.length > FORMAT;
        for (int k = 0; right && k < numbers.length; k++) {
            boolean padding = k == 4 || k == 5;
            right = k < MODE
                    ? numbers[k] >= (padding ? 0 : 1) && numbers[k] <= MOST_WINDOW
                    : numbers[k] >= 0 && numbers[k] <= MOST_CHOICE;
        }
        if (right && numbers[MODE] == 0 && !name.equals("deconv2d")) {
            // The window must fit into the padded image, whose rows are the second or the third axis.
            int format = name.contains("pool") ? FORMAT + 1 : FORMAT;
            int rows = numbers.length > format && numbers[format] != 0 ? 1 : 2;
            right = fits(numbers, 0, shape[rows]) && fits(numbers, 1, shape[rows + 1]);
        }
        if (!right) {
            throw refused(name, "moves a window " + Arrays.toString(numbers) + " over " + Arrays.toString(shape));
        }
    }

    /** Whether a window with its gaps is no longer than the image with its padding. */
    private static boolean fits(long[] numbers, int axis, long extent) {
        return (numbers[axis] - 1) * numbers[axis + 6] < extent + 2 * numbers[axis + 4];
    }

    /** All numbers of these are axes of the input, or counts where they are greater. */
    private static void requireAxes(String name, long[] numbers, List<INDArray> inputs) {
        boolean counts = name.equals("split") || name.equals("onehot") || name.equals("unstack");
        int rank = inputs.get(0).rank();
        for (long number : numbers) {
            if (number < -rank - 1 || (!counts && number > rank)) {
                throw refused(name, "names the axes " + Arrays.toString(numbers) + " of an input of rank " + rank);
            }
        }
    }

    private static void requireStrides(String name, long[] numbers, INDArray from) {
        long[] shape = from.shape();
        int axes = (numbers.length - MASKS) / 3;
        boolean right = axes > 0 && numbers.length == MASKS + 3 * axes && axes <= shape.length;
        // Masks of what begins and ends at the edge; of new axes and of all others there may be none.
        right = right && numbers[1] == 0 && numbers[3] == 0;
        for (int axis = 0; right && axis < axes; axis++) {
            long stride = numbers[MASKS + 2 * axes + axis];
            right = stride != 0
                    && Math.abs(stride) <= Math.max(1, shape[axis])
                    && (masked(numbers[0], axis) || Math.abs(numbers[MASKS + axis]) <= shape[axis])
                    && (masked(numbers[2], axis) || Math.abs(numbers[MASKS + axes + axis]) <= shape[axis]);
        }
        if (!right) {
            throw refused(name, "takes " + Arrays.toString(numbers) + " of " + Arrays.toString(shape));
        }
    }

    private static boolean masked(long mask, int axis) {
        return (mask >> axis & 1) != 0;
    }

    private static void requireSlice(String name, long[] numbers, INDArray from) {
        long[] shape = from.shape();
        boolean right = numbers.length == 2 * shape.length;
        for (int axis = 0; right && axis < shape.length; axis++) {
            long begin = numbers[axis];
            long size = numbers[shape.length + axis];
            right = begin >= 0 && begin <= shape[axis] && size >= -1 && begin + size <= shape[axis];
        }
        if (!right) {
            throw refused(name, "takes " + Arrays.toString(numbers) + " of " + Arrays.toString(shape));
        }
    }

    /** The axis, then indices. */
    private static void requireGather(String name, long[] numbers, INDArray from) {
        long given = numbers.length == 0 ? 0 : numbers[0];
        long axis = given < 0 ? given + from.rank() : given;
        if (axis < 0 || axis >= from.rank()) {
            throw refused(name, "takes along the axis " + given + " of an input of rank " + from.rank());
        }
        long size = from.size((int) axis);
        for (int k = 1; k < numbers.length; k++) {
            if (numbers[k] < 0 || numbers[k] >= size) {
                throw refused(name, "takes the index " + numbers[k] + " of " + size);
            }
        }
    }

    private static InvalidInputException refused(String name, String what) {
        return new InvalidInputException("the graph can't be run: its operation " + name + " " + what);
    }
}
