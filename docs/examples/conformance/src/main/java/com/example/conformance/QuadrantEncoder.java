package com.example.conformance;

import java.util.Arrays;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

/** Encodes an image of 64 by 64 pixels as the white in each of its quadrants, with some Gaussian noise. */
public final class QuadrantEncoder implements Encoder {

    private static final int SIDE = 64;
    private static final double NOISE = 0.1;

    @Override
    public String name() {
        return "certified-quadrants";
    }

    @Override
    public Posteriors encode(Observations images) {
        if (!Arrays.equals(images.shape(), new int[] {1, SIDE, SIDE})) {
            throw new InvalidInputException(
                    "the quadrant encoder got observations of shape " + Arrays.toString(images.shape())
                            + ", expected [1, 64, 64]");
        }
        double[] means = new double[images.size() * 4];
        for (int p = 0; p < images.values().length; p++) {
            int row = p / SIDE % SIDE;
            int column = p % SIDE;
            int quadrant = (2 * row < SIDE ? 0 : 2) + (2 * column < SIDE ? 0 : 1);
            means[p / (SIDE * SIDE) * 4 + quadrant] += images.values()[p] * 16.0 / (SIDE * SIDE);
        }
        double[] deviations = new double[means.length];
        Arrays.fill(deviations, NOISE);
        return DiagonalGaussian.of(4, means, deviations);
    }
}
