package org.teasel.adapters.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.teasel.api.InvalidInputException;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.MarginalPosteriors;
import org.teasel.api.posterior.Posteriors;

/**
 * Posteriors that stay in the ND4J arrays they came in: q(z given x) = prod_i N(z_i; m_i(x), s_i(x)^2), with the means
 * in one array [N, L] and the standard deviations, or the logarithms of the variances, in another. Arrays may be of any
 * type of floats, in row-major or column-major order, or views of others; none is copied but rows that are selected,
 * into posteriors of their own. They must stay open and as they are while the posteriors are in use.
 */
public final class NDArrayPosteriors extends MarginalPosteriors {

    private enum Spread {
        STANDARD_DEVIATION {
            @Override
            double standardDeviation(double value) {
                return value;
            }
        },
        LOG_VARIANCE {
            @Override
            double standardDeviation(double value) {
                return Math.exp(value / 2);
            }
        };

        abstract double standardDeviation(double value);
    }

    private final INDArray means;
    private final INDArray spreads;
    private final Spread kind;
    private final Table mean;
    private final Table spread;

    private NDArrayPosteriors(INDArray means, INDArray spreads, Spread kind) {
        this.means = means;
        this.spreads = spreads;
        this.kind = kind;
        this.mean = Table.of("mean", means);
        this.spread = Table.of(kind == Spread.LOG_VARIANCE ? "log variance" : "standard deviation", spreads);
        if (spread.rows() != mean.rows() || spread.columns() != mean.columns()) {
            throw new InvalidInputException(spread.name() + " has " + spread.rows() + " rows of " + spread.columns()
                    + ", expected " + mean.rows() + " of " + mean.columns() + " as the mean has");
        }
        mean.requireEach(Double::isFinite, "a finite number");
        // Neither NaN nor an overflow passes.
        spread.requireEach(
                value -> kind.standardDeviation(value) >= 0 && Double.isFinite(kind.standardDeviation(value)),
                kind == Spread.LOG_VARIANCE
                        ? "the logarithm of a finite number"
                        : "a finite number that is not negative");
    }

    /**
     * Posteriors over means and standard deviations.
     *
     * @param means [N, L], finite
     * @param standardDeviations [N, L], finite and not negative
     * @throws InvalidInputException with row, column and value of what is neither; or if an array is no table of floats,
     *     or lives in a workspace, whose memory is used again
     */
    public static NDArrayPosteriors of(INDArray means, INDArray standardDeviations) {
        return new NDArrayPosteriors(means, standardDeviations, Spread.STANDARD_DEVIATION);
    }

    /**
     * Posteriors over means and logarithms of variances, log s^2 in nats, as most encoders give them.
     *
     * @param means [N, L], finite
     * @param logVariances [N, L], with a finite exponential; negative infinity makes a latent deterministic
     * @throws InvalidInputException as by {@link #of}
     */
    public static NDArrayPosteriors ofLogVariances(INDArray means, INDArray logVariances) {
        return new NDArrayPosteriors(means, logVariances, Spread.LOG_VARIANCE);
    }

    /**
     * Means of any posteriors as an array [N, L]: that which they are in, if they are in one, else a new one of double
     * precision.
     */
    public static INDArray means(Posteriors posteriors) {
        return posteriors instanceof NDArrayPosteriors arrays ? arrays.means : array(posteriors, posteriors::mean);
    }

    /**
     * Standard deviations of any posteriors as an array [N, L]: that which they are in, if they are in one, else a new
     * one of double precision.
     */
    public static INDArray standardDeviations(Posteriors posteriors) {
        return posteriors instanceof NDArrayPosteriors arrays && arrays.kind == Spread.STANDARD_DEVIATION
                ? arrays.spreads
                : array(posteriors, (row, latent) -> Math.sqrt(posteriors.covariance(row, latent, latent)));
    }

    /** A number for a row and a latent. */
    @FunctionalInterface
    private interface Cell {
        double value(int row, int latent);
    }

    private static INDArray array(Posteriors posteriors, Cell cell) {
        int latents = posteriors.latents();
        INDArray array = Nd4j.createUninitialized(DataType.DOUBLE, posteriors.size(), latents);
        for (int row = 0; row < posteriors.size(); row++) {
            for (int latent = 0; latent < latents; latent++) {
                array.data().put((long) row * latents + latent, cell.value(row, latent));
            }
        }
        return array;
    }

    @Override
    public int size() {
        return mean.rows();
    }

    @Override
    public int latents() {
        return mean.columns();
    }

    @Override
    public double mean(int row, int latent) {
        return mean.value(row, latent);
    }

    /** Standard deviation of q(z_i given x). */
    public double standardDeviation(int row, int latent) {
        return kind.standardDeviation(spread.value(row, latent));
    }

    @Override
    protected DiagonalGaussian marginal(int row, int latent) {
        return DiagonalGaussian.of(1, new double[] {mean(row, latent)}, new double[] {standardDeviation(row, latent)});
    }

    @Override
    public DiagonalGaussian select(int[] rows) {
        int latents = latents();
        double[] selectedMeans = new double[Math.multiplyExact(rows.length, latents)];
        double[] selectedDeviations = new double[selectedMeans.length];
        for (int r = 0; r < rows.length; r++) {
            for (int latent = 0; latent < latents; latent++) {
                selectedMeans[r * latents + latent] = mean(rows[r], latent);
                selectedDeviations[r * latents + latent] = standardDeviation(rows[r], latent);
            }
        }
        return DiagonalGaussian.of(latents, selectedMeans, selectedDeviations);
    }
}
