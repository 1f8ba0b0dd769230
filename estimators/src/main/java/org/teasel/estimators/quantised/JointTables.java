package org.teasel.estimators.quantised;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.information.InformationTable;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Snapshot;
import org.teasel.estimators.rows.Weights;

/**
 * Sums of p_n Q(s given x_n) for every latent, and of p_n Q(s given x_n) p(y given x_n) for every latent and factor:
 * all that plug-in informations need. Tables of factor values that never occur are never made, nor any of a factor with
 * too many values.
 */
final class JointTables {

    /** Most values of a factor; one with more tells observations apart, and its table would outgrow memory. */
    private static final int MOST_VALUES = 4096;

    private final Factors factors;
    private final int[] bins;
    private final double[] conditionalEntropy;
    private final double[] outside;
    /** The factors whose tables memory holds. */
    private final int[] tabulated;
    /** Number of the table of each factor's first value. */
    private final int[] first;

    /** [latent][table][bin], for all observations and then for each value of each factor. */
    private final double[][][] tables;
    /** Weight of the observations in each table. */
    private final double[] weights;

    JointTables(int[] bins, Factors factors) {
        this.bins = bins;
        this.factors = factors;
        conditionalEntropy = new double[bins.length];
        outside = new double[bins.length];
        tabulated = IntStream.range(0, factors.count())
                .filter(k -> values(k) <= MOST_VALUES)
                .toArray();
        first = new int[factors.count()];
        int count = 1;
        for (int k : tabulated) {
            first[k] = count;
            count += values(k);
        }
        tables = new double[bins.length][count][];
        weights = new double[count];
    }

    private int values(int k) {
        return ((FactorColumn.Finite) factors.column(k)).values();
    }

    /** Number of tables, of all observations and of all values of factors. */
    int count() {
        return weights.length;
    }

    /** Takes in the weights and factor values of observations, and tells where they go. Their latents follow. */
    Shares observe(Batch batch, Population population) {
        Shares shares = Shares.of(batch, population, factors, tabulated, first);
        for (int share = 0; share < shares.to(shares.size() - 1); share++) {
            weights[shares.table(share)] += shares.weightOf(share);
        }
        return shares;
    }

    /** Takes in the entropy and the mass outside of the range of one latent, times their weight. */
    void addReadings(int latent, double entropy, double beyond) {
        conditionalEntropy[latent] += entropy;
        outside[latent] += beyond;
    }

    /** Takes in the bin masses of one latent of an observation of a batch. */
    void add(Shares shares, int r, int latent, BinMasses masses) {
        shares.addTo(tables[latent], bins[latent], r, masses.masses(), masses.first(), masses.last());
    }

    /** Adds masses times a factor to all bins of a latent in one table. */
    void add(int table, int latent, double factor, double[] masses) {
        Multiples.add(sums(latent, table), factor, masses, 0, bins[latent] - 1);
    }

    /** Takes in a latent of an observation of a batch that lies in one bin. */
    void addPoint(Shares shares, int r, int latent, int bin) {
        for (int share = shares.from(r); share < shares.to(r); share++) {
            sums(latent, shares.table(share))[bin] += shares.weightOf(share);
        }
    }

    private double[] sums(int latent, int table) {
        if (tables[latent][table] == null) {
            tables[latent][table] = new double[bins[latent]];
        }
        return tables[latent][table];
    }

    void merge(JointTables other) {
        addAll(conditionalEntropy, other.conditionalEntropy);
        addAll(outside, other.outside);
        addAll(weights, other.weights);
        for (int i = 0; i < bins.length; i++) {
            for (int t = 0; t < weights.length; t++) {
                if (other.tables[i][t] != null) {
                    add(t, i, 1, other.tables[i][t]);
                }
            }
        }
    }

    void exchange(Snapshot snapshot) {
        snapshot.numbers(weights);
        snapshot.numbers(conditionalEntropy);
        snapshot.numbers(outside);
        for (double[][] latent : tables) {
            Arrays.setAll(latent, table -> snapshot.array(latent[table]));
        }
    }

    private static void addAll(double[] sums, double[] others) {
        for (int s = 0; s < sums.length; s++) {
            sums[s] += others[s];
        }
    }

    InformationTable informations() {
        double weight = weights[0];
        Weights.requireSome(weight);
        int latents = bins.length;
        int count = first.length;
        double[] latentEntropy = new double[latents];
        double[] informativeness = new double[latents];
        double[] given = new double[latents];
        double[] beyond = new double[latents];
        double[] factorEntropy = new double[count];
        double[][] mutual = new double[latents][count];
        double[][] jointEntropy = new double[latents][count];
        Arrays.fill(factorEntropy, Double.NaN);
        for (int k : tabulated) {
            factorEntropy[k] = PlugIn.entropy(weights, first[k], first[k] + values(k), weight);
        }
        for (int i = 0; i < latents; i++) {
            latentEntropy[i] = PlugIn.entropy(tables[i][0], weight);
            given[i] = conditionalEntropy[i] / weight;
            beyond[i] = outside[i] / weight;
            informativeness[i] = notNegative(latentEntropy[i] - given[i]);
            Arrays.fill(mutual[i], Double.NaN);
            Arrays.fill(jointEntropy[i], Double.NaN);
            for (int k : tabulated) {
                jointEntropy[i][k] = 0;
                for (int y = 0; y < values(k); y++) {
                    double[] table = tables[i][first[k] + y];
                    if (table != null) {
                        jointEntropy[i][k] += PlugIn.entropy(table, weight);
                    }
                }
                mutual[i][k] = notNegative(latentEntropy[i] + factorEntropy[k] - jointEntropy[i][k]);
            }
        }
        return new InformationTable(
                latentEntropy,
                given,
                informativeness,
                factorEntropy,
                mutual,
                jointEntropy,
                Arrays.copyOf(bins, latents),
                beyond);
    }

    /** An information that rounding may have put below 0. */
    private static double notNegative(double information) {
        return Math.max(0, information);
    }
}
