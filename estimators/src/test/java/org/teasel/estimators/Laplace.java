package org.teasel.estimators;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.posterior.FactorisedPosteriors;

/** A family of posteriors that the estimators have never heard of, without an entropy in closed form. */
final class Laplace extends FactorisedPosteriors {

    private final int latents;
    private final double[][] centres;
    private final double[][] scales;

    Laplace(int latents, double[][] centres, double[][] scales) {
        this.latents = latents;
        this.centres = centres;
        this.scales = scales;
    }

    @Override
    public int size() {
        return centres.length;
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public double mean(int row, int latent) {
        return centres[row][latent];
    }

    @Override
    public double variance(int row, int latent) {
        return 2 * scales[row][latent] * scales[row][latent];
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        double t = (value - centres[row][latent]) / scales[row][latent];
        return t < 0 ? 0.5 * Math.exp(t) : 1 - 0.5 * Math.exp(-t);
    }

    @Override
    public double logMarginal(int row, int latent, double value) {
        double scale = scales[row][latent];
        return -Math.abs(value - centres[row][latent]) / scale - Math.log(2 * scale);
    }

    @Override
    public OptionalDouble entropy(int row, int latent) {
        return OptionalDouble.empty();
    }

    @Override
    public double sample(int row, int latent, RandomGenerator random) {
        double u = random.nextDouble() - 0.5;
        return centres[row][latent] - scales[row][latent] * Math.signum(u) * Math.log1p(-2 * Math.abs(u));
    }

    @Override
    public Laplace select(int[] rows) {
        double[][] chosenCentres = new double[rows.length][];
        double[][] chosenScales = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            chosenCentres[r] = centres[rows[r]];
            chosenScales[r] = scales[rows[r]];
        }
        return new Laplace(latents, chosenCentres, chosenScales);
    }
}
