package org.teasel.conformance.estimator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Population;

/** Populations that differ from the true one in a single thing. */
final class Populations {

    private Populations() {}

    static Population weighted(Population population, IntToDoubleFunction weight) {
        return of(population, population.factors(), weight, population.factorised());
    }

    static Population factors(Population population, UnaryOperator<FactorColumn> change) {
        List<FactorColumn> columns = new ArrayList<>();
        for (int k = 0; k < population.factors().count(); k++) {
            columns.add(change.apply(population.factors().column(k)));
        }
        Factors factors = Factors.of(population.size(), columns);
        return of(population, factors, population::weight, population.factorised());
    }

    static Population factorised(Population population) {
        return of(population, population.factors(), population::weight, true);
    }

    private static Population of(
            Population population, Factors factors, IntToDoubleFunction weight, boolean factorised) {
        double[] weights =
                IntStream.range(0, population.size()).mapToDouble(weight).toArray();
        return Population.of(Representation.of("altered", posteriors(population, factorised), factors)
                .weighted(weights));
    }

    /** Any posteriors with the same latents: a population tells no more of them. */
    private static Posteriors posteriors(Population population, boolean factorised) {
        int latents = population.latents();
        int size = population.size();
        double[] zeros = new double[size * latents];
        double[] ones = new double[size * latents];
        Arrays.fill(ones, 1);
        if (population.latent(0) instanceof Latent.Discrete discrete) {
            int[] values = new int[latents];
            Arrays.fill(values, discrete.values());
            double[] even = new double[size * latents * discrete.values()];
            Arrays.fill(even, 1.0 / discrete.values());
            return Categorical.of(values, even);
        }
        if (factorised) {
            return DiagonalGaussian.of(latents, zeros, ones);
        }
        double[] noise = new double[latents * latents];
        Arrays.setAll(noise, k -> k % (latents + 1) == 0 ? 1 : 0.5);
        return CorrelatedGaussian.ofNoise(latents, zeros, ones, noise);
    }

    /** The same table a row on. */
    static FactorColumn shifted(FactorColumn column) {
        return column.select(IntStream.range(0, column.size())
                .map(row -> (row + 1) % column.size())
                .toArray());
    }

    /** The likeliest value in place of probabilities. */
    static FactorColumn hardened(FactorColumn column) {
        if (!(column instanceof FactorColumn.Soft soft)) {
            return column;
        }
        int[] codes = new int[column.size()];
        Arrays.setAll(codes, row -> {
            int likeliest = 0;
            for (int v = 1; v < soft.values(); v++) {
                likeliest = soft.probability(row, v) > soft.probability(row, likeliest) ? v : likeliest;
            }
            return likeliest;
        });
        return FactorColumn.Labels.of(column.factor(), codes);
    }
}
