package org.teasel.learners.data;

/**
 * Brings each column to mean 0 and standard deviation 1 (population form). A constant column becomes 0.
 *
 * <p>A column counts as constant if its standard deviation is within the rounding error of its mean.
 */
public final class Standardiser {

    private static final double ROUNDING = 4 * Math.ulp(1.0);

    private final double[] means;
    private final double[] deviations;

    private Standardiser(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /** Learns means and standard deviations; see {@link Features#of(double[][])} for what is refused. */
    public static Standardiser fit(double[][] features) {
        Features table = Features.of(features);
        return fit(table, ObservationWeights.equal(table.rows()));
    }

    /** Learns means and standard deviations of weighted rows. */
    public static Standardiser fit(Features features, ObservationWeights weights) {
        double[] means = new double[features.columns()];
        double[] deviations = new double[features.columns()];
        for (int column = 0; column < features.columns(); column++) {
            double rough = meanAbout(0, column, features, weights);
            // A second pass takes out what rounding left in the first: a constant column's mean becomes the constant.
            means[column] = rough + meanAbout(rough, column, features, weights);
            double variance = 0;
            double largest = 0;
            for (int row = 0; row < features.rows(); row++) {
                double difference = features.at(row, column) - means[column];
                variance += weights.share(row) * difference * difference;
                largest = Math.max(largest, Math.abs(features.at(row, column)));
            }
            double deviation = Math.sqrt(variance);
            deviations[column] = deviation > ROUNDING * largest ? deviation : 0;
        }
        return new Standardiser(means, deviations);
    }

    private static double meanAbout(double origin, int column, Features features, ObservationWeights weights) {
        double mean = 0;
        for (int row = 0; row < features.rows(); row++) {
            mean += weights.share(row) * (features.at(row, column) - origin);
        }
        return mean;
    }

    /** Returns the mean of each column. */
    public double[] means() {
        return means.clone();
    }

    /** Returns the standard deviation of each column, 0 if it is constant. */
    public double[] deviations() {
        return deviations.clone();
    }

    /**
     * Returns the standardised rows.
     *
     * @throws IllegalArgumentException if a row has another length than in training, or holds a value that is not
     *     finite
     */
    public double[][] transform(double[][] features) {
        return transform(Features.of(features, means.length));
    }

    /** Returns the standardised rows of a table with as many columns as in training. */
    public double[][] transform(Features features) {
        double[][] standardised = new double[features.rows()][means.length];
        for (int row = 0; row < features.rows(); row++) {
            for (int column = 0; column < means.length; column++) {
                standardised[row][column] =
                        deviations[column] == 0 ? 0 : (features.at(row, column) - means[column]) / deviations[column];
            }
        }
        return standardised;
    }
}
