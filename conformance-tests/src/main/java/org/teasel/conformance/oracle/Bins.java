package org.teasel.conformance.oracle;

import java.util.Arrays;
import org.teasel.api.Quantisation;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/**
 * Masses Q(s given x) of the bins of a latent by the rules of Do and Tran 2020, A.10. A discrete latent's values are
 * its bins, whatever the rule, and a point lies in the bin that holds it.
 *
 * @param quantisation how continuous latents are cut
 * @param posteriors the posteriors
 */
record Bins(Quantisation quantisation, Posteriors posteriors) {

    /** Mass in the range, or greatest density at a centre, below which all mass goes to the bin of the mean. */
    static final double LEAST_INSIDE = 1e-8;

    private static final double LEAST_DENSITY = 1e-5;

    int count(int latent) {
        return posteriors.latent(latent) instanceof Latent.Discrete discrete ? discrete.values() : quantisation.bins();
    }

    /** Whether the marginal of an observation is a point. */
    boolean isPoint(int n, int latent) {
        return posteriors.latent(latent) instanceof Latent.Continuous
                && posteriors.density(n, LatentSet.of(latent)).dimension() == 0;
    }

    /** Bin of the mean; of a discrete latent, the value nearest to it. */
    int binOfMean(int n, int latent) {
        double mean = posteriors.mean(n, latent);
        return posteriors.latent(latent) instanceof Latent.Discrete ? (int) Math.round(mean) : quantisation.bin(mean);
    }

    /** Q(s given x) for all bins s. */
    double[] masses(int n, int latent) {
        if (posteriors.latent(latent) instanceof Latent.Discrete) {
            return densities(n, latent, v -> v, count(latent));
        }
        if (isPoint(n, latent)) {
            return point(n, latent);
        }
        return switch (quantisation.rule()) {
            case EXACT -> differences(n, latent, 0, 1);
            case INTEGRAL -> {
                double[] masses = differences(
                        n,
                        latent,
                        posteriors.cumulative(n, latent, quantisation.low()),
                        posteriors.cumulative(n, latent, quantisation.high()));
                double inside = Arrays.stream(masses).sum();
                yield inside < LEAST_INSIDE ? point(n, latent) : scaled(masses, inside);
            }
            case DENSITY -> {
                double[] densities = densities(n, latent, this::centre, quantisation.bins());
                yield Arrays.stream(densities).max().orElseThrow() < LEAST_DENSITY
                        ? point(n, latent)
                        : scaled(densities, Arrays.stream(densities).sum());
            }
        };
    }

    /** Probability of the marginal outside the range. */
    double outside(int n, int latent) {
        if (posteriors.latent(latent) instanceof Latent.Discrete) {
            return 0;
        }
        if (isPoint(n, latent)) {
            double value = posteriors.mean(n, latent);
            return value < quantisation.low() || value > quantisation.high() ? 1 : 0;
        }
        return posteriors.cumulative(n, latent, quantisation.low())
                + (1 - posteriors.cumulative(n, latent, quantisation.high()));
    }

    /** All mass in the bin of the mean. */
    double[] point(int n, int latent) {
        double[] masses = new double[count(latent)];
        masses[binOfMean(n, latent)] = 1;
        return masses;
    }

    private double centre(int bin) {
        return 0.5 * (quantisation.edge(bin) + quantisation.edge(bin + 1));
    }

    /** Differences of the distribution function over the edges, given what it counts as at both ends. */
    private double[] differences(int n, int latent, double atLow, double atHigh) {
        double[] cumulative = new double[quantisation.bins() + 1];
        for (int s = 1; s < quantisation.bins(); s++) {
            cumulative[s] = posteriors.cumulative(n, latent, quantisation.edge(s));
        }
        cumulative[0] = atLow;
        cumulative[quantisation.bins()] = atHigh;
        double[] masses = new double[quantisation.bins()];
        Arrays.setAll(masses, s -> cumulative[s + 1] - cumulative[s]);
        return masses;
    }

    private interface Place {
        double of(int bin);
    }

    private double[] densities(int n, int latent, Place place, int count) {
        Density density = posteriors.density(n, LatentSet.of(latent));
        double[] densities = new double[count];
        double[] z = new double[posteriors.latents()];
        for (int s = 0; s < count; s++) {
            z[latent] = place.of(s);
            densities[s] = Math.exp(density.log(z));
        }
        return densities;
    }

    private static double[] scaled(double[] masses, double total) {
        return Arrays.stream(masses).map(mass -> mass / total).toArray();
    }
}
