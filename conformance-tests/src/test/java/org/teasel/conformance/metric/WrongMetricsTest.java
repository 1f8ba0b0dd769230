package org.teasel.conformance.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.Mutant;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;

/** Wrong metrics break the rule that is there for their mistake, and right ones break none, whatever the seed. */
class WrongMetricsTest {

    private static final Examination EXAMINATION = Examination.STANDARD;

    @TestFactory
    Stream<DynamicTest> aWrongMetricBreaksTheRuleAgainstItsMistake() {
        return mutants().map(mutant -> DynamicTest.dynamicTest(mutant.name(), mutant::mustBeFound));
    }

    @TestFactory
    Stream<DynamicTest> aRightMetricKeepsAllRules() {
        return RightMetrics.all().stream()
                .map(candidate -> DynamicTest.dynamicTest(
                        candidate.name(),
                        () -> LongStream.range(0, 10)
                                .forEach(seed -> assertThat(new Examination(Profile.QUICK, seed).of(candidate))
                                        .filteredOn(Finding::broken)
                                        .extracting(Finding::explanation)
                                        .isEmpty())));
    }

    @Test
    void aRightMetricConforms() {
        assertThat(EXAMINATION.of(RightMetrics.all().get(0)))
                .filteredOn(Finding::broken)
                .extracting(Finding::explanation)
                .isEmpty();
    }

    private static Mutant<MetricCandidate> mutant(String name, Metric metric, String rule, String fragment) {
        return new Mutant<>(name, MetricCandidate.of(metric), List.of(rule), fragment);
    }

    private static Stream<Mutant<MetricCandidate>> mutants() {
        return Stream.of(descriptors(), values(), impurities(), changes()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant<MetricCandidate>> descriptors() {
        Made gap = RightMetrics.gap();
        Made told = RightMetrics.told();
        AtomicInteger calls = new AtomicInteger();
        return Stream.of(
                mutant(
                        "no summary",
                        gap.described(d -> d.summarised(" ")),
                        "metric.descriptor.words",
                        "The summary is ' '"),
                mutant(
                        "no citation",
                        gap.described(d -> d.citing("")),
                        "metric.descriptor.words",
                        "The citation is ''"),
                mutant(
                        "another descriptor at each call",
                        new Changing(gap, calls),
                        "metric.descriptor.words",
                        "A second call gave another descriptor"),
                mutant("a range the wrong way round", gap.in(new Range(1, 0)), "metric.descriptor.range", "[1.0, 0.0]"),
                mutant(
                        "a variant of another id",
                        gap.with(gap.described(d -> d.named(MetricName.of("other", "soft")))),
                        "metric.variants",
                        "has another id"),
                mutant("a variant under the default's name", gap.with(gap), "metric.variants", "is taken already"),
                mutant(
                        "a k that is not in the name",
                        told.choosing(k -> Optional.of(told)),
                        "metric.at.named",
                        "For k = 1 it is called told"),
                mutant(
                        "a k of 0",
                        told.choosing(k -> RightMetrics.chosen(Math.max(1, k), k, RightMetrics::best)),
                        "metric.at.positive",
                        "It accepts k = 0"),
                mutant(
                        "a k that is one too great",
                        told.choosing(k -> RightMetrics.chosen(k, k + 1, RightMetrics::best)),
                        "metric.at.bound",
                        "fewer than"),
                mutant(
                        "a k that is one too small",
                        told.choosing(k -> RightMetrics.chosen(k, Math.max(1, k - 1), RightMetrics::best)),
                        "metric.at.bound",
                        "expected that it is not defined"),
                mutant(
                        "a k that is cut off",
                        told.choosing(k -> RightMetrics.chosen(
                                k,
                                k,
                                (ascending, count) -> RightMetrics.best(ascending, Math.min(count, ascending.length)))),
                        "metric.at.bound",
                        "expected that it is not defined"),
                mutant("the wrong direction", gap.better(Direction.LOWER), "metric.direction", "lower is better"));
    }

    private static Stream<Mutant<MetricCandidate>> values() {
        Made gap = RightMetrics.gap();
        return Stream.of(
                mutant(
                        "a condition the wrong way round",
                        measuring(gap, table -> {
                            throw new NotDefinedException("there are factors");
                        }),
                        "metric.answer.defined",
                        "not defined, because there are factors"),
                mutant(
                        "no division by the entropy",
                        RightMetrics.gap((difference, entropy) -> entropy > 1e-12 ? difference : Double.NaN)
                                .in(new Range(0, 0.5)),
                        "metric.answer.range",
                        "expected a value in [0.0, 0.5]"),
                mutant(
                        "bits over nats",
                        RightMetrics.gap((difference, entropy) ->
                                entropy > 1e-12 ? difference / Math.log(2) / entropy : Double.NaN),
                        "metric.answer.range",
                        "expected a value in [0.0, 1.0]"),
                mutant(
                        "the range of another metric",
                        gap.in(new Range(-1, -0.5)),
                        "metric.answer.range",
                        "[-1.0, -0.5]"),
                mutant(
                        "0/0 for a constant factor",
                        measuring(gap, table -> {
                            double[] scores = scores(table);
                            return Measurement.of(
                                    Arrays.stream(scores).average().orElseThrow());
                        }),
                        "metric.answer.odd",
                        "It is NaN"),
                mutant(
                        "no requirement of two latents",
                        gap.requiring(Requirement.FACTORS),
                        "metric.answer.value",
                        "It threw"),
                mutant(
                        "a table along the wrong axis",
                        measuring(
                                gap,
                                table -> Measurement.of(IntStream.range(0, table.factors())
                                        .mapToDouble(k -> table.mutualInformation()[k][0])
                                        .max()
                                        .orElseThrow())),
                        "metric.answer.value",
                        "ArrayIndexOutOfBoundsException"),
                mutant(
                        "always 3 latents",
                        measuring(
                                gap,
                                table -> Measurement.of(IntStream.range(0, 3)
                                        .mapToDouble(i -> table.informativeness()[i])
                                        .sum())),
                        "metric.answer.value",
                        "ArrayIndexOutOfBoundsException"),
                mutant("no measurement", gap.measuring(statistics -> null), "metric.answer.value", "It returned null"),
                mutant(
                        "a sentence for a reason",
                        gap.measuring(statistics -> {
                            throw new NotDefinedException("There is nothing.");
                        }),
                        "metric.answer.reason",
                        "There is nothing."),
                mutant(
                        "no reason",
                        gap.measuring(statistics -> {
                            throw new NotDefinedException(null);
                        }),
                        "metric.answer.odd",
                        "gives no reason"),
                mutant(
                        "shares of the usable factors only",
                        measuring(gap, table -> {
                            double[] usable = Arrays.stream(scores(table))
                                    .filter(score -> !Double.isNaN(score))
                                    .toArray();
                            return RightMetrics.mean(usable).withPerFactor(usable);
                        }),
                        "metric.answer.shape",
                        "shares of a factor each"),
                mutant(
                        "shares of factors in the place of those of latents",
                        measuring(gap, table -> RightMetrics.mean(scores(table)).withPerLatent(scores(table))),
                        "metric.answer.shape",
                        "shares of a latent each"),
                mutant(
                        "a component without a name",
                        measuring(gap, table -> RightMetrics.mean(scores(table)).withComponent("", 1)),
                        "metric.answer.shape",
                        "is blank"));
    }

    private static Stream<Mutant<MetricCandidate>> impurities() {
        Made gap = RightMetrics.gap();
        RandomGenerator random = RandomGenerator.getDefault();
        AtomicInteger calls = new AtomicInteger();
        ConcurrentHashMap<Integer, Measurement> cache = new ConcurrentHashMap<>();
        double[][] buffer = new double[1][];
        return Stream.of(
                mutant(
                        "a generator of its own",
                        measuring(gap, table -> Measurement.of(random.nextDouble())),
                        "metric.pure.seed",
                        "a second run under the same seed"),
                mutant(
                        "a count of calls",
                        measuring(gap, table -> Measurement.of(1.0 / calls.incrementAndGet())),
                        "metric.pure.state",
                        "another measurement in between"),
                mutant(
                        "a cache by too small a key",
                        gap.measuring(statistics ->
                                cache.computeIfAbsent(statistics.population().latents(), latents -> {
                                    double[] scores = scores(RightMetrics.table(statistics));
                                    return RightMetrics.mean(scores).withPerFactor(scores);
                                })),
                        "metric.pure.result",
                        "overwriting the arrays"),
                mutant(
                        "a buffer that threads share",
                        gap.measuring(statistics -> {
                            buffer[0] = RightMetrics.table(statistics).informativeness();
                            statistics.population();
                            return Measurement.of(Arrays.stream(buffer[0]).sum());
                        }),
                        "metric.pure.concurrent",
                        "another thread that measures other data"),
                mutant(
                        "a threads setting that is read",
                        gap.measuring(statistics ->
                                Measurement.of(1.0 / statistics.settings().threads())),
                        "metric.pure.threads",
                        "threads instead of one"),
                mutant(
                        "draws that are not owned up to",
                        RightMetrics.lottery().repeatable(true),
                        "metric.pure.repeatable",
                        "under another seed"),
                mutant(
                        "keys without equality",
                        gap.asking((population, settings) -> List.of(new Nameless())),
                        "metric.pure.needs",
                        "expected equal keys"),
                mutant(
                        "a null among the keys",
                        gap.asking((population, settings) -> Arrays.asList(QuantisedPosterior.of(settings), null)),
                        "metric.pure.needs",
                        "expected no null"),
                mutant(
                        "a statistic that others need",
                        Made.of(
                                "sneaky",
                                settings -> new MeanHistogram(10, settings.factorBins()),
                                statistics -> Measurement.of(Arrays.stream(statistics
                                                .get(new PosteriorMoments())
                                                .mean())
                                        .sum())),
                        "metric.pure.declared",
                        "which it did not declare"),
                mutant(
                        "a result that is sorted in place",
                        measuring(RightMetrics.told(), table -> {
                            Arrays.sort(table.informativeness());
                            return Measurement.of(table.informativeness()[0]);
                        }),
                        "metric.pure.shared",
                        "It changed QuantisedPosterior"));
    }

    private static Stream<Mutant<MetricCandidate>> changes() {
        Made gap = RightMetrics.gap();
        return Stream.of(
                mutant(
                        "the first of equal latents wins",
                        measuring(gap, table -> RightMetrics.mean(scores(table)).withPerLatent(firstBest(table))),
                        "metric.invariant.latents",
                        "The share of latent"),
                mutant(
                        "the last latent is left out",
                        measuring(
                                RightMetrics.told(),
                                table -> Measurement.of(IntStream.range(0, table.latents() - 1)
                                        .mapToDouble(i -> table.informativeness()[i])
                                        .sum())),
                        "metric.invariant.latents",
                        "The value is"),
                mutant(
                        "K - 1 for K",
                        measuring(gap, table -> {
                            double[] scores = scores(table);
                            return RightMetrics.mean(Arrays.copyOf(scores, Math.max(1, scores.length - 1)));
                        }),
                        "metric.invariant.factors",
                        "The value is"),
                mutant(
                        "differences of neighbouring rows",
                        figure((rows, population) -> IntStream.range(1, rows.size())
                                .mapToDouble(
                                        n -> Math.abs(rows.get(n).posterior().mean(0, 0)
                                                - rows.get(n - 1).posterior().mean(0, 0)))
                                .sum()),
                        "metric.invariant.observations",
                        "The value is"),
                mutant(
                        "rows that are counted",
                        figure((rows, population) -> rows.stream()
                                .mapToDouble(row -> Math.pow(row.posterior().mean(0, 0), 2))
                                .average()
                                .orElseThrow()),
                        "metric.invariant.repetition",
                        "The value is"),
                mutant(
                        "a greatest mean over rows of weight 0 too",
                        figure((rows, population) -> rows.stream()
                                .mapToDouble(row -> Math.abs(row.posterior().mean(0, 0)))
                                .max()
                                .orElseThrow()),
                        "metric.invariant.zero-weight",
                        "The value is"),
                mutant(
                        "a factor of N / (N - 1)",
                        figure((rows, population) -> rows.size() / (rows.size() - 1.0)),
                        "metric.invariant.duplication",
                        "The value is"),
                mutant(
                        "means that are not squared",
                        figure((rows, population) -> rows.stream()
                                .mapToDouble(row -> population.weight(row.index())
                                        * row.posterior().mean(0, 0))
                                .sum()),
                        "metric.invariant.sign",
                        "The value is"),
                mutant(
                        "codes that are taken for numbers",
                        Made.of(
                                "linear",
                                settings -> new FactorCorrelations(),
                                statistics -> Measurement.of(Arrays.stream(statistics.get(new FactorCorrelations()))
                                        .flatMapToDouble(Arrays::stream)
                                        .sum())),
                        "metric.invariant.labels",
                        "The value is"),
                mutant(
                        "labels that are looked at and soft ones that are not",
                        gap.measuring(statistics -> Measurement.of(
                                statistics.population().factors().column(0) instanceof FactorColumn.Labels ? 1 : 0)),
                        "metric.invariant.soft-labels",
                        "The value is 1.0 before and 0.0 after"),
                mutant(
                        "a mean over latents that say nothing",
                        measuring(
                                RightMetrics.told(),
                                table -> Measurement.of(Arrays.stream(table.informativeness())
                                        .average()
                                        .orElseThrow())),
                        "metric.invariant.noise-latent",
                        "The value is"),
                mutant(
                        "0 for what is not defined",
                        RightMetrics.gap((difference, entropy) -> entropy > 1e-12 ? difference / entropy : 0),
                        "metric.invariant.constant-factor",
                        "expected NaN for one that is not defined"));
    }

    private static Made measuring(Made metric, Function<InformationTable, Measurement> measure) {
        return metric.measuring(statistics -> measure.apply(RightMetrics.table(statistics)));
    }

    private static Made figure(RowFigure.Formula formula) {
        RowFigure statistic = new RowFigure("figure", formula);
        return Made.of("figure", settings -> statistic, statistics -> Measurement.of(statistics.get(statistic)));
    }

    /** (I_a - I_b) / H of every factor, 0/0 for one that is constant. */
    private static double[] scores(InformationTable table) {
        return IntStream.range(0, table.factors())
                .mapToDouble(k -> {
                    double[] shared = RightMetrics.ofFactor(table, k);
                    Arrays.sort(shared);
                    double gap = shared[shared.length - 1] - shared[shared.length - 2];
                    return table.factorEntropy()[k] == 0 ? Double.NaN : gap / table.factorEntropy()[k];
                })
                .toArray();
    }

    /** How many factors each latent tells most about. */
    private static double[] firstBest(InformationTable table) {
        double[] wins = new double[table.latents()];
        for (int k = 0; k < table.factors(); k++) {
            double[] shared = RightMetrics.ofFactor(table, k);
            int best = 0;
            for (int i = 1; i < shared.length; i++) {
                if (shared[i] > shared[best]) {
                    best = i;
                }
            }
            wins[best]++;
        }
        return wins;
    }

    /** A key that is equal to itself alone. */
    private static final class Nameless implements Statistic<Double>, Estimator<Double> {
        @Override
        public Supplier<Fold<Double>> prepare(Population population, Statistics needed) {
            return new RowFigure("nameless", (rows, all) -> 1).prepare(population, needed);
        }
    }

    /** A metric that counts how often it was asked what it is. */
    private record Changing(Made metric, AtomicInteger calls) implements Metric {
        @Override
        public MetricDescriptor descriptor() {
            return metric.descriptor().summarised("call " + calls.incrementAndGet());
        }

        @Override
        public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
            return metric.needs(population, settings);
        }

        @Override
        public Measurement measure(Statistics statistics) {
            return metric.measure(statistics);
        }
    }
}
