package org.teasel.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** Statistics that a test makes up. */
public final class FixedStatistics implements Statistics {

    private final Population population;
    private final Settings settings;
    private final Map<Statistic<?>, Object> values = new HashMap<>();

    private FixedStatistics(Population population, Settings settings) {
        this.population = population;
        this.settings = settings;
    }

    /** Statistics of a representation by default settings, none known yet. */
    public static FixedStatistics of(Representation representation) {
        return of(representation, Settings.DEFAULT);
    }

    /** Statistics of a representation, none known yet. */
    public static FixedStatistics of(Representation representation, Settings settings) {
        return new FixedStatistics(Population.of(representation), settings);
    }

    /** Statistics of four observations with standard normal posteriors and factors of two values. */
    public static FixedStatistics of(int latents, int factors) {
        double[] means = new double[4 * latents];
        double[] deviations =
                IntStream.range(0, 4 * latents).mapToDouble(i -> 1).toArray();
        List<FactorColumn.Labels> columns = IntStream.range(0, factors)
                .mapToObj(k -> FactorColumn.Labels.of(Factor.categorical("y" + k, 2), new int[] {0, 1, 0, 1}))
                .toList();
        return of(
                Representation.of("made up", DiagonalGaussian.of(latents, means, deviations), Factors.of(4, columns)));
    }

    /** Adds what a statistic is. */
    public <T> FixedStatistics with(Statistic<T> statistic, T value) {
        values.put(statistic, value);
        return this;
    }

    @Override
    public Population population() {
        return population;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(Statistic<T> statistic) {
        if (!values.containsKey(statistic)) {
            throw new IllegalArgumentException(statistic + " is not known");
        }
        return (T) values.get(statistic);
    }
}
