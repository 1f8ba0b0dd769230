package org.teasel.api.posterior;

import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.InvalidInputException;

/**
 * q(z given x) = prod_i N(z_i; m_i(x), s_i(x)^2), the family of the variational auto-encoder. A standard deviation of
 * 0 makes that latent deterministic, and so does one below the least normal number, which has no inverse.
 */
public final class DiagonalGaussian extends FactorisedPosteriors {

    private final int latents;
    private final double[] means;
    private final double[] deviations;

    private DiagonalGaussian(int latents, double[] means, double[] deviations) {
        this.latents = latents;
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * Posteriors from row-major arrays, which are copied.
     *
     * @param latents number of latents, L
     * @param means [N, L], finite
     * @param standardDeviations [N, L], finite and not negative
     */
    public static DiagonalGaussian of(int latents, double[] means, double[] standardDeviations) {
        PosteriorArrays.rows("mean", means.length, latents);
        if (standardDeviations.length != means.length) {
            throw new InvalidInputException("standard deviation has " + standardDeviations.length
                    + " numbers, expected " + means.length + " as the mean has");
        }
        DiagonalGaussian posteriors = new DiagonalGaussian(latents, means.clone(), standardDeviations.clone());
        PosteriorArrays.requireFinite("mean", posteriors.means, latents);
        PosteriorArrays.requireNotNegative("standard deviation", posteriors.deviations, latents);
        for (int k = 0; k < posteriors.deviations.length; k++) {
            if (posteriors.deviations[k] < Double.MIN_NORMAL) {
                posteriors.deviations[k] = 0;
            }
        }
        return posteriors;
    }

    /** Posteriors from tables of means and standard deviations, one row an observation. */
    public static DiagonalGaussian of(double[][] means, double[][] standardDeviations) {
        int latents = means.length == 0 ? 1 : means[0].length;
        if (standardDeviations.length != means.length
                || (means.length > 0 && standardDeviations[0].length != latents)) {
            int width = standardDeviations.length == 0 ? 0 : standardDeviations[0].length;
            throw new InvalidInputException("standard deviation has " + standardDeviations.length + " rows of " + width
                    + ", expected " + means.length + " of " + latents + " as the mean has");
        }
        return of(
                latents,
                PosteriorArrays.flatten("mean", means),
                PosteriorArrays.flatten("standard deviation", standardDeviations));
    }

    static DiagonalGaussian join(List<DiagonalGaussian> parts) {
        return new DiagonalGaussian(
                parts.get(0).latents,
                PosteriorArrays.join(parts.stream().map(p -> p.means).toList()),
                PosteriorArrays.join(parts.stream().map(p -> p.deviations).toList()));
    }

    @Override
    public int size() {
        return means.length / latents;
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public double mean(int row, int latent) {
        return means[row * latents + latent];
    }

    /** Standard deviation of q(z_i given x). */
    public double standardDeviation(int row, int latent) {
        return deviations[row * latents + latent];
    }

    /** Means of one latent in all rows, [N]: a copy, for estimators that read many. */
    public double[] means(int latent) {
        return PosteriorArrays.column(means, latents, latent);
    }

    /** Standard deviations of one latent in all rows, [N]: a copy, for estimators that read many. */
    public double[] standardDeviations(int latent) {
        return PosteriorArrays.column(deviations, latents, latent);
    }

    @Override
    public double variance(int row, int latent) {
        double deviation = standardDeviation(row, latent);
        return deviation * deviation;
    }

    @Override
    public boolean point(int row, int latent) {
        return standardDeviation(row, latent) == 0;
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        double distance = value - mean(row, latent);
        double deviation = standardDeviation(row, latent);
        if (deviation == 0) {
            return distance >= 0 ? 1 : 0;
        }
        return StandardNormal.cumulative(distance / deviation);
    }

    @Override
    public double logMarginal(int row, int latent, double value) {
        double distance = value - mean(row, latent);
        double deviation = standardDeviation(row, latent);
        if (deviation == 0) {
            return distance == 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        return StandardNormal.logDensity(distance / deviation) - Math.log(deviation);
    }

    @Override
    public OptionalDouble entropy(int row, int latent) {
        return OptionalDouble.of(StandardNormal.ENTROPY + Math.log(standardDeviation(row, latent)));
    }

    @Override
    public double sample(int row, int latent, RandomGenerator random) {
        return mean(row, latent) + standardDeviation(row, latent) * random.nextGaussian();
    }

    @Override
    public DiagonalGaussian select(int[] rows) {
        return new DiagonalGaussian(
                latents,
                PosteriorArrays.select(means, latents, rows),
                PosteriorArrays.select(deviations, latents, rows));
    }
}
