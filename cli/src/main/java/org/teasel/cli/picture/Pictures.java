package org.teasel.cli.picture;

import java.util.List;

/**
 * What a decoder makes of a representation.
 *
 * @param decoder name of the decoder
 * @param originals observations from all over the data set
 * @param reconstructions what the decoder makes of the means of their posteriors
 * @param base row of the observation that traversals begin at, the one that is nearest to the aggregated posterior's
 *     mean
 * @param traversals one a latent, those first that hold most
 * @param left number of latents that are left out, those that hold least
 * @param cut share of the decoder's pixels that are brighter or darker than the data can be, and are cut, in [0, 1]
 */
public record Pictures(
        String decoder,
        Strip originals,
        Strip reconstructions,
        int base,
        List<Traversal> traversals,
        int left,
        double cut) {

    /**
     * What the decoder draws while one latent moves and all others stay.
     *
     * @param latent its name
     * @param rate mean of KL(q(z_i given x) || N(0, 1)) in nats; infinite for a latent without noise
     * @param deviation standard deviation of the aggregated posterior q(z_i)
     * @param strip the images, from the mean less {@link #REACH} deviations to the mean and {@link #REACH} deviations,
     *     the observation's own in the middle
     */
    public record Traversal(String latent, double rate, double deviation, Strip strip) {

        /** Deviations of the aggregated posterior that a latent moves to either side. */
        public static final double REACH = 2;

        /** Images in a strip: steps of half a deviation. */
        public static final int STEPS = 9;
    }

    /**
     * Images of one size beside each other.
     *
     * @param count number of images
     * @param width pixels across
     * @param height pixels down
     * @param png the picture as a PNG file
     */
    public record Strip(int count, int width, int height, byte[] png) {}
}
