package org.teasel.metrics.relation;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.teasel.api.metric.Matrix;
import org.teasel.api.statistic.Population;

/**
 * How strongly each latent is related with each factor: information, squared correlation, accuracy or importance.
 *
 * @param strength [L][K]
 */
public record Relation(double[][] strength) {

    /** From a column of L entries for each factor. */
    public static Relation ofColumns(List<double[]> columns) {
        double[][] strength = new double[columns.get(0).length][columns.size()];
        for (int i = 0; i < strength.length; i++) {
            for (int k = 0; k < columns.size(); k++) {
                strength[i][k] = columns.get(k)[i];
            }
        }
        return new Relation(strength);
    }

    /** Number of latents, L. */
    public int latents() {
        return strength.length;
    }

    /** Number of factors, K. */
    public int factors() {
        return strength[0].length;
    }

    /** [K], the relations of a latent. */
    public double[] ofLatent(int latent) {
        return strength[latent].clone();
    }

    /** [L], the relations of a factor. */
    public double[] ofFactor(int factor) {
        return Arrays.stream(strength).mapToDouble(row -> row[factor]).toArray();
    }

    /** The two latents with the strongest relation to a factor; of equal ones the first come first. */
    public Gap gap(int factor) {
        int best = strongest(factor, -1);
        int runnerUp = strongest(factor, best);
        return new Gap(best, runnerUp, strength[best][factor], strength[runnerUp][factor]);
    }

    private int strongest(int factor, int except) {
        int strongest = except == 0 ? 1 : 0;
        for (int i = strongest + 1; i < latents(); i++) {
            if (i != except && strength[i][factor] > strength[strongest][factor]) {
                strongest = i;
            }
        }
        return strongest;
    }

    /** The relations of some factors alone. */
    public Relation select(int... factors) {
        return new Relation(Arrays.stream(strength)
                .map(row -> Arrays.stream(factors).mapToDouble(k -> row[k]).toArray())
                .toArray(double[][]::new));
    }

    /** Each entry divided by a number of its factor, such as the factor's entropy; NaN where that is 0. */
    public Relation dividedBy(double[] perFactor) {
        return new Relation(Arrays.stream(strength)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(k -> perFactor[k] > 0 ? row[k] / perFactor[k] : Double.NaN)
                        .toArray())
                .toArray(double[][]::new));
    }

    /** Each entry changed in the same way. */
    public Relation map(DoubleUnaryOperator change) {
        return new Relation(Arrays.stream(strength)
                .map(row -> Arrays.stream(row).map(change).toArray())
                .toArray(double[][]::new));
    }

    /** This table with the names of latents and factors. */
    public Matrix titled(String title, Population population) {
        return new Matrix(title, Names.latents(population), Names.factors(population), strength);
    }
}
