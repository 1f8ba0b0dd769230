package org.teasel.models.network;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.teasel.api.InvalidInputException;

/**
 * The weights of a network by the names of its parameters, row-major and in single precision. Whoever gets one of the
 * arrays must not change it.
 */
public final class Weights {

    private final Architecture architecture;
    private final Map<String, float[]> arrays;

    private Weights(Architecture architecture, Map<String, float[]> arrays) {
        this.architecture = architecture;
        this.arrays = arrays;
    }

    /**
     * Weights that exist. The arrays are handed over, not copied.
     *
     * @throws InvalidInputException if one is missing, has another length or a number that is not finite, or the
     *     architecture has no such parameter
     */
    public static Weights of(Architecture architecture, Map<String, float[]> arrays) {
        Map<String, float[]> left = new HashMap<>(arrays);
        Map<String, float[]> ordered = new LinkedHashMap<>();
        for (Parameter parameter : architecture.parameters()) {
            float[] array = left.remove(parameter.name());
            if (array == null) {
                throw new InvalidInputException("weights have no '" + parameter.name() + "', expected "
                        + parameter.shape().elements() + " numbers " + parameter.shape());
            }
            if (array.length != parameter.shape().elements()) {
                throw new InvalidInputException("weights '" + parameter.name() + "' have " + array.length
                        + " numbers, expected " + parameter.shape().elements() + " " + parameter.shape());
            }
            for (int k = 0; k < array.length; k++) {
                if (!Float.isFinite(array[k])) {
                    throw new InvalidInputException("weights '" + parameter.name() + "', number " + k + ": " + array[k]
                            + ", expected a finite number");
                }
            }
            ordered.put(parameter.name(), array);
        }
        if (!left.isEmpty()) {
            throw new InvalidInputException(
                    "weights have '" + left.keySet().iterator().next() + "', which the architecture has not");
        }
        return new Weights(architecture, ordered);
    }

    /**
     * Weights to begin with: independent and uniform in plus or minus the square root of 1 / fan-in, biases too, as in
     * PyTorch, but that the fan-in of a transposed convolution is here what its name says.
     *
     * @param random where they are drawn from, in the order of the parameters
     */
    public static Weights initial(Architecture architecture, SplittableRandom random) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Parameter parameter : architecture.parameters()) {
            double bound = 1 / Math.sqrt(parameter.fanIn());
            float[] array = new float[parameter.shape().elements()];
            for (int k = 0; k < array.length; k++) {
                array[k] = (float) (bound * (2 * random.nextDouble() - 1));
            }
            arrays.put(parameter.name(), array);
        }
        return new Weights(architecture, arrays);
    }

    /** What they are the weights of. */
    public Architecture architecture() {
        return architecture;
    }

    /** All weights by the names of parameters, in the order of the architecture. */
    public Map<String, float[]> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    /**
     * The weights of one parameter.
     *
     * @throws InvalidInputException if there is no such parameter
     */
    public float[] array(String parameter) {
        float[] array = arrays.get(parameter);
        if (array == null) {
            throw new InvalidInputException(
                    "there are no weights '" + parameter + "', expected one of " + arrays.keySet());
        }
        return array;
    }
}
