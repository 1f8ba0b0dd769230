package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.posterior.CholeskyFactor;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.StandardNormal;
import org.teasel.api.statistic.Batch;

/**
 * Reads correlated Gaussian components of full rank. With the precision matrix P and w = P (z - m), the squared
 * distance in all latents but i is (z - m)^T w - w_i^2 / P_ii, and the determinant of their covariance is P_ii times
 * the whole one: so all L leave-one-out densities cost little more than the joint one. Where that sum would cancel, the
 * density is read by itself.
 */
final class CorrelatedReader implements ComponentReader {

    /** Leaving out a latent adds its part to the joint exponent; beyond this part, digits of the sum cancel. */
    private static final double LARGE = 1e3;

    /** More than the share of that part that can be lost. */
    private static final double LOST_DIGITS = 1e-9;

    private final Reading reading;
    private final BatchSums batch;
    private final int size;
    private final int latents;
    private final double[] means;
    /** [component][L x L]. */
    private final double[][] precisions;
    /** [component], log density at the mean. */
    private final double[] heights;
    /** [latent][component], log P_ii / 2 - log(2 pi) / 2, by which leaving out a latent lowers the log density. */
    private final double[][] drops;

    private final double[][] marginalInverses;
    private final double[][] marginalHeights;
    private final CorrelatedGaussian posteriors;
    /** [set][component], of the sets that are read by their own densities, where they were asked for. */
    private final Density[][] densities;

    private final double[] exponents;
    private final double[] displacement;
    private final double[] product;

    private CorrelatedReader(Reading reading, int[] rows, CorrelatedGaussian posteriors, CholeskyFactor[] factors) {
        this.reading = reading;
        batch = new BatchSums(reading, rows);
        size = rows.length;
        latents = reading.latents();
        means = new double[size * latents];
        precisions = new double[size][];
        heights = new double[size];
        drops = new double[latents][size];
        marginalInverses = new double[latents][size];
        marginalHeights = new double[latents][size];
        for (int n = 0; n < size; n++) {
            precisions[n] = factors[n].inverse();
            heights[n] = -0.5 * factors[n].logDeterminant() - latents * StandardNormal.HALF_LOG_TWO_PI;
            for (int i = 0; i < latents; i++) {
                means[n * latents + i] = posteriors.mean(n, i);
                drops[i][n] = 0.5 * Math.log(precisions[n][i * latents + i]) - StandardNormal.HALF_LOG_TWO_PI;
                double deviation = Math.sqrt(posteriors.covariance(n, i, i));
                marginalInverses[i][n] = 1 / deviation;
                marginalHeights[i][n] = -Math.log(deviation) - StandardNormal.HALF_LOG_TWO_PI;
            }
        }
        this.posteriors = posteriors;
        densities = new Density[reading.sets().size()][];
        exponents = new double[size];
        displacement = new double[latents];
        product = new double[latents];
    }

    /** A reader of the batch; of the general kind if a component or a draw's own one has no full rank. */
    static ComponentReader of(Reading reading, Batch batch, CorrelatedGaussian posteriors) {
        CholeskyFactor[] factors = new CholeskyFactor[batch.rows().length];
        Arrays.setAll(factors, n -> posteriors.factor(n, LatentSet.all(posteriors.latents())));
        boolean regular = Arrays.stream(factors).allMatch(f -> f.rank() == posteriors.latents())
                && IntStream.range(0, reading.sets().size())
                        .allMatch(s -> reading.own().spread()[s])
                && IntStream.range(0, reading.latents())
                        .allMatch(i -> reading.ownMarginals().spread()[i]);
        return regular
                ? new CorrelatedReader(reading, batch.rows(), posteriors, factors)
                : new GeneralReader(reading, batch);
    }

    @Override
    public void read(int m, MixtureSums[] sums, MixtureSums[][] factorSums) {
        double[] z = reading.draws().points()[m];
        for (int i = 0; i < latents; i++) {
            int set = reading.marginal()[i];
            if (set >= 0) {
                double own = reading.own().log()[set][m];
                for (int n = 0; n < size; n++) {
                    double distance = (z[i] - means[n * latents + i]) * marginalInverses[i][n];
                    exponents[n] = marginalHeights[i][n] - 0.5 * distance * distance - own;
                }
                batch.addMarginal(m, i, exponents, sums[set], factorSums);
            }
        }
        for (int n = 0; n < size; n++) {
            addJoints(m, n, z, sums);
        }
        for (int s : reading.others()) {
            for (int n = 0; n < size; n++) {
                batch.add(m, n, density(s, n).log(z) - reading.own().log()[s][m], s, sums);
            }
        }
    }

    private void addJoints(int m, int n, double[] z, MixtureSums[] sums) {
        double[] precision = precisions[n];
        for (int i = 0; i < latents; i++) {
            displacement[i] = z[i] - means[n * latents + i];
        }
        double distance = 0;
        for (int i = 0; i < latents; i++) {
            double sum = 0;
            for (int j = 0; j < latents; j++) {
                sum += precision[i * latents + j] * displacement[j];
            }
            product[i] = sum;
            distance += sum * displacement[i];
        }
        double whole = heights[n] - 0.5 * distance;
        if (reading.joint() >= 0) {
            batch.add(m, n, whole - reading.own().log()[reading.joint()][m], reading.joint(), sums);
        }
        for (int i = 0; i < latents; i++) {
            int set = reading.rest()[i];
            if (set >= 0) {
                double gain = 0.5 * product[i] * product[i] / precision[i * latents + i];
                double own = reading.own().log()[set][m];
                double exponent = whole + gain - drops[i][n] - own;
                if (gain > LARGE && exponent > reading.cut()[m] - LOST_DIGITS * gain) {
                    exponent = density(set, n).log(z) - own;
                }
                batch.add(m, n, exponent, set, sums);
            }
        }
    }

    /** The density of a component in a set, prepared when it is first asked for. */
    private Density density(int set, int n) {
        if (densities[set] == null) {
            densities[set] = new Density[size];
        }
        if (densities[set][n] == null) {
            densities[set][n] = posteriors.density(n, reading.sets().get(set));
        }
        return densities[set][n];
    }
}
