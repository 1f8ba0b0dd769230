package org.teasel.conformance.oracle;

import java.util.Arrays;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.Moments;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.statistic.NotDefinedException;

/** Informations from the full table Q(s, y) of every latent and factor. */
final class ReferenceTables {

    /** Most values of a factor; as every provider must, this one draws the line somewhere, and says so with NaN. */
    private static final int MOST_VALUES = 4096;

    private ReferenceTables() {}

    static InformationTable quantised(Held held, QuantisedPosterior key) {
        Bins bins = new Bins(key.quantisation(), held.posteriors());
        double[][][] masses = new double[held.latents()][held.size()][];
        double[] outside = new double[held.latents()];
        for (int i = 0; i < masses.length; i++) {
            int latent = i;
            Arrays.setAll(masses[i], n -> bins.masses(n, latent));
            outside[i] = held.mean(n -> bins.outside(n, latent));
        }
        return table(held, key.factorBins(), masses, outside);
    }

    static InformationTable meanHistogram(Held held, MeanHistogram key, Moments moments) {
        double[][][] masses = new double[held.latents()][held.size()][key.bins()];
        for (int i = 0; i < masses.length; i++) {
            double low = moments.least()[i];
            double high = moments.greatest()[i];
            if (!Double.isFinite(high - low)) {
                throw new NotDefinedException("the means of latent " + i + " lie too far apart for bins between them");
            }
            for (int n = 0; n < held.size(); n++) {
                masses[i][n][bin(held.posteriors().mean(n, i), low, high, key.bins())] = 1;
            }
        }
        return table(held, key.factorBins(), masses, new double[held.latents()]);
    }

    /** The last of the equal bins between two ends whose lower edge is not above the value. */
    private static int bin(double value, double low, double high, int bins) {
        int bin = 0;
        while (bin + 1 < bins && low < high && value >= low + (bin + 1) * (high - low) / bins) {
            bin++;
        }
        return bin;
    }

    /**
     * The informations of Q(s, y) = sum_n p_n Q(s given x_n) p(y given x_n).
     *
     * @param masses [i][n][s], Q(s given x_n) of latent i
     */
    private static InformationTable table(Held held, int factorBins, double[][][] masses, double[] outside) {
        Factors factors = held.population().factors(factorBins);
        int latents = held.latents();
        double[] latentEntropy = new double[latents];
        double[] conditionalEntropy = new double[latents];
        double[] informativeness = new double[latents];
        double[] factorEntropy = new double[factors.count()];
        double[][] mutualInformation = new double[latents][factors.count()];
        double[][] jointEntropy = new double[latents][factors.count()];
        int[] bins = new int[latents];
        for (int i = 0; i < latents; i++) {
            double[][] given = masses[i];
            double[] q = new double[given[0].length];
            Arrays.setAll(q, s -> held.mean(n -> given[n][s]));
            bins[i] = q.length;
            latentEntropy[i] = Logs.entropy(q);
            conditionalEntropy[i] = held.mean(n -> Logs.entropy(given[n]));
            informativeness[i] = Math.max(0, latentEntropy[i] - conditionalEntropy[i]);
        }
        for (int k = 0; k < factors.count(); k++) {
            FactorColumn.Finite column = (FactorColumn.Finite) factors.column(k);
            boolean tooMany = column.values() > MOST_VALUES;
            double[] y = tooMany ? null : distribution(held, column);
            factorEntropy[k] = tooMany ? Double.NaN : Logs.entropy(y);
            for (int i = 0; i < latents; i++) {
                double[] joint = tooMany ? null : joint(held, column, masses[i]);
                jointEntropy[i][k] = tooMany ? Double.NaN : Logs.entropy(joint);
                mutualInformation[i][k] = Math.max(0, latentEntropy[i] + factorEntropy[k] - jointEntropy[i][k]);
            }
        }
        return new InformationTable(
                latentEntropy,
                conditionalEntropy,
                informativeness,
                factorEntropy,
                mutualInformation,
                jointEntropy,
                bins,
                outside);
    }

    /** p(y) = sum_n p_n p(y given x_n). */
    private static double[] distribution(Held held, FactorColumn.Finite column) {
        double[] y = new double[column.values()];
        Arrays.setAll(y, v -> held.mean(n -> column.probability(held.rows()[n], v)));
        return y;
    }

    /** Q(s, y), cell after cell. */
    private static double[] joint(Held held, FactorColumn.Finite column, double[][] masses) {
        int bins = masses[0].length;
        double[] cells = new double[bins * column.values()];
        for (int n = 0; n < held.size(); n++) {
            for (int v = 0; v < column.values(); v++) {
                double p = held.weights()[n] * column.probability(held.rows()[n], v);
                for (int s = 0; p > 0 && s < bins; s++) {
                    cells[v * bins + s] += p * masses[n][s];
                }
            }
        }
        return cells;
    }
}
