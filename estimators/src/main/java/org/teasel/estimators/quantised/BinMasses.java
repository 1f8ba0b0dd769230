package org.teasel.estimators.quantised;

import java.util.Arrays;
import org.teasel.api.Quantisation;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.posterior.StandardNormal;

/**
 * The masses Q(s given x) of one posterior marginal over the bins of its latent. Filled anew for each row and latent;
 * only the bins from {@link #first} to {@link #last} can hold any.
 */
final class BinMasses {

    /**
     * Distance in standard deviations beyond which a normal distribution function is taken as 0 or 1 before masses are
     * scaled. It differs by 1.1e-19 there.
     */
    private static final double FAR = 9;

    /** Mass inside the range below which the integral rule puts all of it in the bin of the mean. */
    static final double LEAST_INSIDE = 1e-8;

    /** Mass outside the range that is rounding. */
    private static final double LEAST_OUTSIDE = 1e-16;

    /** Largest density at a centre below which the density rule puts all mass in the bin of the mean. */
    private static final double LEAST_DENSITY = 1e-5;

    private final Quantisation quantisation;
    /** Edges of the bins, [bins + 1]. */
    private final double[] edges;

    private final double inverseWidth;
    private final double[] mass;
    private final WideMasses wideMasses;
    private int first;
    private int last;
    private double outside;
    private boolean point;
    /** The deviation in bins if the marginal is wide and the range cuts nothing off it; 0 otherwise. */
    private double wide;

    BinMasses(Quantisation quantisation, int mostBins) {
        this.quantisation = quantisation;
        this.mass = new double[mostBins];
        this.wideMasses = new WideMasses(quantisation.bins());
        edges = new double[quantisation.bins() + 1];
        Arrays.setAll(edges, quantisation::edge);
        inverseWidth = 1 / quantisation.width();
    }

    /** Number of bins of a latent: those of the quantisation, or a discrete latent's values. */
    static int bins(Quantisation quantisation, Latent latent) {
        return latent instanceof Latent.Discrete discrete ? discrete.values() : quantisation.bins();
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /** Whether one bin holds all of the marginal, so that no other latent can depend on it. */
    boolean inOneBin() {
        boolean tailsDropped = quantisation.rule() == Quantisation.Rule.INTEGRAL && outside > LEAST_OUTSIDE;
        return first == last && (point || !tailsDropped);
    }

    double mass(int bin) {
        return mass[bin];
    }

    /** The masses themselves, to be read from {@link #first} to {@link #last} until the next are filled in. */
    double[] masses() {
        return mass;
    }

    /** Probability of the marginal outside the range. */
    double outside() {
        return outside;
    }

    /** -sum_s Q(s given x) log Q(s given x), in nats. */
    double entropy() {
        if (wide > 0) {
            return WideEntropy.of(wide);
        }
        double entropy = 0;
        for (int s = first; s <= last; s++) {
            // No need to ask whether it is 0: that logarithm is finite.
            entropy -= mass[s] * Logarithm.of(mass[s]);
        }
        return entropy;
    }

    void fill(Posteriors posteriors, int row, int latent) {
        outside = 0;
        point = false;
        wide = 0;
        if (posteriors.latent(latent) instanceof Latent.Discrete discrete) {
            fillValues(posteriors, row, latent, discrete.values());
            return;
        }
        double mean = posteriors.mean(row, latent);
        double deviation = posteriors instanceof DiagonalGaussian gaussian
                ? gaussian.standardDeviation(row, latent)
                : Math.sqrt(posteriors.covariance(row, latent, latent));
        if (!(deviation > 0)) {
            fillDeterministic(mean);
            return;
        }
        if (quantisation.rule() == Quantisation.Rule.DENSITY) {
            fillDensity(posteriors, row, latent, mean);
        } else if (posteriors instanceof DiagonalGaussian || posteriors instanceof CorrelatedGaussian) {
            fillNormal(mean, deviation);
        } else {
            fillDistribution(posteriors, row, latent);
        }
        if (quantisation.rule() == Quantisation.Rule.INTEGRAL) {
            scaleInside(mean);
        }
    }

    private void fillPoint(double value) {
        point = true;
        first = last = quantisation.bin(value);
        mass[first] = 1;
    }

    private void fillValues(Posteriors posteriors, int row, int latent, int values) {
        first = 0;
        last = values - 1;
        Density density = posteriors.density(row, LatentSet.of(latent));
        double[] z = new double[posteriors.latents()];
        for (int v = 0; v < values; v++) {
            z[latent] = v;
            mass[v] = Math.exp(density.log(z));
        }
    }

    private void fillNormal(double mean, double deviation) {
        if (quantisation.rule() == Quantisation.Rule.EXACT) {
            fill(mean, deviation);
        } else {
            fillInside(mean, deviation);
        }
    }

    /** A Gaussian by the exact rule; a deviation of 0 makes it a point. */
    void fill(double mean, double deviation) {
        point = !(deviation > 0);
        wide = 0;
        if (point) {
            fillDeterministic(mean);
        } else {
            outside = outside(mean, deviation);
            fillExact(mean, deviation);
        }
    }

    /** Probability of a Gaussian outside the range, for a deviation above 0. */
    double outside(double mean, double deviation) {
        return cumulative((quantisation.low() - mean) / deviation)
                + cumulative((mean - quantisation.high()) / deviation);
    }

    private static double cumulative(double x) {
        return x <= 0 ? NormalTail.of(-x) : 1 - NormalTail.of(x);
    }

    private void fillDeterministic(double value) {
        outside = value < quantisation.low() || value > quantisation.high() ? 1 : 0;
        fillPoint(value);
    }

    /** The bin that holds a value, as the quantisation says, without its divisions. */
    private int bin(double value) {
        if (value < edges[0]) {
            return 0;
        }
        int outermost = quantisation.bins() - 1;
        int bin = (int) Math.min((value - edges[0]) * inverseWidth, outermost);
        if (value < edges[bin]) {
            return bin - 1;
        }
        return bin < outermost && value >= edges[bin + 1] ? bin + 1 : bin;
    }

    private void fillExact(double mean, double deviation) {
        double reach = NormalTail.FAR * deviation;
        first = bin(mean - reach);
        last = bin(mean + reach);
        boolean whole = mean - reach >= edges[0] && mean + reach <= edges[edges.length - 1];
        double bins = deviation * inverseWidth;
        wide = whole && bins >= WideEntropy.LEAST ? bins : 0;
        int centre = bin(mean);
        double inverse = 1 / deviation;
        if (bins >= WideMasses.LEAST && bins <= WideMasses.MOST) {
            double place = (0.5 * (edges[centre] + edges[centre + 1]) - mean) * inverse;
            wideMasses.fill(1 / bins, place, centre, first, last, mass);
            if (!whole) {
                fillOutermost(mean, inverse);
            }
        } else {
            fillFromTails(mean, inverse, centre);
        }
    }

    /** Masses from both ends to the bin of the mean, each from the tail on its own side, so that none loses its digits. */
    private void fillFromTails(double mean, double inverse, int centre) {
        double below = 0;
        for (int s = first; s < centre; s++) {
            double next = NormalTail.of((mean - edges[s + 1]) * inverse);
            mass[s] = Math.max(0, next - below);
            below = next;
        }
        double above = 0;
        for (int s = last; s > centre; s--) {
            double next = NormalTail.of((edges[s] - mean) * inverse);
            mass[s] = Math.max(0, next - above);
            above = next;
        }
        mass[centre] = Math.max(0, 1 - below - above);
    }

    /** Masses of the bins that take the tails. */
    private void fillOutermost(double mean, double inverse) {
        if (first == 0) {
            mass[0] = cumulative((edges[1] - mean) * inverse);
        }
        int outermost = edges.length - 2;
        if (last == outermost) {
            mass[outermost] = cumulative((mean - edges[outermost]) * inverse);
        }
    }

    /** Masses inside the range, of which the smallest must keep their digits, as they are yet to be scaled. */
    private void fillInside(double mean, double deviation) {
        first = bin(mean - FAR * deviation);
        last = bin(mean + FAR * deviation);
        double low = (edges[0] - mean) / deviation;
        double high = (quantisation.high() - mean) / deviation;
        outside = StandardNormal.cumulative(low) + StandardNormal.cumulative(-high);
        // Each edge is measured from its nearer tail, so that masses far from the mean keep their digits.
        boolean cutOff = first == 0;
        boolean below = !cutOff || low <= 0;
        double tail = cutOff ? StandardNormal.cumulative(-Math.abs(low)) : 0;
        for (int s = first; s <= last; s++) {
            boolean open = s == last && last < quantisation.bins() - 1;
            double edge = open ? FAR : (edges[s + 1] - mean) / deviation;
            double nextTail = open ? 0 : StandardNormal.cumulative(-Math.abs(edge));
            boolean nextBelow = edge <= 0;
            mass[s] = nextBelow ? nextTail - tail : below ? 1 - tail - nextTail : tail - nextTail;
            tail = nextTail;
            below = nextBelow;
        }
    }

    private void fillDistribution(Posteriors posteriors, int row, int latent) {
        first = 0;
        last = quantisation.bins() - 1;
        double atLow = posteriors.cumulative(row, latent, quantisation.low());
        double atHigh = posteriors.cumulative(row, latent, quantisation.high());
        outside = atLow + (1 - atHigh);
        boolean inside = quantisation.rule() == Quantisation.Rule.INTEGRAL;
        double below = inside ? atLow : 0;
        for (int s = 0; s <= last; s++) {
            double upTo = s < last ? posteriors.cumulative(row, latent, quantisation.edge(s + 1)) : inside ? atHigh : 1;
            mass[s] = Math.max(0, upTo - below);
            below = upTo;
        }
    }

    private void scaleInside(double mean) {
        double sum = 0;
        for (int s = first; s <= last; s++) {
            sum += mass[s];
        }
        if (sum < LEAST_INSIDE) {
            fillPoint(mean);
            return;
        }
        for (int s = first; s <= last; s++) {
            mass[s] /= sum;
        }
    }

    private void fillDensity(Posteriors posteriors, int row, int latent, double mean) {
        Density density = posteriors.density(row, LatentSet.of(latent));
        double[] z = new double[posteriors.latents()];
        double greatest = 0;
        double sum = 0;
        first = 0;
        last = quantisation.bins() - 1;
        outside = posteriors.cumulative(row, latent, quantisation.low())
                + (1 - posteriors.cumulative(row, latent, quantisation.high()));
        for (int s = 0; s < quantisation.bins(); s++) {
            z[latent] = 0.5 * (quantisation.edge(s) + quantisation.edge(s + 1));
            double value = Math.exp(density.log(z));
            greatest = Math.max(greatest, value);
            sum += value;
            mass[s] = value;
        }
        if (greatest < LEAST_DENSITY) {
            fillPoint(mean);
            return;
        }
        for (int s = 0; s <= last; s++) {
            mass[s] /= sum;
        }
    }
}
