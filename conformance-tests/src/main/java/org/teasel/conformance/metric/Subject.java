package org.teasel.conformance.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resampled;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.rule.Violation;

/** A metric before a representation: the statistics that it asked for, to be measured as often as a rule likes. */
final class Subject {

    /**
     * Small enough to be fast. The bins lie symmetrically around 0, and no multiple of 1/2, which many specimens consist
     * of, is an edge between two of them.
     */
    static final Settings SETTINGS = Settings.DEFAULT
            .with(new Quantisation(Quantisation.Rule.EXACT, 23, -4, 4))
            .withFactorBins(4)
            .withSamples(100)
            .withThreads(1)
            .withLearnerRows(40, 20)
            .withRepeats(1);

    private final Metric metric;
    private final Settings settings;
    private final Statistics statistics;
    private final String refusal;

    private Subject(Metric metric, Settings settings, Statistics statistics, String refusal) {
        this.metric = metric;
        this.settings = settings;
        this.statistics = statistics;
        this.refusal = refusal;
    }

    /** A candidate before a representation, with a seed. */
    static Subject of(MetricCandidate candidate, Representation representation, long seed) {
        return of(candidate, representation, SETTINGS.withSeed(seed));
    }

    /** A candidate before a representation. Its evaluator computes the statistics and is then stopped. */
    static Subject of(MetricCandidate candidate, Representation representation, Settings settings) {
        Wire wire = new Wire(candidate.metric(), new AtomicReference<>());
        Score score = candidate.scorer().score(representation, wire, settings);
        if (score.outcome() instanceof Score.Failed failed) {
            throw new Violation("It failed: " + failed.reason());
        }
        Statistics seen = wire.seen().get();
        if (seen == null) {
            return new Subject(candidate.metric(), settings, null, ((Score.NotDefined) score.outcome()).reason());
        }
        return new Subject(candidate.metric(), settings, seen, "");
    }

    /** Whether it came to measuring: requirements were met and {@code needs} didn't refuse. */
    boolean measurable() {
        return statistics != null;
    }

    /** The statistics; only of a {@link #measurable} subject. */
    Statistics statistics() {
        return statistics;
    }

    /** The keys that the metric asked for. */
    List<Statistic<?>> needs() {
        return List.copyOf(metric.needs(statistics.population(), settings));
    }

    /** What the metric answers. */
    Answer answer() {
        return answer(UnaryOperator.identity());
    }

    /** What the metric answers to statistics seen through something. */
    Answer answer(UnaryOperator<Statistics> lens) {
        return measurable() ? answer(metric, lens.apply(statistics)) : new Answer.Undefined(refusal);
    }

    private static Answer answer(Metric metric, Statistics statistics) {
        try {
            Measurement measurement = metric.measure(statistics);
            if (measurement == null) {
                throw new Violation("It returned null, expected a measurement or a NotDefinedException");
            }
            return new Answer.Measured(measurement);
        } catch (NotDefinedException e) {
            return new Answer.Undefined(e.getMessage());
        }
    }

    /** Whether the answer depends on the seed, by what the metric declares. */
    boolean drawn() {
        return !metric.repeatable()
                || !needs().equals(List.copyOf(
                        metric.needs(statistics.population(), settings.withSeed(settings.seed() + 1))));
    }

    /**
     * Standard error of the value from the draws behind it, by leaving out a group at a time: sqrt((G - 1)/G sum_g (v_g -
     * mean v)^2). Empty if nothing was drawn, or if some part of the draws gives no finite value.
     */
    OptionalDouble standardError() {
        int groups = needs().stream().mapToInt(this::groups).max().orElse(0);
        if (groups < 2) {
            return OptionalDouble.empty();
        }
        double[] values = IntStream.range(0, groups)
                .mapToDouble(group -> answer(all -> new Without(all, group))
                        .measured()
                        .map(Measurement::value)
                        .orElse(Double.NaN))
                .toArray();
        double mean = IntStream.range(0, groups).mapToDouble(g -> values[g]).sum() / groups;
        double squares = IntStream.range(0, groups)
                .mapToDouble(g -> (values[g] - mean) * (values[g] - mean))
                .sum();
        double error = Math.sqrt(squares * (groups - 1) / groups);
        return Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
    }

    private int groups(Statistic<?> statistic) {
        try {
            return statistics.get(statistic) instanceof Resampled<?> drawn ? drawn.groups() : 0;
        } catch (NotDefinedException e) {
            return 0;
        }
    }

    /** Takes the place of a metric to get hold of its statistics. */
    private record Wire(Metric metric, AtomicReference<Statistics> seen) implements Metric {
        @Override
        public MetricDescriptor descriptor() {
            return metric.descriptor();
        }

        @Override
        public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
            return metric.needs(population, settings);
        }

        @Override
        public Measurement measure(Statistics statistics) {
            seen.compareAndSet(null, statistics);
            throw new NotDefinedException("only the statistics are wanted");
        }
    }

    /** Statistics without a group of draws. */
    private record Without(Statistics all, int group) implements Statistics {
        @Override
        public Population population() {
            return all.population();
        }

        @Override
        public Settings settings() {
            return all.settings();
        }

        @Override
        public <T> T get(Statistic<T> statistic) {
            T result = all.get(statistic);
            if (result instanceof Resampled<?> drawn && group < drawn.groups()) {
                @SuppressWarnings("unchecked") // a resampled result is of its own type
                T rest = (T) drawn.without(group);
                return rest;
            }
            return result;
        }
    }

    /** Statistics that write down what was asked for without having been declared. */
    record Strict(Statistics all, Collection<Statistic<?>> declared, List<String> undeclared) implements Statistics {

        static Strict of(Statistics all, Collection<Statistic<?>> declared) {
            return new Strict(all, declared, new ArrayList<>());
        }

        @Override
        public Population population() {
            return all.population();
        }

        @Override
        public Settings settings() {
            return all.settings();
        }

        @Override
        public <T> T get(Statistic<T> statistic) {
            if (!declared.contains(statistic)) {
                undeclared.add(String.valueOf(statistic));
                throw new IllegalArgumentException(statistic + " was not declared as needed");
            }
            return all.get(statistic);
        }
    }
}
