package org.teasel.api;

/**
 * How a continuous latent is cut in bins: the same {@code bins} equal bins over [{@code low}, {@code high}] for every
 * latent and model (Do and Tran 2020, A.10).
 *
 * @param rule what mass a bin gets from a posterior
 * @param bins number of bins, at least 2
 * @param low lower end of the range, in latent units
 * @param high upper end of the range
 */
public record Quantisation(Rule rule, int bins, double low, double high) {

    /** What mass a bin gets from q(z_i given x). */
    public enum Rule {
        /** From the distribution function; the outer bins also take the tails, so no mass is lost. */
        EXACT,
        /** From the distribution function inside the range, divided by its sum; tails are dropped. */
        INTEGRAL,
        /** Density at the bin's centre times its width, normalised: the rule behind the published figures. */
        DENSITY
    }

    /** Most bins that are accepted; joint tables grow with their square. */
    public static final int MOST_BINS = 2_000;

    /** Least width of a bin in steps between neighbouring numbers at the ends of the range; edges are rounded. */
    private static final int LEAST_ULPS = 8;

    /** 100 bins over [-4, 4] by the exact rule. */
    public static final Quantisation DEFAULT = new Quantisation(Rule.EXACT, 100, -4, 4);

    public Quantisation {
        if (bins < 2 || bins > MOST_BINS) {
            throw new InvalidInputException("bins is " + bins + ", expected 2 to " + MOST_BINS);
        }
        if (!Double.isFinite(low) || !Double.isFinite(high) || !(low < high)) {
            throw new InvalidInputException(
                    "range is [" + low + ", " + high + "], expected two finite numbers in ascending order");
        }
        double width = (high - low) / bins;
        if (!Double.isFinite(width) || width < LEAST_ULPS * Math.ulp(Math.max(Math.abs(low), Math.abs(high)))) {
            throw new InvalidInputException("range is [" + low + ", " + high + "], expected one that double precision"
                    + " can cut in " + bins + " bins");
        }
    }

    /** Width of a bin, in latent units. */
    public double width() {
        return (high - low) / bins;
    }

    /** Lower edge of a bin; {@code edge(bins)} is the upper end of the range. */
    public double edge(int bin) {
        return bin == bins ? high : low + bin * width();
    }

    /**
     * The bin that holds a value; values outside the range fall in the outer bins.
     *
     * @throws IllegalArgumentException if the value is NaN, which no bin holds
     */
    public int bin(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("a value is NaN, and no bin holds it");
        }
        if (value < low) {
            return 0;
        }
        int bin = (int) Math.min((value - low) / width(), bins - 1);
        // The division may round across an edge: the edges decide.
        if (value < edge(bin)) {
            return bin - 1;
        }
        return bin + 1 < bins && value >= edge(bin + 1) ? bin + 1 : bin;
    }

    /** The same bins filled by another rule. */
    public Quantisation with(Rule other) {
        return new Quantisation(other, bins, low, high);
    }
}
