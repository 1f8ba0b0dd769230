package org.teasel.learners.data;

import java.util.Arrays;
import java.util.Objects;

/** How much each row counts. */
public final class ObservationWeights {

    private final double[] values;
    private final double total;

    private ObservationWeights(double[] values) {
        this.values = values;
        this.total = Arrays.stream(values).sum();
    }

    /** Returns weights of 1. */
    public static ObservationWeights equal(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return new ObservationWeights(ones);
    }

    /**
     * Takes in one weight a row; a row of weight 2 counts as two such rows, one of weight 0 as none.
     *
     * @throws IllegalArgumentException if there are not {@code rows} of them, one is negative, not finite or exceeds
     *     {@link Features#MAX_MAGNITUDE}, or all are 0
     */
    public static ObservationWeights of(double[] weights, int rows) {
        Objects.requireNonNull(weights, "weights");
        if (weights.length != rows) {
            throw new IllegalArgumentException("there are %d weights for %d rows".formatted(weights.length, rows));
        }
        for (int row = 0; row < rows; row++) {
            if (!(weights[row] >= 0 && weights[row] <= Features.MAX_MAGNITUDE)) {
                throw new IllegalArgumentException("weight in row %d is %s; expected a number from 0 to %s"
                        .formatted(row, weights[row], Features.MAX_MAGNITUDE));
            }
        }
        ObservationWeights checked = new ObservationWeights(weights.clone());
        if (!(checked.total > 0)) {
            throw new IllegalArgumentException("all weights are 0; expected at least one above");
        }
        return checked;
    }

    public double at(int row) {
        return values[row];
    }

    public double total() {
        return total;
    }

    /** Returns a row's part of the total weight. */
    public double share(int row) {
        return values[row] / total;
    }
}
