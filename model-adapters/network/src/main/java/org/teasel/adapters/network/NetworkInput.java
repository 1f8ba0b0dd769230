package org.teasel.adapters.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.teasel.api.InvalidInputException;

/**
 * The input that observations go to: [batch, shape of an observation].
 *
 * @param name its name
 * @param shape its shape, with the batch first, as far as the network says
 * @param told shape of one observation, if the user says
 */
record NetworkInput(String name, TensorShape shape, Optional<TensorShape> told) {

    static NetworkInput of(Network network, NetworkOptions options) {
        String name = name(network.inputs(), options);
        TensorShape shape = network.input(name);
        if (shape.known() && shape.rank() == 0) {
            throw new InvalidInputException("input '" + name + "' takes a single number, expected a batch");
        }
        if (shape.known()) {
            long batch = shape.extent(0);
            if (batch != TensorShape.OPEN && (batch < 1 || batch > Integer.MAX_VALUE)) {
                throw new InvalidInputException("input '" + name + "' takes a batch of " + batch
                        + " observations, expected an open one or 1 to " + Integer.MAX_VALUE);
            }
        }
        Optional<TensorShape> told = options.shape();
        if (shape.known() && told.filter(one -> !one.fits(shape.ofOne())).isPresent()) {
            throw new InvalidInputException("option shape is " + told.get() + ", but input '" + name
                    + "' of the model has the shape " + shape + ", a batch of others");
        }
        return new NetworkInput(name, shape, told);
    }

    private static String name(List<String> names, NetworkOptions options) {
        String name = options.text(NetworkOptions.INPUT).orElseGet(() -> {
            if (names.size() != 1) {
                throw new InvalidInputException(
                        "the model has " + names.size() + " inputs " + String.join(", ", names) + ", expected one");
            }
            return names.get(0);
        });
        if (!names.contains(name)) {
            throw new InvalidInputException(
                    "the model has no input '" + name + "'; it has " + String.join(", ", names));
        }
        return name;
    }

    /** The only number of observations that a run takes, if the network fixes one. */
    OptionalInt fixedBatch() {
        return !shape.known() || shape.extent(0) == TensorShape.OPEN
                ? OptionalInt.empty()
                : OptionalInt.of(Math.toIntExact(shape.extent(0)));
    }

    /** Rows a run: what the network fixes, what the user says, or else what is usual. */
    int batch(NetworkOptions options, int usual) {
        int wanted = options.count(NetworkOptions.BATCH).orElse(fixedBatch().orElse(usual));
        int run = fixedBatch().orElse(wanted);
        if (run != wanted) {
            throw new InvalidInputException(
                    "option batch is " + wanted + ", but the model takes " + run + " observations a run and no others");
        }
        return run;
    }

    /**
     * The shape in which the input takes one observation. Extents of 1 may come and go, and a network of vectors takes
     * any observation of as many numbers: neither changes the order of the numbers. Where the user says the shape, any
     * observation of as many numbers will do.
     */
    TensorShape fit(int[] observation) {
        TensorShape given =
                TensorShape.of(Arrays.stream(observation).asLongStream().toArray());
        if (told.isPresent()) {
            if (told.get().elements() == given.elements()) {
                return told.get();
            }
            throw new InvalidInputException("option shape is " + told.get() + " and the observations have " + given
                    + " each, expected as many" + " numbers");
        }
        if (!shape.known()) {
            return given;
        }
        TensorShape wanted = shape.ofOne();
        if (wanted.fits(given)) {
            return given;
        }
        if (wanted.fixed()) {
            boolean vector = wanted.rank() == 1 && wanted.extent(0) == given.elements();
            if (vector || wanted.squeezed().equals(given.squeezed())) {
                return wanted;
            }
        }
        throw new InvalidInputException("input '" + name + "' of the model has the shape " + shape
                + " and the observations have " + given + " each, expected a batch of such");
    }
}
