package org.teasel.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.DiagonalGaussian;

/**
 * Posteriors shaped like those of a variational auto-encoder on images of a few factors. An informative latent's mean
 * follows one factor, bent by a second, at about unit variance, with a standard deviation of its own from 0.02 to 0.5
 * that varies between observations by a factor of two. All other latents are noise: means near 0, deviations near 1.
 *
 * @param observations N, at least 1
 * @param latents L, at least 1
 * @param informative how many latents come from factors, from 0 to L; they lie between the others, not before them
 * @param seed seed of everything random
 */
public record SyntheticPosteriors(int observations, int latents, int informative, long seed) {

    /** Numbers of values of the factors: shape, scale, orientation and two positions, as in dSprites. */
    private static final int[] VALUES = {3, 6, 10, 16, 16};

    private static final List<String> NAMES = List.of("shape", "scale", "orientation", "x", "y");

    private static final double SHARPEST = 0.02;
    private static final double BLUNTEST = 0.5;

    public SyntheticPosteriors {
        if (observations < 1 || latents < 1 || informative < 0 || informative > latents) {
            throw new IllegalArgumentException(observations + " observations, " + latents + " latents, " + informative
                    + " of them informative: expected at least one of each, and no more informative ones than latents");
        }
    }

    /** Posteriors of which six latents in ten are informative. */
    public static SyntheticPosteriors of(int observations, int latents, long seed) {
        return new SyntheticPosteriors(observations, latents, usuallyInformative(latents), seed);
    }

    /** Six latents in ten, about what trained encoders of ten latents keep. */
    public static int usuallyInformative(int latents) {
        return (int) Math.round(0.6 * latents);
    }

    /** The representation, with its five factors, of which each observation has independent, uniform values. */
    public Representation representation() {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] means = new double[observations][latents];
        double[][] deviations = new double[observations][latents];
        int[][] codes = new int[observations][VALUES.length];
        for (int[] row : codes) {
            for (int k = 0; k < row.length; k++) {
                row[k] = random.nextInt(VALUES[k]);
            }
        }
        for (int i = 0, rank = 0; i < latents; i++) {
            if (informs(i)) {
                inform(i, rank++, codes, means, deviations, random.split());
            } else {
                blur(i, means, deviations, random.split());
            }
        }
        return Representation.of(
                "synthetic-" + observations + "x" + latents,
                DiagonalGaussian.of(means, deviations),
                Factors.categorical(NAMES, codes));
    }

    /** Whether a latent is informative: they are spread evenly. */
    private boolean informs(int latent) {
        return (long) (latent + 1) * informative / latents > (long) latent * informative / latents;
    }

    private void inform(
            int latent, int rank, int[][] codes, double[][] means, double[][] deviations, SplittableRandom random) {
        int main = (VALUES.length - 1 + rank) % VALUES.length;
        int other = random.nextInt(VALUES.length);
        double typical = SHARPEST * Math.pow(BLUNTEST / SHARPEST, random.nextDouble());
        for (int row = 0; row < observations; row++) {
            double follows = position(codes[row], main) + 0.2 * Math.sin(3 * position(codes[row], other));
            means[row][latent] = follows + 0.1 * random.nextGaussian();
            deviations[row][latent] = typical * Math.pow(2, random.nextDouble() - 0.5);
        }
    }

    /** A factor's value as a number, of mean 0 and variance 1 over uniform values. */
    private static double position(int[] codes, int factor) {
        int values = VALUES[factor];
        return (2.0 * codes[factor] - values + 1) * Math.sqrt(3.0 / (values * values - 1));
    }

    private void blur(int latent, double[][] means, double[][] deviations, SplittableRandom random) {
        for (int row = 0; row < observations; row++) {
            means[row][latent] = 0.03 * random.nextGaussian();
            deviations[row][latent] = 0.95 + 0.05 * random.nextDouble();
        }
    }
}
