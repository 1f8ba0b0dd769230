package org.teasel.api.posterior;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.InvalidInputException;

/** Posteriors of discrete latents that are independent given x: z_i takes the value v with probability p_iv(x). */
public final class Categorical extends FactorisedPosteriors {

    /** How far the probabilities of a latent may miss a sum of 1 before they are refused. */
    public static final double SUM_TOLERANCE = 1e-6;

    private final int[] offsets;
    private final double[] probabilities;

    private Categorical(int[] offsets, double[] probabilities) {
        this.offsets = offsets;
        this.probabilities = probabilities;
    }

    /**
     * Posteriors from a row-major array of probabilities, which is copied and scaled to sums of exactly 1.
     *
     * @param values number of values of each latent, length L
     * @param probabilities [N, sum of values], the latents' probabilities one after another
     */
    public static Categorical of(int[] values, double[] probabilities) {
        int[] offsets = new int[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 1) {
                throw new InvalidInputException("latent " + i + " has " + values[i] + " values, expected at least 1");
            }
            offsets[i + 1] = offsets[i] + values[i];
        }
        int width = offsets[values.length];
        int rows = PosteriorArrays.rows("probability", probabilities.length, width);
        double[] scaled = probabilities.clone();
        PosteriorArrays.requireNotNegative("probability", scaled, width);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < values.length; i++) {
                scaleToOne(scaled, row, i, row * width + offsets[i], row * width + offsets[i + 1]);
            }
        }
        return new Categorical(offsets, scaled);
    }

    private static void scaleToOne(double[] probabilities, int row, int latent, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += probabilities[k];
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new InvalidInputException("probability, row " + row + ", latent " + latent + ": the sum is " + sum
                    + ", expected 1 within " + SUM_TOLERANCE);
        }
        for (int k = from; k < to; k++) {
            probabilities[k] /= sum;
        }
    }

    private int width() {
        return offsets[offsets.length - 1];
    }

    private int values(int latent) {
        return offsets[latent + 1] - offsets[latent];
    }

    /** Probability that z_i has the value given x. */
    public double probability(int row, int latent, int value) {
        return probabilities[row * width() + offsets[latent] + value];
    }

    @Override
    public int size() {
        return probabilities.length / width();
    }

    @Override
    public int latents() {
        return offsets.length - 1;
    }

    @Override
    public Latent latent(int latent) {
        return new Latent.Discrete(values(latent));
    }

    @Override
    public double mean(int row, int latent) {
        double mean = 0;
        for (int v = 0; v < values(latent); v++) {
            mean += v * probability(row, latent, v);
        }
        return mean;
    }

    @Override
    public double variance(int row, int latent) {
        double mean = mean(row, latent);
        double variance = 0;
        for (int v = 0; v < values(latent); v++) {
            variance += (v - mean) * (v - mean) * probability(row, latent, v);
        }
        return variance;
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        double sum = 0;
        for (int v = 0; v < values(latent) && v <= value; v++) {
            sum += probability(row, latent, v);
        }
        return Math.min(sum, 1);
    }

    @Override
    public double logMarginal(int row, int latent, double value) {
        int v = (int) value;
        if (v != value || v < 0 || v >= values(latent)) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.log(probability(row, latent, v));
    }

    @Override
    public OptionalDouble entropy(int row, int latent) {
        double entropy = 0;
        for (int v = 0; v < values(latent); v++) {
            double p = probability(row, latent, v);
            if (p > 0) {
                entropy -= p * Math.log(p);
            }
        }
        return OptionalDouble.of(entropy);
    }

    @Override
    public double sample(int row, int latent, RandomGenerator random) {
        double rest = random.nextDouble();
        int last = 0;
        for (int v = 0; v < values(latent); v++) {
            double p = probability(row, latent, v);
            if (p > 0) {
                if (rest < p) {
                    return v;
                }
                rest -= p;
                last = v;
            }
        }
        return last;
    }

    @Override
    public Categorical select(int[] rows) {
        return new Categorical(offsets, PosteriorArrays.select(probabilities, width(), rows));
    }
}
