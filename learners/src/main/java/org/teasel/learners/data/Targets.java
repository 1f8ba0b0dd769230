package org.teasel.learners.data;

import java.util.Objects;

/** The numbers a regression learns, checked and copied at the door. */
public final class Targets {

    private final double[] values;

    private Targets(double[] values) {
        this.values = values;
    }

    /**
     * Takes in one target a row.
     *
     * @throws IllegalArgumentException if there are not {@code rows} of them, or one is not finite or exceeds
     *     {@link Features#MAX_MAGNITUDE}; the message names the row
     */
    public static Targets of(double[] targets, int rows) {
        Objects.requireNonNull(targets, "targets");
        if (targets.length != rows) {
            throw new IllegalArgumentException("there are %d targets for %d rows".formatted(targets.length, rows));
        }
        for (int row = 0; row < rows; row++) {
            if (!(Math.abs(targets[row]) <= Features.MAX_MAGNITUDE)) {
                throw new IllegalArgumentException(
                        "target in row %d is %s; expected a finite number up to %s in magnitude"
                                .formatted(row, targets[row], Features.MAX_MAGNITUDE));
            }
        }
        return new Targets(targets.clone());
    }

    public double at(int row) {
        return values[row];
    }

    /** Returns a copy of all targets. */
    public double[] values() {
        return values.clone();
    }
}
