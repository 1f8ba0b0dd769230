package org.teasel.conformance.encoder;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.rule.Violation;

/**
 * The moments of a batch of posteriors, copied out of it.
 *
 * @param means [N][L]
 * @param covariances [N][L][L]
 */
record Encoded(double[][] means, double[][][] covariances) {

    /**
     * What moments of the same observation may differ by between batches, in units of the greatest mean of the latent or
     * of the standard deviations: single precision adds up in another order in another batch.
     */
    static final double TOLERANCE = 1e-5;

    static Encoded of(Encoder encoder, Observations observations) {
        return of(encoder.encode(observations), observations.size());
    }

    static Encoded of(Posteriors posteriors, int rows) {
        if (posteriors == null || posteriors.size() != rows) {
            throw new Violation("there are " + (posteriors == null ? "no" : posteriors.size()) + " posteriors for "
                    + rows + " observations, expected one each");
        }
        int latents = posteriors.latents();
        double[][] means = new double[rows][latents];
        double[][][] covariances = new double[rows][latents][latents];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < latents; i++) {
                means[row][i] = posteriors.mean(row, i);
                for (int j = 0; j < latents; j++) {
                    covariances[row][i][j] = posteriors.covariance(row, i, j);
                }
            }
        }
        return new Encoded(means, covariances);
    }

    int latents() {
        return means[0].length;
    }

    /** The given rows in the given order. */
    Encoded select(int... rows) {
        return new Encoded(
                Arrays.stream(rows).mapToObj(row -> means[row]).toArray(double[][]::new),
                Arrays.stream(rows).mapToObj(row -> covariances[row]).toArray(double[][][]::new));
    }

    /**
     * Throws unless the moments are those of another encoding.
     *
     * @param whole all observations encoded at once, for the scale of the means
     */
    void requireClose(String what, Encoded expected, Encoded whole) {
        requireEqual(what, expected, whole, TOLERANCE);
    }

    /** Throws unless the moments are bit by bit those of another encoding. */
    void requireSame(String what, Encoded expected) {
        requireEqual(what, expected, expected, 0);
    }

    private void requireEqual(String what, Encoded expected, Encoded whole, double tolerance) {
        if (means.length != expected.means.length || latents() != expected.latents()) {
            throw new Violation(what + " there are " + means.length + " posteriors of " + latents()
                    + " latents, expected " + expected.means.length + " of " + expected.latents());
        }
        for (int row = 0; row < means.length; row++) {
            for (int i = 0; i < latents(); i++) {
                int latent = i;
                double scale = Math.max(
                        Math.sqrt(Math.abs(expected.covariances[row][i][i])),
                        Arrays.stream(whole.means)
                                .mapToDouble(m -> Math.abs(m[latent]))
                                .max()
                                .orElse(0));
                requireClose(what, row, "mean of z" + i, means[row][i], expected.means[row][i], tolerance * scale);
                for (int j = 0; j < latents(); j++) {
                    double size =
                            Math.sqrt(Math.abs(expected.covariances[row][i][i] * expected.covariances[row][j][j]));
                    requireClose(
                            what,
                            row,
                            i == j ? "variance of z" + i : "covariance of z" + i + " and z" + j,
                            covariances[row][i][j],
                            expected.covariances[row][i][j],
                            tolerance * size);
                }
            }
        }
    }

    private static void requireClose(
            String what, int row, String figure, double actual, double expected, double tolerance) {
        if (Double.compare(actual, expected) != 0 && !(Math.abs(actual - expected) <= tolerance)) {
            throw new Violation(what + " the " + figure + " in row " + row + " is " + actual + ", expected " + expected
                    + (tolerance > 0 ? " within " + tolerance : ""));
        }
    }

    /** The given observations in the given order, in an array of their own. */
    static Observations select(Observations observations, int... rows) {
        int width = observations.width();
        float[] values = new float[rows.length * width];
        IntStream.range(0, rows.length)
                .forEach(r -> System.arraycopy(observations.values(), rows[r] * width, values, r * width, width));
        return Observations.of(observations.shape(), values);
    }
}
