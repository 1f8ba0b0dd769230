package org.teasel.api.information;

import java.util.List;
import java.util.function.IntPredicate;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.LeaveOut;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Resampled;

/**
 * Monte Carlo entropies and informations, in nats, of sets of latents and of single latents with single factors. All
 * come from the same draws, so that differences of them are far less noisy than they are themselves.
 */
public final class SampledInformation implements Resampled<SampledInformation>, LeaveOut<SampledInformation> {

    /**
     * Number of groups of draws, or of draws if there are fewer; enough for standard errors good to some 16 %. Draw m
     * belongs to group m mod {@link #groups()}; draws of one group may depend on each other, those of two may not.
     */
    public static final int GROUPS = 20;

    private static final int NONE = -1;

    private final List<LatentSet> sets;
    private final Draws draws;
    private final int left;

    /**
     * What was read at the draws m = 1..S.
     *
     * @param rows [m], the observation that the draw comes from
     * @param own [set][m], log q(z_S given x) of the draw's own component
     * @param ratio [set][m], log q(z_S) - log q(z_S given x)
     * @param spread [set], whether q(z_S) has a density; an entropy of one that has not is negative infinity
     * @param factorRatio [k][i][m], log q(z_i, y_k) - log q(z_i given x) at the draw's factor value
     * @param factorLog [k][m], log q(y_k) at the draw's factor value
     * @param weight [m], weight of the draw, 0 to leave it out
     * @param factorEntropy [k], H(y_k)
     */
    public record Draws(
            int[] rows,
            double[][] own,
            double[][] ratio,
            boolean[] spread,
            double[][][] factorRatio,
            double[][] factorLog,
            double[] weight,
            double[] factorEntropy) {

        private Draws with(double[] otherWeight, double[] otherEntropy) {
            return new Draws(rows, own, ratio, spread, factorRatio, factorLog, otherWeight, otherEntropy);
        }
    }

    private SampledInformation(List<LatentSet> sets, Draws draws, int left) {
        this.sets = sets;
        this.draws = draws;
        this.left = left;
    }

    /** The informations that follow from readings of the given sets. */
    public static SampledInformation of(List<LatentSet> sets, Draws draws) {
        return new SampledInformation(List.copyOf(sets), draws, NONE);
    }

    @Override
    public int groups() {
        return Math.min(GROUPS, draws.weight().length);
    }

    @Override
    public SampledInformation without(int group) {
        return new SampledInformation(sets, draws, group);
    }

    /**
     * Without the draws of some observations. Their share in the mixture stays: without it, all log densities would
     * change by the same number up to terms of second order.
     */
    @Override
    public SampledInformation withoutRows(IntPredicate rows) {
        double[] weight = draws.weight().clone();
        boolean any = false;
        for (int m = 0; m < weight.length; m++) {
            if (rows.test(draws.rows()[m])) {
                weight[m] = 0;
            }
            any |= weight[m] > 0;
        }
        if (!any) {
            throw new NotDefinedException("no draw comes from this part of the data");
        }
        SampledInformation rest = new SampledInformation(sets, draws.with(weight, draws.factorEntropy()), left);
        double[] factorEntropy = draws.factorEntropy().clone();
        for (int k = 0; k < factorEntropy.length; k++) {
            double[] value = draws.factorLog()[k];
            factorEntropy[k] += mean(m -> value[m]) - rest.mean(m -> value[m]);
        }
        return new SampledInformation(sets, draws.with(weight, factorEntropy), left);
    }

    /** Number of draws, S. */
    public int samples() {
        return draws.weight().length;
    }

    /** I(x; z_S), in [0, H(x)] up to its standard error. */
    public double information(LatentSet set) {
        double[] ratio = draws.ratio()[index(set)];
        return -mean(m -> ratio[m]);
    }

    /** H(z_S), differential for continuous latents; negative infinity if q(z_S) has no density. */
    public double entropy(LatentSet set) {
        int s = index(set);
        if (!draws.spread()[s]) {
            return Double.NEGATIVE_INFINITY;
        }
        return -mean(m -> draws.ratio()[s][m] + draws.own()[s][m]);
    }

    /** H(z_S given x), from the same draws; negative infinity if q(z_S) has no density. */
    public double conditionalEntropy(LatentSet set) {
        int s = index(set);
        return draws.spread()[s] ? -mean(m -> draws.own()[s][m]) : Double.NEGATIVE_INFINITY;
    }

    /**
     * E_x KL(q(z_S given x) || prod_i q(z_i given x)) over the latents of S, whose marginals must have been read too.
     */
    public double conditionalTotalCorrelation(LatentSet set) {
        int joint = index(set);
        int[] marginals = new int[set.size()];
        for (int k = 0; k < marginals.length; k++) {
            marginals[k] = index(LatentSet.of(set.get(k)));
        }
        return mean(m -> {
            double difference = draws.own()[joint][m];
            for (int s : marginals) {
                difference -= draws.own()[s][m];
            }
            return difference;
        });
    }

    /** Number of factors, K. */
    public int factors() {
        return draws.factorEntropy().length;
    }

    /** H(y_k). */
    public double factorEntropy(int factor) {
        return draws.factorEntropy()[factor];
    }

    /** I(z_i; y_k), at least 0 up to its standard error. */
    public double mutualInformation(int latent, int factor) {
        double[] ratio = draws.ratio()[index(LatentSet.of(latent))];
        double[] joint = draws.factorRatio()[factor][latent];
        double[] value = draws.factorLog()[factor];
        return mean(m -> joint[m] - ratio[m] - value[m]);
    }

    /**
     * H(z_i) less the mean over values of H(z_i given y_k = v), in which every value of y_k weighs the same whatever its
     * frequency. It is I(z_i; y_k) only if all values are equally frequent, and can be negative if they are not.
     */
    public double evenInformation(int latent, int factor) {
        int s = index(LatentSet.of(latent));
        double[] own = draws.own()[s];
        double[] joint = draws.factorRatio()[factor][latent];
        double[] value = draws.factorLog()[factor];
        double total = mean(m -> Math.exp(-value[m]));
        double conditional = mean(m -> Math.exp(-value[m]) * (own[m] + joint[m] - value[m])) / total;
        return conditional - mean(m -> own[m] + draws.ratio()[s][m]);
    }

    /** H(z_i, y_k), differential in a continuous z_i. */
    public double jointEntropy(int latent, int factor) {
        int s = index(LatentSet.of(latent));
        if (!draws.spread()[s]) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] joint = draws.factorRatio()[factor][latent];
        return -mean(m -> joint[m] + draws.own()[s][m]);
    }

    private int index(LatentSet set) {
        int index = sets.indexOf(set);
        if (index < 0) {
            throw new IllegalArgumentException("latents " + set + " were not read; these were: " + sets);
        }
        return index;
    }

    private interface Reading {
        double at(int draw);
    }

    private double mean(Reading reading) {
        double sum = 0;
        double total = 0;
        for (int m = 0; m < samples(); m++) {
            double weight = draws.weight()[m];
            if (weight > 0 && (left == NONE || m % groups() != left)) {
                sum += weight * reading.at(m);
                total += weight;
            }
        }
        return sum / total;
    }
}
