package org.teasel.metrics.golden;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.RowSample;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.Jackknife;
import org.teasel.estimators.StandardEstimators;
import org.teasel.estimators.sampled.DrawnSamples;
import org.teasel.estimators.sampled.Draws;

/** Statistics that the real estimators compute when asked, in one batch, but from draws and rows that a test fixes. */
final class Computed implements Statistics {

    private final Representation representation;
    private final Population population;
    private final Settings settings;
    private final boolean clamped;
    private final Map<Statistic<?>, Object> known = new HashMap<>();

    private Computed(Representation representation, Settings settings, boolean clamped) {
        this.representation = representation;
        this.population = Population.of(representation);
        this.settings = settings;
        this.clamped = clamped;
    }

    static Computed of(Representation representation, Settings settings) {
        return new Computed(representation, settings, false);
    }

    /** The same with densities at the draws clamped, as published. */
    Computed clamped() {
        Computed other = new Computed(representation, settings, true);
        other.known.putAll(known);
        return other;
    }

    /** The same data with draws z^(m) of given observations in place of random ones. */
    Computed drawing(int[] rows, double[][] points) {
        Posteriors own = representation.posteriors().select(rows);
        return of(representation, settings.withSamples(rows.length))
                .with(new DrawnSamples(rows.length, settings.seed()), new Draws(rows, own, points));
    }

    /** The same data with given rows to learn from and to be judged on. */
    Computed learning(int[] training, int[] test) {
        int[] rows =
                IntStream.concat(IntStream.of(training), IntStream.of(test)).toArray();
        return of(representation, settings.withLearnerRows(training.length, test.length))
                .with(
                        new RowSample(rows.length, settings.seed()),
                        Representation.of(
                                "chosen rows",
                                representation.posteriors().select(rows),
                                representation.factors().select(rows)));
    }

    <T> Computed with(Statistic<T> statistic, T value) {
        known.put(statistic, value);
        return this;
    }

    /** Puts what was read at draws under every key that metrics ask for. */
    private Computed withSampled(SampledInformation sampled) {
        return with(sampledKey(), sampled)
                .with(SampledPosterior.of(population, settings), sampled)
                .with(SampledPosterior.ofFactors(population, settings), sampled);
    }

    Measurement measure(Metric metric) {
        return metric.measure(this);
    }

    /** What is read at the draws. */
    SampledInformation sampled() {
        return get(sampledKey());
    }

    private Statistic<SampledInformation> sampledKey() {
        return clamped
                ? ClampedPosterior.of(population, settings)
                : new SampledPosterior(
                        SampledPosterior.of(population, settings).sets(),
                        settings.samples(),
                        settings.seed(),
                        settings.factorBins(),
                        settings.epsilon());
    }

    /** Standard errors of what is read at the draws, by leaving out groups of them. */
    double[] standardErrors(Function<Computed, double[]> reading) {
        SampledInformation sampled = sampled();
        List<double[]> readings = IntStream.range(0, sampled.groups())
                .mapToObj(group -> new Computed(representation, settings, clamped).withSampled(sampled.without(group)))
                .map(reading)
                .toList();
        return IntStream.range(0, readings.get(0).length)
                .mapToDouble(k -> Jackknife.standardError(
                        readings.stream().mapToDouble(values -> values[k]).toArray()))
                .toArray();
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
    public <T> T get(Statistic<T> statistic) {
        if (!known.containsKey(statistic)) {
            known.put(statistic, compute(statistic));
        }
        @SuppressWarnings("unchecked") // kept under its own key
        T value = (T) known.get(statistic);
        return value;
    }

    private <T> T compute(Statistic<T> statistic) {
        Estimator<T> estimator = new StandardEstimators().estimator(statistic).orElseThrow();
        Fold<T> fold = estimator.prepare(population, this).get();
        fold.add(new Batch(IntStream.range(0, population.size()).toArray(), representation.posteriors()));
        return fold.result();
    }
}
