package org.teasel.models.training;

import java.util.SplittableRandom;
import org.teasel.estimators.rows.Streams;

/** The random numbers of a training: a stream of their own for each use and step. */
record Draws(long seed) {

    /** What numbers are drawn for. Their order is part of what a seed means. */
    enum Use {
        ENCODER,
        DECODER,
        DISCRIMINATOR,
        ORDER,
        OTHER_ORDER,
        NOISE,
        OTHER_NOISE,
        CONTRAST,
        GENERATOR,
        CODES,
        VALIDATION_NOISE
    }

    SplittableRandom of(Use use, long step) {
        return Streams.of(key(use), step);
    }

    /** A seed for one use. */
    long key(Use use) {
        return Streams.mix(seed) + use.ordinal();
    }

    /** Standard normal numbers. */
    float[] normals(Use use, long step, int count) {
        SplittableRandom random = of(use, step);
        float[] normals = new float[count];
        for (int k = 0; k < count; k++) {
            normals[k] = (float) random.nextGaussian();
        }
        return normals;
    }
}
