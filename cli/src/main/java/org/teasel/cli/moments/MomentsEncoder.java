package org.teasel.cli.moments;

import java.util.Arrays;
import java.util.List;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

/**
 * q(z given x) = prod_i N(z_i; (f_i(x) - a_i) / b_i, s_i^2) with image moments f_i, see {@link ImageMoments}: the
 * centre, the square root of the mass (a length), the two figures of elongation and angle, and the spread. The numbers
 * a_i and b_i bring the moments of drawn sprites to about unit scale, as a prior would. Two more latents are pure
 * noise, N(0, 1) whatever the image, like those that a variational auto-encoder leaves unused.
 */
final class MomentsEncoder implements Encoder {

    private static final int BATCH = 1024;

    private enum Trait {
        CENTRE_X("centre-x", 0.5, 0.15, 0.1),
        CENTRE_Y("centre-y", 0.5, 0.15, 0.1),
        SIZE("size", 0.21, 0.05, 0.1),
        ANGLE_ALONG("angle-cos", 0, 0.25, 0.2),
        ANGLE_ACROSS("angle-sin", 0, 0.25, 0.2),
        SPREAD("spread", 1.1, 0.06, 0.3),
        NOISE_1("noise-1", 0, 1, 1),
        NOISE_2("noise-2", 0, 1, 1);

        private final String label;
        private final double centre;
        private final double scale;
        private final double deviation;

        Trait(String label, double centre, double scale, double deviation) {
            this.label = label;
            this.centre = centre;
            this.scale = scale;
            this.deviation = deviation;
        }

        private double mean(ImageMoments moments) {
            double moment = switch (this) {
                case CENTRE_X -> moments.centreX();
                case CENTRE_Y -> moments.centreY();
                case SIZE -> Math.sqrt(moments.mass());
                case ANGLE_ALONG -> moments.along();
                case ANGLE_ACROSS -> moments.across();
                case SPREAD -> moments.spread();
                case NOISE_1, NOISE_2 -> centre;
            };
            return (moment - centre) / scale;
        }
    }

    @Override
    public String name() {
        return "moments";
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public List<String> latentNames() {
        return Arrays.stream(Trait.values()).map(trait -> trait.label).toList();
    }

    @Override
    public Posteriors encode(Observations observations) {
        int[] shape = observations.shape();
        int axes = shape.length;
        if (axes < 2 || observations.width() != shape[axes - 1] * shape[axes - 2]) {
            throw new InvalidInputException("moments reads images of one channel such as [1, 64, 64], the observations"
                    + " have the shape " + Arrays.toString(shape));
        }
        Trait[] traits = Trait.values();
        double[] means = new double[observations.size() * traits.length];
        double[] deviations = new double[means.length];
        for (int row = 0; row < observations.size(); row++) {
            ImageMoments moments = ImageMoments.of(
                    observations.values(), row * observations.width(), shape[axes - 2], shape[axes - 1]);
            for (Trait trait : traits) {
                int at = row * traits.length + trait.ordinal();
                means[at] = trait.mean(moments);
                deviations[at] = trait.deviation;
            }
        }
        return DiagonalGaussian.of(traits.length, means, deviations);
    }
}
