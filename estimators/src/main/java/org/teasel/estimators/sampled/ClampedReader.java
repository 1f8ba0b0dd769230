package org.teasel.estimators.sampled;

import java.util.Arrays;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.StandardNormal;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.estimators.mixture.Exponential;

/**
 * Reads diagonal Gaussian components with the density of each latent raised to a floor, as the published code of Do
 * and Tran does. All components count then, near or far.
 */
final class ClampedReader implements ComponentReader {

    /** A density of this logarithm is far below any floor. */
    private static final double LOST = -700;

    private final Reading reading;
    private final int[] rows;
    private final double[] weights;
    /** [latent][component]. */
    private final double[][] means;

    private final double[][] inverses;
    private final double[][] heights;
    private final double[][] densities;

    private final double[] before;
    private final double[] after;

    private ClampedReader(Reading reading, int[] rows, DiagonalGaussian posteriors) {
        this.reading = reading;
        this.rows = rows;
        weights = Arrays.stream(rows).mapToDouble(reading.population()::weight).toArray();
        means = new double[reading.latents()][rows.length];
        inverses = new double[reading.latents()][rows.length];
        heights = new double[reading.latents()][rows.length];
        densities = new double[reading.latents()][rows.length];
        for (int i = 0; i < means.length; i++) {
            for (int n = 0; n < rows.length; n++) {
                double deviation = posteriors.standardDeviation(n, i);
                means[i][n] = posteriors.mean(n, i);
                inverses[i][n] = 1 / deviation;
                heights[i][n] = -Math.log(deviation) - StandardNormal.HALF_LOG_TWO_PI;
            }
        }
        before = new double[rows.length];
        after = new double[rows.length];
    }

    static ComponentReader of(Reading reading, Batch batch) {
        for (boolean spread : reading.own().spread()) {
            if (!spread || !(batch.posteriors() instanceof DiagonalGaussian)) {
                throw new NotDefinedException("the published code knows only diagonal Gaussians with some noise");
            }
        }
        return new ClampedReader(reading, batch.rows(), (DiagonalGaussian) batch.posteriors());
    }

    @Override
    public void read(int m, MixtureSums[] sums, MixtureSums[][] factorSums) {
        double[] z = reading.draws().points()[m];
        int latents = densities.length;
        for (int i = 0; i < latents; i++) {
            for (int n = 0; n < rows.length; n++) {
                densities[i][n] = density(n, i, z[i]);
            }
            add(m, reading.marginal()[i], densities[i], sums);
            addFactors(m, i, factorSums);
            raise(densities[i]);
        }
        Arrays.fill(before, 1);
        for (int i = 0; i < latents; i++) {
            if (reading.rest()[i] >= 0) {
                System.arraycopy(before, 0, after, 0, rows.length);
                for (int j = i + 1; j < latents; j++) {
                    multiply(after, densities[j]);
                }
                add(m, reading.rest()[i], after, sums);
            }
            multiply(before, densities[i]);
        }
        add(m, reading.joint(), before, sums);
        for (int s : reading.others()) {
            Arrays.fill(after, 1);
            for (int i : reading.sets().get(s).toArray()) {
                multiply(after, densities[i]);
            }
            add(m, s, after, sums);
        }
    }

    private double density(int n, int i, double z) {
        double distance = (z - means[i][n]) * inverses[i][n];
        double log = heights[i][n] - 0.5 * distance * distance;
        return log > LOST ? Exponential.of(log) : 0;
    }

    private void raise(double[] densities) {
        for (int n = 0; n < densities.length; n++) {
            densities[n] = Math.max(densities[n], reading.floor());
        }
    }

    private static void multiply(double[] products, double[] densities) {
        for (int n = 0; n < products.length; n++) {
            products[n] *= densities[n];
        }
    }

    /** Adds weighted densities; sums are relative to the density of the draw's own component. */
    private void add(int m, int set, double[] products, MixtureSums[] sums) {
        if (set < 0) {
            return;
        }
        double total = 0;
        for (int n = 0; n < products.length; n++) {
            total += weights[n] * products[n];
        }
        sums[set].add(m, total, -reading.own().log()[set][m]);
    }

    private void addFactors(int m, int i, MixtureSums[][] factorSums) {
        for (int k = 0; k < factorSums.length; k++) {
            double total = 0;
            for (int n = 0; n < rows.length; n++) {
                double p = reading.probability(k, m, rows[n]);
                if (p > 0) {
                    total += p * weights[n] * densities[i][n];
                }
            }
            factorSums[k][i].add(m, total, -reading.own().log()[reading.marginal()[i]][m]);
        }
    }
}
