package org.teasel.conformance.encoder;

import java.util.Arrays;
import java.util.List;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

/** A right encoder, two sums over the pixels; subclasses get something wrong. */
class RightEncoder implements Encoder {

    static final int[] SHAPE = {1, 2, 3};

    static final int LATENTS = 2;

    @Override
    public String name() {
        return "two sums";
    }

    @Override
    public List<String> latentNames() {
        return List.of("plain", "weighted");
    }

    @Override
    public Posteriors encode(Observations observations) {
        requireShape(observations);
        double[][] means = means(observations);
        double[][] deviations = new double[means.length][LATENTS];
        for (int row = 0; row < means.length; row++) {
            for (int i = 0; i < LATENTS; i++) {
                deviations[row][i] = Math.exp(-Math.abs(means[row][i]) / 4);
            }
        }
        return DiagonalGaussian.of(means, deviations);
    }

    void requireShape(Observations observations) {
        if (!Arrays.equals(observations.shape(), SHAPE)) {
            throw new InvalidInputException("the observations have the shape " + Arrays.toString(observations.shape())
                    + ", expected " + Arrays.toString(SHAPE));
        }
    }

    double[][] means(Observations observations) {
        int width = observations.width();
        double[][] means = new double[observations.size()][LATENTS];
        for (int row = 0; row < means.length; row++) {
            for (int k = 0; k < width; k++) {
                double pixel = observations.values()[row * width + k];
                means[row][0] += pixel;
                means[row][1] += (k - 2) * pixel;
            }
        }
        return means;
    }
}
