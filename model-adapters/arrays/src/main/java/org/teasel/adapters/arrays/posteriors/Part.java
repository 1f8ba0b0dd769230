package org.teasel.adapters.arrays.posteriors;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;

/**
 * The numbers of one part of a representation.
 *
 * @param source what messages call it
 * @param array the numbers
 * @param columnNames names of its columns; empty if it has none
 */
record Part(String source, NumericArray array, List<String> columnNames) {

    /** Numbers that are checked between two looks at whether to go on. */
    private static final long CHUNK = 1 << 18;

    /** Runs work on this part's numbers; a refusal gets the part's name put before it. */
    <T> T located(Supplier<T> work) {
        return located(source, work);
    }

    static <T> T located(String source, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(source + ": " + e.getMessage(), e);
        }
    }

    Part requireRank(int rank, String shape) {
        if (array.rank() != rank) {
            throw new InvalidInputException(source + " has shape " + array.shape() + ", expected " + shape);
        }
        return this;
    }

    /** Refuses any other shape; {@code of} names the part that demands it. */
    Part requireShape(List<Integer> shape, String of) {
        if (!array.shape().equals(shape)) {
            throw new InvalidInputException(
                    source + " has shape " + array.shape() + ", expected " + shape + " to go with " + of);
        }
        return this;
    }

    Part requireRows(int rows, String of) {
        if (array.size(0) != rows) {
            throw new InvalidInputException(
                    source + " has " + array.size(0) + " rows, expected " + rows + " to go with " + of);
        }
        return this;
    }

    /**
     * Refuses numbers by their row and column. To cancel, interrupt the thread.
     *
     * @throws CancellationException if the thread was interrupted
     */
    private Part requireEach(DoublePredicate accepted, String expectation, Progress progress) {
        progress.begin("checking " + source.replaceFirst(".*[/\\\\!]", ""), array.length());
        try {
            for (long from = 0; from < array.length(); from += CHUNK) {
                requireGoingOn();
                long to = Math.min(array.length(), from + CHUNK);
                requireEach(accepted, expectation, from, to);
                progress.advance(to - from);
            }
        } finally {
            progress.end();
        }
        return this;
    }

    private void requireGoingOn() {
        if (Thread.interrupted()) {
            throw new CancellationException("reading " + source + " was cancelled");
        }
    }

    /** The numbers of a column by their rows; looks now and then whether to go on. */
    IntToDoubleFunction column(int column) {
        return row -> {
            if (row % CHUNK == 0) {
                requireGoingOn();
            }
            return array.value(row, column);
        };
    }

    private void requireEach(DoublePredicate accepted, String expectation, long from, long to) {
        for (long position = from; position < to; position++) {
            double value = array.value(position);
            if (!accepted.test(value)) {
                throw new InvalidInputException(
                        source + ": " + place(position) + ": " + value + ", expected " + expectation);
            }
        }
    }

    Part requireFinite(Progress progress) {
        return requireEach(Double::isFinite, "a finite number", progress);
    }

    Part requireNotNegative(Progress progress) {
        return requireEach(
                value -> value >= 0 && value < Double.POSITIVE_INFINITY,
                "a finite number that is not negative",
                progress);
    }

    private String place(long position) {
        long width = array.length() / array.size(0);
        String row = "row " + position / width;
        long rest = position % width;
        return switch (array.rank()) {
            case 1 -> row;
            case 2 -> row + ", column " + rest;
            default -> row + ", entry (" + rest / array.size(2) + ", " + rest % array.size(2) + ")";
        };
    }

    double[] toDoubles() {
        if (array.length() > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    source + " holds " + array.length() + " numbers, expected at most " + Integer.MAX_VALUE);
        }
        return array.toDoubles();
    }
}
