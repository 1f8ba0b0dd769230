package org.teasel.estimators;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;

/** Plug-in entropies of Q(s) = sum_n p_n Q(s given x_n) and Q(s, y) as they are written: every cell by its own sum. */
final class SlowTables {

    /** Q(s given x_n) for a latent. */
    interface Masses {
        double at(int row, int latent, int bin);
    }

    private final Representation representation;
    private final Factors factors;
    private final IntUnaryOperator bins;
    /** [row][latent][bin]. */
    private final double[][][] masses;

    SlowTables(Representation representation, int factorBins, IntUnaryOperator bins, Masses masses) {
        this.representation = representation;
        this.factors = representation.factors().quantised(factorBins);
        this.bins = bins;
        this.masses = IntStream.range(0, representation.size())
                .mapToObj(n -> IntStream.range(0, latents())
                        .mapToObj(i -> IntStream.range(0, bins.applyAsInt(i))
                                .mapToDouble(s -> masses.at(n, i, s))
                                .toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** Tables of points that each lie in one bin. */
    static SlowTables ofCodes(
            Representation representation, int factorBins, IntUnaryOperator bins, IntBinaryOperator code) {
        return new SlowTables(representation, factorBins, bins, (n, i, s) -> code.applyAsInt(n, i) == s ? 1 : 0);
    }

    private double expectation(IntToDoubleFunction reading) {
        return IntStream.range(0, representation.size())
                .mapToDouble(n -> representation.weight(n) * reading.applyAsDouble(n))
                .sum();
    }

    private double probability(int k, int row, int y) {
        return ((FactorColumn.Finite) factors.column(k)).probability(row, y);
    }

    private int values(int k) {
        return factors.factor(k).values().size();
    }

    static double entropy(double... masses) {
        return Arrays.stream(masses).map(q -> q > 0 ? -q * Math.log(q) : 0).sum();
    }

    double latentEntropy(int i) {
        return entropy(IntStream.range(0, bins.applyAsInt(i))
                .mapToDouble(s -> expectation(n -> masses[n][i][s]))
                .toArray());
    }

    /** H(z_i, z_j) of latents that are independent given x. */
    double pairEntropy(int i, int j) {
        return IntStream.range(0, bins.applyAsInt(i))
                .mapToDouble(s -> entropy(IntStream.range(0, bins.applyAsInt(j))
                        .mapToDouble(t -> expectation(n -> masses[n][i][s] * masses[n][j][t]))
                        .toArray()))
                .sum();
    }

    double conditionalEntropy(int i) {
        return expectation(n -> entropy(masses[n][i]));
    }

    double factorEntropy(int k) {
        return entropy(IntStream.range(0, values(k))
                .mapToDouble(y -> expectation(n -> probability(k, n, y)))
                .toArray());
    }

    double jointEntropy(int i, int k) {
        return IntStream.range(0, bins.applyAsInt(i))
                .mapToDouble(s -> entropy(IntStream.range(0, values(k))
                        .mapToDouble(y -> expectation(n -> masses[n][i][s] * probability(k, n, y)))
                        .toArray()))
                .sum();
    }

    int latents() {
        return representation.posteriors().latents();
    }

    int factors() {
        return factors.count();
    }
}
