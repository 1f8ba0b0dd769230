package org.teasel.learners.tree;

/** How many columns a forest tries at each node. */
public enum ColumnSampling {
    /** Every column: trees differ by their rows alone. */
    ALL {
        @Override
        int of(int columns) {
            return columns;
        }
    },
    /** The square root of their number, rounded down. */
    SQUARE_ROOT {
        @Override
        int of(int columns) {
            return (int) Math.sqrt(columns);
        }
    };

    /** Returns how many of {@code columns}, at least 1, to try. */
    abstract int of(int columns);
}
