package com.example.broken;

import com.example.conformance.QuadrantEncoder;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Posteriors;

/** Scales the images by the mean pixel of the batch, so that a posterior depends on the others beside it. */
public final class ContrastEncoder implements Encoder {

    private final Encoder quadrants = new QuadrantEncoder();

    @Override
    public String name() {
        return "broken-quadrants";
    }

    @Override
    public Posteriors encode(Observations images) {
        float[] scaled = images.values().clone();
        float sum = 0;
        for (float pixel : scaled) {
            sum += pixel;
        }
        for (int p = 0; p < scaled.length; p++) {
            scaled[p] *= 0.05f * scaled.length / sum;
        }
        return quadrants.encode(Observations.of(images.shape(), scaled));
    }
}
