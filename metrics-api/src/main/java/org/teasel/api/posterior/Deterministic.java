package org.teasel.api.posterior;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** Posteriors of an encoder without noise: z = m(x), each a single point. */
public final class Deterministic extends FactorisedPosteriors {

    private final int latents;
    private final double[] points;

    private Deterministic(int latents, double[] points) {
        this.latents = latents;
        this.points = points;
    }

    /**
     * Posteriors from a row-major array of points, which is copied.
     *
     * @param latents number of latents, L
     * @param points [N, L], finite
     */
    public static Deterministic of(int latents, double[] points) {
        PosteriorArrays.rows("point", points.length, latents);
        Deterministic posteriors = new Deterministic(latents, points.clone());
        PosteriorArrays.requireFinite("point", posteriors.points, latents);
        return posteriors;
    }

    /** Posteriors from a table of points, one row an observation. */
    public static Deterministic of(double[][] points) {
        return of(points.length == 0 ? 1 : points[0].length, PosteriorArrays.flatten("point", points));
    }

    @Override
    public int size() {
        return points.length / latents;
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public double mean(int row, int latent) {
        return points[row * latents + latent];
    }

    @Override
    public double variance(int row, int latent) {
        return 0;
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        return value >= mean(row, latent) ? 1 : 0;
    }

    @Override
    public double logMarginal(int row, int latent, double value) {
        return value == mean(row, latent) ? 0 : Double.NEGATIVE_INFINITY;
    }

    @Override
    public OptionalDouble entropy(int row, int latent) {
        return OptionalDouble.of(Double.NEGATIVE_INFINITY);
    }

    @Override
    public double sample(int row, int latent, RandomGenerator random) {
        return mean(row, latent);
    }

    @Override
    public Deterministic select(int[] rows) {
        return new Deterministic(latents, PosteriorArrays.select(points, latents, rows));
    }
}
