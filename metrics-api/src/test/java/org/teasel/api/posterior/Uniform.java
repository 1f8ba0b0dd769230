package org.teasel.api.posterior;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** A family as a third party would write it: every latent uniform between two values. */
final class Uniform extends FactorisedPosteriors {

    private final double[][] lows;
    private final double width;

    Uniform(double width, double[]... lows) {
        this.lows = lows;
        this.width = width;
    }

    @Override
    public int size() {
        return lows.length;
    }

    @Override
    public int latents() {
        return 3;
    }

    @Override
    public double mean(int row, int latent) {
        return lows[row][latent] + width / 2;
    }

    @Override
    public double variance(int row, int latent) {
        return width * width / 12;
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        return Math.max(0, Math.min(1, (value - lows[row][latent]) / width));
    }

    @Override
    public double logMarginal(int row, int latent, double value) {
        boolean inside = value >= lows[row][latent] && value < lows[row][latent] + width;
        return inside ? -Math.log(width) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public OptionalDouble entropy(int row, int latent) {
        return OptionalDouble.of(Math.log(width));
    }

    @Override
    public double sample(int row, int latent, RandomGenerator random) {
        return lows[row][latent] + width * random.nextDouble();
    }

    @Override
    public Uniform select(int[] rows) {
        double[][] chosen = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            chosen[r] = lows[rows[r]];
        }
        return new Uniform(width, chosen);
    }
}
