package org.teasel.learners;

import java.util.Arrays;

/**
 * From scores to classes. Models have one score a class; or, for two classes, a single score, that of the second class
 * measured against 0 for the first; or, for a single class, none.
 */
public final class ClassScores {

    private ClassScores() {}

    /**
     * Returns the softmax of each row of scores.
     *
     * @param scores rows x scores, none NaN
     * @param classes the number of classes
     * @return rows x classes; each row sums to 1
     */
    public static double[][] probabilities(double[][] scores, int classes) {
        return Arrays.stream(scores).map(row -> softmax(row, classes)).toArray(double[][]::new);
    }

    /**
     * Returns the label of each row's highest score, the earlier of equals.
     *
     * @param scores rows x scores, none NaN
     * @param classes the label of each class
     */
    public static int[] likeliest(double[][] scores, int[] classes) {
        return Arrays.stream(scores)
                .mapToInt(row -> classes[largest(oneEach(row, classes.length))])
                .toArray();
    }

    private static double[] oneEach(double[] scores, int classes) {
        double[] all = new double[classes];
        System.arraycopy(scores, 0, all, classes - scores.length, scores.length);
        return all;
    }

    private static int largest(double[] scores) {
        int largest = 0;
        for (int code = 1; code < scores.length; code++) {
            if (scores[code] > scores[largest]) {
                largest = code;
            }
        }
        return largest;
    }

    private static double[] softmax(double[] scores, int classes) {
        double[] shares = oneEach(scores, classes);
        double most = shares[largest(shares)];
        double sum = 0;
        for (int code = 0; code < classes; code++) {
            // Less the largest, so that no exponential overflows and one of them is 1.
            shares[code] = StrictMath.exp(shares[code] - most);
            sum += shares[code];
        }
        for (int code = 0; code < classes; code++) {
            shares[code] /= sum;
        }
        return shares;
    }
}
