package org.teasel.learners.linear;

import java.util.Arrays;
import org.teasel.learners.Cancellation;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.ObservationWeights;

/**
 * Mean log loss of a softmax of linear scores, plus half of a quadratic penalty: a smooth convex function of one flat
 * vector, which holds for each score its coefficients and then its intercept. With two classes there is one score, the
 * first class's being 0.
 */
final class LogLoss {

    private final double[][] rows;
    private final ClassLabels labels;
    private final ObservationWeights weights;
    private final double[] penalties;
    private final int scores;
    private final int width;

    /**
     * @param rows standardised columns, and nothing else
     * @param penalties one factor a column
     */
    LogLoss(double[][] rows, ClassLabels labels, ObservationWeights weights, double[] penalties) {
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
        this.width = penalties.length + 1;
        // The last place of a score is its intercept, which goes free.
        this.penalties = Arrays.copyOf(penalties, width);
        this.scores = labels.size() == 2 ? 1 : labels.size();
    }

    int scores() {
        return scores;
    }

    int parameters() {
        return scores * width;
    }

    /** Adding a number to all classes' scores changes no probability: returns the equal point whose scores sum to 0. */
    double[] centredOverClasses(double[] point) {
        double[] centred = point.clone();
        if (scores < labels.size()) {
            return centred;
        }
        for (int place = 0; place < width; place++) {
            double mean = 0;
            for (int score = 0; score < scores; score++) {
                mean += point[score * width + place] / scores;
            }
            for (int score = 0; score < scores; score++) {
                centred[score * width + place] -= mean;
            }
        }
        return centred;
    }

    /** The function near one point. */
    final class At {

        private final double[] point;
        /** rows x scores: the probability of the class of each score. */
        private final double[][] probabilities;

        private final double value;

        At(double[] point) {
            Cancellation.throwIfInterrupted();
            this.point = point;
            this.probabilities = new double[rows.length][scores];
            double sum = 0;
            for (int row = 0; row < rows.length; row++) {
                sum += weights.share(row) * loss(row, probabilities[row]);
            }
            for (int i = 0; i < point.length; i++) {
                sum += penalties[i % width] / 2 * point[i] * point[i];
            }
            this.value = sum;
        }

        double[] point() {
            return point;
        }

        double value() {
            return value;
        }

        private double loss(int row, double[] shares) {
            boolean reference = scores < labels.size();
            double largest = reference ? 0 : Double.NEGATIVE_INFINITY;
            for (int score = 0; score < scores; score++) {
                shares[score] = score(point, score, rows[row]);
                largest = Math.max(largest, shares[score]);
            }
            int own = labels.code(row) - (reference ? 1 : 0);
            double ownScore = own < 0 ? 0 : shares[own];
            double sum = reference ? StrictMath.exp(-largest) : 0;
            for (int score = 0; score < scores; score++) {
                shares[score] = StrictMath.exp(shares[score] - largest);
                sum += shares[score];
            }
            for (int score = 0; score < scores; score++) {
                shares[score] /= sum;
            }
            return largest + StrictMath.log(sum) - ownScore;
        }

        double[] gradient() {
            double[] gradient = penaltyTimes(point);
            boolean reference = scores < labels.size();
            for (int row = 0; row < rows.length; row++) {
                int own = labels.code(row) - (reference ? 1 : 0);
                for (int score = 0; score < scores; score++) {
                    double residual = probabilities[row][score] - (own == score ? 1 : 0);
                    add(weights.share(row) * residual, row, score, gradient);
                }
            }
            return gradient;
        }

        /** Returns the second derivative times a direction. */
        double[] curvature(double[] direction) {
            double[] product = penaltyTimes(direction);
            double[] changes = new double[scores];
            for (int row = 0; row < rows.length; row++) {
                double mean = 0;
                for (int score = 0; score < scores; score++) {
                    changes[score] = score(direction, score, rows[row]);
                    mean += probabilities[row][score] * changes[score];
                }
                for (int score = 0; score < scores; score++) {
                    double change = probabilities[row][score] * (changes[score] - mean);
                    add(weights.share(row) * change, row, score, product);
                }
            }
            return product;
        }

        /** Returns the second derivative by each parameter alone. */
        double[] diagonal() {
            double[] diagonal = new double[point.length];
            for (int row = 0; row < rows.length; row++) {
                for (int score = 0; score < scores; score++) {
                    double share = probabilities[row][score];
                    double curvature = weights.share(row) * share * (1 - share);
                    int offset = score * width;
                    for (int column = 0; column < width - 1; column++) {
                        diagonal[offset + column] += curvature * rows[row][column] * rows[row][column];
                    }
                    diagonal[offset + width - 1] += curvature;
                }
            }
            for (int i = 0; i < diagonal.length; i++) {
                diagonal[i] += penalties[i % width];
            }
            return diagonal;
        }
    }

    private double score(double[] parameters, int score, double[] row) {
        int offset = score * width;
        double sum = parameters[offset + width - 1];
        for (int column = 0; column < width - 1; column++) {
            sum += parameters[offset + column] * row[column];
        }
        return sum;
    }

    private void add(double factor, int row, int score, double[] sums) {
        int offset = score * width;
        for (int column = 0; column < width - 1; column++) {
            sums[offset + column] += factor * rows[row][column];
        }
        sums[offset + width - 1] += factor;
    }

    private double[] penaltyTimes(double[] parameters) {
        double[] product = new double[parameters.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = penalties[i % width] * parameters[i];
        }
        return product;
    }
}
