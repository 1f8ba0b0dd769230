package com.example.conformance;

import java.util.Random;
import org.teasel.api.data.Observations;

/** Some images for encoders to read. */
final class Images {

    private Images() {}

    static Observations some() {
        Random random = new Random(1);
        float[] pixels = new float[8 * 64 * 64];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = random.nextFloat();
        }
        return Observations.of(new int[] {1, 64, 64}, pixels);
    }
}
