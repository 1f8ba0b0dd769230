package org.teasel.conformance.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/**
 * A representation with discrete latents as the exact joint p(x, z_1..z_L, y_1..y_K) = p(x) q(z given x)
 * prod_k p(y_k given x), in which every entropy and information is a finite sum. The table has N times the number of
 * values of every latent and factor cells, so both should be few.
 *
 * @param joint the variables x, z_1..z_L, y_1..y_K in this order
 * @param latents number of latents, L
 */
public record RepresentationJoint(DiscreteJoint joint, int latents) {

    private static final int[] X = {0};

    /** How far q(z given x) may be from a product where categorical posteriors are asked for. */
    private static final double INDEPENDENT = 1e-9;

    /**
     * The joint of a representation.
     *
     * @throws IllegalArgumentException if a latent or factor is continuous
     */
    public static RepresentationJoint of(Representation representation) {
        Posteriors posteriors = representation.posteriors();
        Factors factors = representation.factors();
        int latents = posteriors.latents();
        int[] sizes = new int[1 + latents + factors.count()];
        sizes[0] = representation.size();
        for (int i = 0; i < latents; i++) {
            if (!(posteriors.latent(i) instanceof Latent.Discrete discrete)) {
                throw new IllegalArgumentException("latent " + i + " is continuous, expected discrete ones");
            }
            sizes[1 + i] = discrete.values();
        }
        for (int k = 0; k < factors.count(); k++) {
            sizes[1 + latents + k] = finite(factors, k).values();
        }
        double[] cells = new double[IntStream.of(sizes).reduce(1, Math::multiplyExact)];
        int cellsOfRow = cells.length / sizes[0];
        for (int n = 0; n < sizes[0]; n++) {
            Density density = posteriors.density(n, LatentSet.all(latents));
            for (int c = 0; c < cellsOfRow; c++) {
                double[] z = new double[latents];
                double p = representation.weight(n);
                int rest = c;
                for (int k = factors.count() - 1; k >= 0; k--) {
                    p *= finite(factors, k).probability(n, rest % sizes[1 + latents + k]);
                    rest /= sizes[1 + latents + k];
                }
                for (int i = latents - 1; i >= 0; i--) {
                    z[i] = rest % sizes[1 + i];
                    rest /= sizes[1 + i];
                }
                cells[n * cellsOfRow + c] = p > 0 ? p * Math.exp(density.log(z)) : 0;
            }
        }
        return new RepresentationJoint(DiscreteJoint.of(sizes, cells), latents);
    }

    private static FactorColumn.Finite finite(Factors factors, int k) {
        if (factors.column(k) instanceof FactorColumn.Finite column) {
            return column;
        }
        throw new IllegalArgumentException("factor " + k + " is continuous, expected ones with named values");
    }

    /**
     * The joint as a representation with categorical posteriors and soft labels, an observation for each value of x.
     * Values of x with probability 0 get equal probabilities for everything.
     *
     * @throws IllegalArgumentException if the latents are not independent given x
     */
    public Representation representation(String name) {
        int[] all = latents(LatentSet.all(latents));
        double dependence = -joint.conditionalEntropy(all, X);
        for (int variable : all) {
            dependence += joint.conditionalEntropy(new int[] {variable}, X);
        }
        if (dependence > INDEPENDENT) {
            throw new IllegalArgumentException("the latents share " + dependence + " nats given x, expected none");
        }
        int rows = joint.values(0);
        DiscreteJoint x = joint.marginal(0);
        double[][] codes = new double[rows][0];
        for (int variable : all) {
            double[][] given = given(variable);
            Arrays.setAll(codes, n -> join(codes[n], given[n]));
        }
        List<FactorColumn> columns = new ArrayList<>();
        for (int k = 0; k < factors(); k++) {
            Factor factor = Factor.categorical("y" + k, joint.values(factor(k)));
            columns.add(FactorColumn.Soft.of(factor, given(factor(k))));
        }
        Posteriors posteriors = Categorical.of(
                IntStream.of(all).map(joint::values).toArray(),
                Arrays.stream(codes).flatMapToDouble(Arrays::stream).toArray());
        return Representation.of(name, posteriors, Factors.of(rows, columns))
                .weighted(IntStream.range(0, rows).mapToDouble(x::probability).toArray());
    }

    /** [x][v], p(variable = v given x). */
    private double[][] given(int variable) {
        DiscreteJoint x = joint.marginal(0);
        DiscreteJoint both = joint.marginal(0, variable);
        double[][] given = new double[joint.values(0)][joint.values(variable)];
        for (int n = 0; n < given.length; n++) {
            int row = n;
            double p = x.probability(n);
            Arrays.setAll(given[n], v -> p > 0 ? both.probability(row, v) / p : 1.0 / joint.values(variable));
        }
        return given;
    }

    private static double[] join(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    /** Number of factors, K. */
    public int factors() {
        return joint.variables() - 1 - latents;
    }

    /** The variables of some latents in the joint. */
    public int[] latents(LatentSet set) {
        return IntStream.of(set.toArray()).map(i -> 1 + i).toArray();
    }

    /** The variable of a factor in the joint. */
    public int factor(int factor) {
        return 1 + latents + factor;
    }

    /** H(x). */
    public double entropy() {
        return joint.entropy(X);
    }

    /** H(z_S). */
    public double entropy(LatentSet set) {
        return joint.entropy(latents(set));
    }

    /** H(z_S given x). */
    public double conditionalEntropy(LatentSet set) {
        return joint.conditionalEntropy(latents(set), X);
    }

    /** I(x; z_S). */
    public double information(LatentSet set) {
        return joint.mutualInformation(X, latents(set));
    }

    /** H(y_k). */
    public double factorEntropy(int factor) {
        return joint.entropy(factor(factor));
    }

    /** I(z_S; y_k). */
    public double mutualInformation(LatentSet set, int factor) {
        return joint.mutualInformation(latents(set), new int[] {factor(factor)});
    }

    /** H(z_S, y_k). */
    public double jointEntropy(LatentSet set, int factor) {
        return joint.entropy(IntStream.concat(IntStream.of(latents(set)), IntStream.of(factor(factor)))
                .toArray());
    }

    /** KL(q(z_S) || prod_i q(z_i)). */
    public double totalCorrelation(LatentSet set) {
        return joint.totalCorrelation(latents(set));
    }
}
