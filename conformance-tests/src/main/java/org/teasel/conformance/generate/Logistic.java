package org.teasel.conformance.generate;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.posterior.FactorisedPosteriors;

/** Independent logistic latents by mean and standard deviation. */
final class Logistic extends FactorisedPosteriors {

    private static final double SCALE = Math.sqrt(3) / Math.PI;

    private final int latents;
    private final double[][] means;
    private final double[][] deviations;

    Logistic(int latents, double[][] means, double[][] deviations) {
        this.latents = latents;
        this.means = means;
        this.deviations = deviations;
    }

    @Override
    public int size() {
        return means.length;
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public double mean(int row, int latent) {
        return means[row][latent];
    }

    @Override
    public double variance(int row, int latent) {
        return deviations[row][latent] * deviations[row][latent];
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        return 1 / (1 + Math.exp(-standard(row, latent, value)));
    }

    @Override
    public double logMarginal(int row, int latent, double value) {
        double t = Math.abs(standard(row, latent, value));
        return -t - 2 * Math.log1p(Math.exp(-t)) - Math.log(SCALE * deviations[row][latent]);
    }

    @Override
    public OptionalDouble entropy(int row, int latent) {
        return OptionalDouble.empty();
    }

    @Override
    public double sample(int row, int latent, RandomGenerator random) {
        double u = random.nextDouble();
        while (u == 0) {
            u = random.nextDouble();
        }
        return means[row][latent] + SCALE * deviations[row][latent] * Math.log(u / (1 - u));
    }

    @Override
    public Logistic select(int[] rows) {
        return new Logistic(
                latents,
                Arrays.stream(rows).mapToObj(row -> means[row]).toArray(double[][]::new),
                Arrays.stream(rows).mapToObj(row -> deviations[row]).toArray(double[][]::new));
    }

    private double standard(int row, int latent, double value) {
        return (value - means[row][latent]) / (SCALE * deviations[row][latent]);
    }
}
