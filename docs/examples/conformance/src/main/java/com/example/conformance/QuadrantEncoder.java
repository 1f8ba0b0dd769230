package com.example.conformance;

import java.util.Arrays;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

/** Encodes a square image as the white in each of its quadrants, with some Gaussian noise. */
public final class QuadrantEncoder implements Encoder {

    private static final double NOISE = 0.1;

    /** An encoder of square images of any size. */
    public QuadrantEncoder() {}

    @Override
    public String name() {
        return "certified-quadrants";
    }

    @Override
    public Posteriors encode(Observations images) {
        int[] shape = images.shape();
        int side = shape[shape.length - 1];
        if (images.width() != side * side || shape.length < 2 || shape[shape.length - 2] != side) {
            throw new InvalidInputException(
                    "the quadrant encoder got observations of shape " + Arrays.toString(shape)
                            + ", expected square images of one channel, such as [1, 64, 64]");
        }
        double[] means = new double[images.size() * 4];
        for (int p = 0; p < images.values().length; p++) {
            int row = p / side % side;
            int column = p % side;
            int quadrant = (2 * row < side ? 0 : 2) + (2 * column < side ? 0 : 1);
            means[p / (side * side) * 4 + quadrant] += images.values()[p] * 16.0 / (side * side);
        }
        double[] deviations = new double[means.length];
        Arrays.fill(deviations, NOISE);
        return DiagonalGaussian.of(4, means, deviations);
    }
}
