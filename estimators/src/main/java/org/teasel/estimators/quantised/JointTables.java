package org.teasel.estimators.quantised;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.information.InformationTable;
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
    /** Start of each latent's bins in a table over all latents' bins. */
    private final int[] offsets;

    private final double[] latentMass;
    private final double[] conditionalEntropy;
    private final double[] outside;
    /** The factors whose tables memory holds. */
    private final int[] tabulated;

    private final double[][] factorMass;
    private final double[][][] joint;
    private double weight;

    JointTables(int[] bins, Factors factors) {
        this.bins = bins;
        this.factors = factors;
        offsets = new int[bins.length + 1];
        for (int i = 0; i < bins.length; i++) {
            offsets[i + 1] = offsets[i] + bins[i];
        }
        latentMass = new double[offsets[bins.length]];
        conditionalEntropy = new double[bins.length];
        outside = new double[bins.length];
        factorMass = new double[factors.count()][];
        joint = new double[factors.count()][][];
        tabulated = IntStream.range(0, factors.count())
                .filter(k -> column(k).values() <= MOST_VALUES)
                .toArray();
        for (int k : tabulated) {
            int values = column(k).values();
            factorMass[k] = new double[values];
            joint[k] = new double[values][];
        }
    }

    private FactorColumn.Finite column(int k) {
        return (FactorColumn.Finite) factors.column(k);
    }

    /** Takes in an observation: its weight and factor values. Its latents follow. */
    void addObservation(int row, double p) {
        weight += p;
        for (int k : tabulated) {
            if (column(k) instanceof FactorColumn.Labels labels) {
                factorMass[k][labels.code(row)] += p;
            } else {
                for (int y = 0; y < factorMass[k].length; y++) {
                    factorMass[k][y] += p * column(k).probability(row, y);
                }
            }
        }
    }

    /** Takes in the bin masses of one latent of an observation. */
    void addLatent(int row, double p, int latent, BinMasses masses) {
        conditionalEntropy[latent] += p * masses.entropy();
        outside[latent] += p * masses.outside();
        int from = offsets[latent];
        for (int s = masses.first(); s <= masses.last(); s++) {
            latentMass[from + s] += p * masses.mass(s);
        }
        for (int k : tabulated) {
            if (column(k) instanceof FactorColumn.Labels labels) {
                addJoint(k, labels.code(row), from, p, masses);
            } else {
                for (int y = 0; y < joint[k].length; y++) {
                    double probability = column(k).probability(row, y);
                    if (probability > 0) {
                        addJoint(k, y, from, p * probability, masses);
                    }
                }
            }
        }
    }

    private void addJoint(int k, int y, int from, double p, BinMasses masses) {
        double[] table = table(k, y);
        for (int s = masses.first(); s <= masses.last(); s++) {
            table[from + s] += p * masses.mass(s);
        }
    }

    /** Takes in a latent of an observation that lies in one bin. */
    void addPoint(int row, double p, int latent, int bin) {
        int at = offsets[latent] + bin;
        latentMass[at] += p;
        for (int k : tabulated) {
            if (column(k) instanceof FactorColumn.Labels labels) {
                table(k, labels.code(row))[at] += p;
            } else {
                for (int y = 0; y < joint[k].length; y++) {
                    double probability = column(k).probability(row, y);
                    if (probability > 0) {
                        table(k, y)[at] += p * probability;
                    }
                }
            }
        }
    }

    private double[] table(int k, int y) {
        if (joint[k][y] == null) {
            joint[k][y] = new double[latentMass.length];
        }
        return joint[k][y];
    }

    void merge(JointTables other) {
        weight += other.weight;
        addAll(latentMass, other.latentMass);
        addAll(conditionalEntropy, other.conditionalEntropy);
        addAll(outside, other.outside);
        for (int k : tabulated) {
            addAll(factorMass[k], other.factorMass[k]);
            for (int y = 0; y < joint[k].length; y++) {
                if (other.joint[k][y] != null) {
                    addAll(table(k, y), other.joint[k][y]);
                }
            }
        }
    }

    void exchange(Snapshot snapshot) {
        weight = snapshot.number(weight);
        snapshot.numbers(latentMass);
        snapshot.numbers(conditionalEntropy);
        snapshot.numbers(outside);
        for (int k : tabulated) {
            snapshot.numbers(factorMass[k]);
            Arrays.setAll(joint[k], y -> snapshot.array(joint[k][y]));
        }
    }

    private static void addAll(double[] sums, double[] others) {
        for (int s = 0; s < sums.length; s++) {
            sums[s] += others[s];
        }
    }

    InformationTable informations() {
        Weights.requireSome(weight);
        int latents = bins.length;
        int count = joint.length;
        double[] latentEntropy = new double[latents];
        double[] informativeness = new double[latents];
        double[] given = new double[latents];
        double[] beyond = new double[latents];
        double[] factorEntropy = new double[count];
        double[][] mutual = new double[latents][count];
        double[][] jointEntropy = new double[latents][count];
        Arrays.fill(factorEntropy, Double.NaN);
        for (int k : tabulated) {
            factorEntropy[k] = PlugIn.entropy(factorMass[k], weight);
        }
        for (int i = 0; i < latents; i++) {
            latentEntropy[i] = PlugIn.entropy(latentMass, offsets[i], offsets[i + 1], weight);
            given[i] = conditionalEntropy[i] / weight;
            beyond[i] = outside[i] / weight;
            informativeness[i] = notNegative(latentEntropy[i] - given[i]);
            Arrays.fill(mutual[i], Double.NaN);
            Arrays.fill(jointEntropy[i], Double.NaN);
            for (int k : tabulated) {
                jointEntropy[i][k] = 0;
                for (double[] table : joint[k]) {
                    if (table != null) {
                        jointEntropy[i][k] += PlugIn.entropy(table, offsets[i], offsets[i + 1], weight);
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
