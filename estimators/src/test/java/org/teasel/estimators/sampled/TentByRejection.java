package org.teasel.estimators.sampled;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.posterior.FactorisedPosteriors;

/**
 * Latents with a density 1 - |z| on [-1, 1] whatever the row, drawn by rejection: by an unknown number of calls for random
 * numbers of several kinds.
 */
final class TentByRejection extends FactorisedPosteriors {

    private final int rows;
    private final int latents;

    TentByRejection(int rows, int latents) {
        this.rows = rows;
        this.latents = latents;
    }

    @Override
    public int size() {
        return rows;
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public double mean(int row, int latent) {
        return 0;
    }

    @Override
    public double variance(int row, int latent) {
        return 1.0 / 6;
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        double z = Math.max(-1, Math.min(1, value));
        return z < 0 ? 0.5 * (1 + z) * (1 + z) : 1 - 0.5 * (1 - z) * (1 - z);
    }

    @Override
    public double logMarginal(int row, int latent, double value) {
        return Math.log(Math.max(0, 1 - Math.abs(value)));
    }

    @Override
    public OptionalDouble entropy(int row, int latent) {
        return OptionalDouble.of(0.5);
    }

    @Override
    public double sample(int row, int latent, RandomGenerator random) {
        while (true) {
            double z = random.nextDouble();
            double height = random.nextBoolean() ? random.nextDouble() : random.nextFloat();
            if (height < 1 - z) {
                return random.nextInt(2) == 0 ? z : -z;
            }
        }
    }

    @Override
    public TentByRejection select(int[] chosen) {
        return new TentByRejection(chosen.length, latents);
    }
}
