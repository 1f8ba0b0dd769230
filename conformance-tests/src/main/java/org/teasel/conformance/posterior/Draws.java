package org.teasel.conformance.posterior;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws from a posterior. */
final class Draws {

    private Draws() {}

    /** The first draw of a generator with the seed. */
    static double[] of(Row row, long seed) {
        return next(row, new SplittableRandom(seed));
    }

    /** The next draw of a generator; what the sampler leaves out is NaN. */
    static double[] next(Row row, RandomGenerator random) {
        double[] z = new double[row.latents()];
        Arrays.fill(z, Double.NaN);
        row.posteriors().sample(row.number(), random, z);
        return z;
    }
}
