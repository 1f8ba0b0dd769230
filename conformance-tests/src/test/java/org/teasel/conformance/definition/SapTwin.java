package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of sap:correlation. */
final class SapTwin extends Twin {

    SapTwin(Mistake mistake) {
        super("sap:correlation", mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(new FactorCorrelations());
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        if (population.latents() < 2 || population.size() < 2) {
            throw new NotDefinedException("there are no two latents or no two observations");
        }
        double[][] squared = statistics.get(new FactorCorrelations());
        double[] gaps = IntStream.range(0, population.factors().count())
                .mapToDouble(k -> varies(population, k) ? gap(column(squared, k)) : dead())
                .toArray();
        double mean = Arrays.stream(gaps)
                .filter(gap -> !Double.isNaN(gap))
                .average()
                .orElseThrow(() -> new NotDefinedException("no factor varies"));
        return Measurement.of(mean)
                .withPerFactor(gaps)
                .with(table(squared))
                .withNote("left out: "
                        + IntStream.range(0, gaps.length)
                                .filter(k -> Double.isNaN(gaps[k]))
                                .mapToObj(k -> population.factors().factor(k).name())
                                .collect(Collectors.joining(", ")));
    }

    private double dead() {
        return makes(Mistake.CONSTANT_COUNTS) ? 0 : Double.NaN;
    }

    private double gap(double[] squared) {
        int best = best(squared);
        int next = makes(Mistake.NEXT_LATENT) ? (best + 1) % squared.length : runnerUp(squared);
        return makes(Mistake.POWER)
                ? Math.sqrt(squared[best]) - Math.sqrt(squared[next])
                : squared[best] - squared[next];
    }

    private static boolean varies(Population population, int factor) {
        FactorColumn column = population.factors().column(factor);
        double[] values = IntStream.range(0, population.size())
                .filter(n -> population.weight(n) > 0)
                .mapToDouble(column::number)
                .toArray();
        return Arrays.stream(values).anyMatch(value -> value != values[0]);
    }
}
