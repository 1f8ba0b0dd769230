package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.teasel.api.Quantisation;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.NotDefinedException;

/**
 * Joint entropies of pairs of cut latents, from the full table of each pair.
 *
 * @param held the observations
 * @param bins how latents are cut
 * @param masses [i][n][s], Q(s given x_n) of latent i
 */
record ReferencePairs(Held held, Bins bins, double[][][] masses) {

    private interface Cut {
        double[] masses(int n, int latent);
    }

    private static ReferencePairs of(Held held, Bins bins, Cut cut) {
        double[][][] masses = new double[held.latents()][held.size()][];
        for (int i = 0; i < masses.length; i++) {
            int latent = i;
            Arrays.setAll(masses[i], n -> cut.masses(n, latent));
        }
        return new ReferencePairs(held, bins, masses);
    }

    /** H(zbar_i, zbar_j) of binned means. */
    static double[][] means(Held held, Quantisation quantisation) {
        Bins bins = new Bins(quantisation, held.posteriors());
        ReferencePairs pairs = of(held, bins, bins::point);
        return pairs.entropies(pairs::product);
    }

    /** H(z_i, z_j) of the quantised posterior. */
    static double[][] quantised(Held held, Quantisation quantisation) {
        boolean factorised = held.population().factorised();
        if (!factorised && quantisation.rule() == Quantisation.Rule.DENSITY) {
            throw new NotDefinedException("the density rule is for single latents, and these depend on each other");
        }
        Bins bins = new Bins(quantisation, held.posteriors());
        ReferencePairs pairs = of(held, bins, bins::masses);
        return pairs.entropies(factorised ? pairs::product : pairs::rectangles);
    }

    private interface Cells {
        /** Q(s, t given x_n) of two latents. */
        double[][] of(int n, int i, int j);
    }

    private double[][] entropies(Cells cells) {
        double[][] entropies = new double[masses.length][masses.length];
        for (int i = 0; i < masses.length; i++) {
            double[][] given = masses[i];
            double[] marginal = new double[given[0].length];
            Arrays.setAll(marginal, s -> held.mean(n -> given[n][s]));
            entropies[i][i] = Logs.entropy(marginal);
            for (int j = 0; j < i; j++) {
                double[][] table = new double[bins.count(i)][bins.count(j)];
                for (int n = 0; n < held.size(); n++) {
                    add(table, held.weights()[n], cells.of(n, i, j));
                }
                entropies[i][j] = Stream.of(table).mapToDouble(Logs::entropy).sum();
                entropies[j][i] = entropies[i][j];
            }
        }
        return entropies;
    }

    private static void add(double[][] table, double p, double[][] cells) {
        for (int s = 0; s < table.length; s++) {
            for (int t = 0; t < table[s].length; t++) {
                table[s][t] += p * cells[s][t];
            }
        }
    }

    private double[][] product(int n, int i, int j) {
        double[][] cells = new double[bins.count(i)][bins.count(j)];
        for (int s = 0; s < cells.length; s++) {
            for (int t = 0; t < cells[s].length; t++) {
                cells[s][t] = masses[i][n][s] * masses[j][n][t];
            }
        }
        return cells;
    }

    /** Masses of rectangles by the joint distribution function, divided by their sum where the rule drops tails. */
    private double[][] rectangles(int n, int i, int j) {
        if (inOneBin(n, i) || inOneBin(n, j)) {
            return product(n, i, j);
        }
        double[] a = edges(i);
        double[] b = edges(j);
        double[][] corner = new double[a.length][b.length];
        for (int s = 0; s < a.length; s++) {
            for (int t = 0; t < b.length; t++) {
                corner[s][t] = cumulative(n, i, a[s], j, b[t]);
            }
        }
        int last = a.length - 1;
        int end = b.length - 1;
        double inside = corner[last][end] - corner[0][end] - corner[last][0] + corner[0][0];
        double[][] cells = new double[last][end];
        if (inside < Bins.LEAST_INSIDE) {
            cells[bins.binOfMean(n, i)][bins.binOfMean(n, j)] = 1;
            return cells;
        }
        for (int s = 0; s < last; s++) {
            for (int t = 0; t < end; t++) {
                double mass = corner[s + 1][t + 1] - corner[s][t + 1] - corner[s + 1][t] + corner[s][t];
                cells[s][t] = Math.max(0, mass) / inside;
            }
        }
        return cells;
    }

    /** A latent that is a point, or has next to nothing in the range, leaves all the spread to the other one. */
    private boolean inOneBin(int n, int latent) {
        return bins.isPoint(n, latent)
                || (bins.quantisation().rule() == Quantisation.Rule.INTEGRAL
                        && bins.outside(n, latent) > 1 - Bins.LEAST_INSIDE);
    }

    private double[] edges(int latent) {
        boolean discrete = held.posteriors().latent(latent) instanceof Latent.Discrete;
        double[] edges = new double[bins.count(latent) + 1];
        Arrays.setAll(edges, s -> discrete ? s - 0.5 : bins.quantisation().edge(s));
        if (discrete || bins.quantisation().rule() == Quantisation.Rule.EXACT) {
            edges[0] = Double.NEGATIVE_INFINITY;
            edges[edges.length - 1] = Double.POSITIVE_INFINITY;
        }
        return edges;
    }

    private double cumulative(int n, int i, double a, int j, double b) {
        Posteriors posteriors = held.posteriors();
        if (a == Double.NEGATIVE_INFINITY || b == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        if (a == Double.POSITIVE_INFINITY) {
            return b == Double.POSITIVE_INFINITY ? 1 : posteriors.cumulative(n, j, b);
        }
        if (b == Double.POSITIVE_INFINITY) {
            return posteriors.cumulative(n, i, a);
        }
        OptionalDouble joint = posteriors.cumulative(n, i, a, j, b);
        return joint.orElseThrow(() -> new NotDefinedException(
                "the posteriors are not products and their family gives no joint distribution function"));
    }
}
