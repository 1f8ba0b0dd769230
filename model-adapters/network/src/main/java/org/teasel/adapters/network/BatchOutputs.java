package org.teasel.adapters.network;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.teasel.api.InvalidInputException;

/** What the runs over a batch of observations gave, put together: each output [rows of the batch, ...]. */
final class BatchOutputs {

    private final int rows;
    private final Map<String, TensorShape> shapes = new LinkedHashMap<>();
    private final Set<String> whole = new HashSet<>();
    private final Map<String, double[]> values = new LinkedHashMap<>();

    BatchOutputs(int rows) {
        this.rows = rows;
    }

    /**
     * Takes in what a run gave.
     *
     * @param from first row of the run in the batch
     * @param count observations in the run
     * @param padded rows that the network was given, at least {@code count}
     */
    void add(String output, Tensor tensor, int from, int count, int padded) {
        if (tensor == null) {
            throw new InvalidInputException("the model did not give the output '" + output + "'");
        }
        TensorShape shape = tensor.shape();
        if (shape.rank() == 0 || shape.extent(0) != padded || tensor.values().length == 0) {
            throw new InvalidInputException("output '" + output + "' has the shape " + shape + " for " + padded
                    + " observations, expected [" + padded + ", ...]");
        }
        TensorShape one = shape.ofOne();
        TensorShape before = shapes.putIfAbsent(output, one);
        if (before != null && !before.equals(one)) {
            throw new InvalidInputException("output '" + output + "' has the shape " + one + " an observation from row "
                    + from + " of the batch on, and had " + before + " before");
        }
        if (tensor.whole()) {
            whole.add(output);
        }
        int width = one.elements();
        double[] all = values.computeIfAbsent(output, name -> new double[numbers(name, width)]);
        System.arraycopy(tensor.values(), 0, all, from * width, count * width);
    }

    private int numbers(String output, int width) {
        long numbers = (long) rows * width;
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException("output '" + output + "' has " + width + " numbers for each of " + rows
                    + " observations, more than an array holds; expected smaller batches");
        }
        return (int) numbers;
    }

    int rows() {
        return rows;
    }

    /** Shape of one observation's part of an output. */
    TensorShape shape(String output) {
        return shapes.get(output);
    }

    /**
     * Columns of an output, or all of it, row-major; each a finite number.
     *
     * @param place says what a number is by its index in a row
     */
    double[] finite(OutputColumns columns, IntFunction<String> place) {
        double[] all = values.get(columns.output());
        double[] picked = columns.pick(all, rows, all.length / rows);
        int width = picked.length / rows;
        for (int k = 0; k < picked.length; k++) {
            if (!Double.isFinite(picked[k])) {
                throw unsuitable(columns.output(), k / width, place.apply(k % width), picked[k], "a finite number");
            }
        }
        return picked;
    }

    /** Some columns of an output [rows, L], where further extents of 1 don't matter: each a finite number. */
    double[] vectors(OutputColumns columns) {
        String output = columns.output();
        if (shape(output).rank() == 0 || shape(output).squeezed().rank() > 1) {
            throw misshapen(output, "L");
        }
        if (whole.contains(output)) {
            throw new InvalidInputException("output '" + output + "' holds whole numbers, expected floats; codes="
                    + output + " reads them as codes of a book");
        }
        return finite(columns, index -> "latent " + index);
    }

    /** Refuses the shape of an output. */
    InvalidInputException misshapen(String output, String expected) {
        return new InvalidInputException("output '" + output + "' has the shape "
                + shape(output).batch(rows) + " for " + rows + " observations, expected [" + rows + ", " + expected
                + "]");
    }

    /** Refuses a number of an output. */
    static InvalidInputException unsuitable(String output, int row, String place, double value, String expected) {
        return new InvalidInputException("output '" + output + "', row " + row + " of the batch, " + place + ": "
                + value + ", expected " + expected);
    }
}
