package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.StandardNormal;

/**
 * Reads diagonal Gaussian components. Arrays lie latent by latent, so that the arithmetic of a draw runs along them;
 * only components that can matter to a sum reach an exponential.
 */
final class DiagonalReader implements ComponentReader {

    /** Exponent of a component that the draw is not on; finite, so that sums of several stay numbers. */
    private static final double OFF = -1e30;

    private final Reading reading;
    private final BatchSums batch;
    private final int size;
    /** [latent][component]. */
    private final double[][] means;

    private final double[][] inverses;
    private final double[][] heights;
    /** [latent][...], components that are a point in the latent. */
    private final int[][] points;

    private final double[][] exponents;
    private final double[] total;
    private final double[] lowest;
    private final double[] after;

    DiagonalReader(Reading reading, int[] rows, DiagonalGaussian posteriors) {
        int latents = reading.latents();
        this.reading = reading;
        batch = new BatchSums(reading, rows);
        size = rows.length;
        means = new double[latents][size];
        inverses = new double[latents][size];
        heights = new double[latents][size];
        points = new int[latents][];
        for (int i = 0; i < latents; i++) {
            int latent = i;
            points[i] = IntStream.range(0, size)
                    .filter(n -> posteriors.point(n, latent))
                    .toArray();
            for (int n = 0; n < size; n++) {
                double deviation = posteriors.standardDeviation(n, i);
                means[i][n] = posteriors.mean(n, i);
                inverses[i][n] = deviation > 0 ? 1 / deviation : 0;
                heights[i][n] = deviation > 0 ? -Math.log(deviation) - StandardNormal.HALF_LOG_TWO_PI : OFF;
            }
        }
        exponents = new double[latents][size];
        total = new double[size];
        lowest = new double[size];
        after = new double[latents + 1];
    }

    @Override
    public void read(int m, MixtureSums[] sums, MixtureSums[][] factorSums) {
        double[] z = reading.draws().points()[m];
        Arrays.fill(total, 0);
        Arrays.fill(lowest, 0);
        for (int i = 0; i < exponents.length; i++) {
            fillExponents(m, i, z[i]);
            double[] exponent = exponents[i];
            for (int n = 0; n < size; n++) {
                total[n] += exponent[n];
                lowest[n] = Math.min(lowest[n], exponent[n]);
            }
            if (reading.marginal()[i] >= 0) {
                batch.addMarginal(m, i, exponent, sums[reading.marginal()[i]], factorSums);
            }
        }
        double cut = reading.cut()[m];
        for (int n = 0; n < size; n++) {
            // The exponent without latent i is total - exponent_i, at most total - lowest; no number if infinite.
            if (!(total[n] - lowest[n] <= cut)) {
                addJoints(m, n, sums);
            }
        }
        for (int s : reading.others()) {
            addOther(m, s, sums);
        }
    }

    private void fillExponents(int m, int i, double z) {
        double[] exponent = exponents[i];
        if (reading.ownMarginals().dimension()[i][m] == 0) {
            Arrays.fill(exponent, OFF);
            for (int n : points[i]) {
                if (means[i][n] == z) {
                    exponent[n] = 0;
                }
            }
            return;
        }
        double own = reading.ownMarginals().log()[i][m];
        double[] mean = means[i];
        double[] inverse = inverses[i];
        double[] height = heights[i];
        for (int n = 0; n < size; n++) {
            double distance = (z - mean[n]) * inverse[n];
            exponent[n] = height[n] - 0.5 * distance * distance - own;
        }
    }

    private void addJoints(int m, int n, MixtureSums[] sums) {
        int latents = exponents.length;
        after[latents] = 0;
        for (int i = latents - 1; i >= 0; i--) {
            after[i] = after[i + 1] + exponents[i][n];
        }
        batch.add(m, n, after[0], reading.joint(), sums);
        double before = 0;
        for (int i = 0; i < latents; i++) {
            batch.add(m, n, before + after[i + 1], reading.rest()[i], sums);
            before += exponents[i][n];
        }
    }

    private void addOther(int m, int s, MixtureSums[] sums) {
        int[] latents = reading.sets().get(s).toArray();
        for (int n = 0; n < size; n++) {
            double exponent = 0;
            for (int i : latents) {
                exponent += exponents[i][n];
            }
            batch.add(m, n, exponent, s, sums);
        }
    }
}
