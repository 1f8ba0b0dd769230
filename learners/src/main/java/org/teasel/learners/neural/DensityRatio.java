package org.teasel.learners.neural;

import java.util.Arrays;
import java.util.Objects;
import org.teasel.learners.Seed;
import org.teasel.learners.data.Features;

/**
 * The ratio of two densities known by samples alone, from a classifier that tells the samples apart: its logit, less
 * that of the sample sizes, estimates the logarithm of the ratio (Sugiyama, Suzuki and Kanamori, 2012).
 *
 * <p>Of a latent code against a copy whose columns are shuffled independently, the mean logarithm is the total
 * correlation that Kim and Mnih, 2018, "Disentangling by factorising", train by. On rows that the classifier has
 * learnt from, the mean is too high; ask for it on others.
 *
 * @param classifier how to learn to tell the samples apart
 */
public record DensityRatio(NeuralClassifier classifier) {

    /** Checks the settings. */
    public DensityRatio {
        Objects.requireNonNull(classifier, "classifier");
    }

    /** Returns an estimator with {@link NeuralClassifier#withDefaults()}. */
    public static DensityRatio withDefaults() {
        return new DensityRatio(NeuralClassifier.withDefaults());
    }

    public DensityRatio withClassifier(NeuralClassifier classifier) {
        return new DensityRatio(classifier);
    }

    /**
     * Learns the ratio of the density of one sample to that of another.
     *
     * @param numerator rows x columns
     * @param denominator rows x columns, as many columns
     * @throws IllegalArgumentException if either is empty or refused
     */
    public Model fit(double[][] numerator, double[][] denominator) {
        int columns = Features.of(numerator).columns();
        if (Features.of(denominator).columns() != columns) {
            throw new IllegalArgumentException(
                    "the samples have %d and %d columns; expected as many".formatted(columns, denominator[0].length));
        }
        double[][] rows = Arrays.copyOf(denominator, denominator.length + numerator.length);
        System.arraycopy(numerator, 0, rows, denominator.length, numerator.length);
        int[] labels = new int[rows.length];
        Arrays.fill(labels, denominator.length, rows.length, 1);
        double prior = StrictMath.log((double) numerator.length / denominator.length);
        return new Model(classifier.fit(rows, labels), prior);
    }

    /**
     * Returns a copy of a sample with each column shuffled by itself: a sample of the product of the columns' densities.
     *
     * @param sample rows x columns
     * @throws IllegalArgumentException if the sample is refused
     */
    public static double[][] shuffledColumns(double[][] sample, long seed) {
        Features table = Features.of(sample);
        double[][] shuffled = new double[table.rows()][table.columns()];
        for (int column = 0; column < table.columns(); column++) {
            int[] order = Permutation.random(
                    table.rows(), new Seed(seed).child(column).random());
            for (int row = 0; row < order.length; row++) {
                shuffled[row][column] = table.at(order[row], column);
            }
        }
        return shuffled;
    }

    /** A learnt ratio. */
    public static final class Model {

        private final NeuralClassifier.Model classifier;
        private final double prior;

        private Model(NeuralClassifier.Model classifier, double prior) {
            this.classifier = classifier;
            this.prior = prior;
        }

        /** Returns log(numerator's density / denominator's density) at each row, in nats. */
        public double[] logarithms(double[][] features) {
            return Arrays.stream(classifier.logits(features))
                    .map(logit -> logit - prior)
                    .toArray();
        }
    }
}
