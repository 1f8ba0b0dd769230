package org.teasel.learners.score;

import org.teasel.learners.data.ClassLabels;

/** The share of rows whose class was named rightly, from 0 to 1. */
public final class Accuracy {

    private Accuracy() {}

    /**
     * Returns the share of right answers among all rows.
     *
     * @throws IllegalArgumentException if the lengths differ or there are no rows
     */
    public static double of(int[] labels, int[] predicted) {
        ClassLabels truth = ClassLabels.of(labels, predicted.length);
        int right = 0;
        for (int row = 0; row < truth.rows(); row++) {
            right += labels[row] == predicted[row] ? 1 : 0;
        }
        return (double) right / truth.rows();
    }

    /**
     * Returns the share of right answers within each class, averaged over the classes that occur in {@code labels}.
     *
     * @throws IllegalArgumentException if the lengths differ or there are no rows
     */
    public static double balanced(int[] labels, int[] predicted) {
        ClassLabels truth = ClassLabels.of(labels, predicted.length);
        int[] right = new int[truth.size()];
        for (int row = 0; row < truth.rows(); row++) {
            right[truth.code(row)] += labels[row] == predicted[row] ? 1 : 0;
        }
        double sum = 0;
        for (int code = 0; code < truth.size(); code++) {
            sum += (double) right[code] / truth.count(code);
        }
        return sum / truth.size();
    }
}
