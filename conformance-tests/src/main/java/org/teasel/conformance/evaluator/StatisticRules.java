package org.teasel.conformance.evaluator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.ReferenceEstimators;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;
import org.teasel.conformance.scoring.Bench;

/** How an evaluator computes statistics: each once, from every row once, in the right order. */
final class StatisticRules {

    private static final double ROUNDING = 1e-8;

    /** More rows than most evaluators hold in a batch. */
    private static final int MANY_ROWS = 20_000;

    private static final Rule<EvaluatorCandidate> VALUES = Rule.<EvaluatorCandidate>must(
                    "evaluator.statistic.value",
                    "statistics without draws come out as the kit's own slow evaluator has them")
            .from("org.teasel.api.statistic.Fold; org.teasel.api.information")
            .brokenBy("rows that are left out, come twice or with another row's posterior, or parts merged wrongly")
            .onExamples(
                    15,
                    Specimens.any()
                            .of(Kind.DIAGONAL, Kind.LOGISTIC)
                            .withFactors(1, 3)
                            .withLatents(2, 3),
                    (candidate, specimen, trial) -> {
                        Representation representation = specimen.representation();
                        List<Metric> metrics = readers();
                        List<Score> expected = new Bench(List.of(new ReferenceEstimators()))
                                .score(representation, metrics, Trials.SETTINGS);
                        List<Score> actual = candidate.scorer().score(representation, metrics, Trials.SETTINGS);
                        for (int m = 0; m < metrics.size(); m++) {
                            Trials.requireValue(
                                    "What is read from "
                                            + metrics.get(m).descriptor().name(),
                                    Trials.defined(expected.get(m))
                                            .measurement()
                                            .value(),
                                    Trials.defined(actual.get(m)).measurement().value(),
                                    ROUNDING);
                        }
                    });

    private static final Rule<EvaluatorCandidate> ONCE = Rule.<EvaluatorCandidate>must(
                    "evaluator.statistic.once", "a statistic that several metrics need is computed once")
            .from("org.teasel.api.statistic.Statistic: \"which is then computed once\"")
            .brokenBy("a computation for each metric, or keys compared by identity")
            .once((candidate, trial) -> {
                int rows = 50;
                AtomicLong delivered = new AtomicLong();
                Function<String, Metric> metric = id ->
                        Probe.handingOn(id, Column.mean().hearing(batch -> delivered.addAndGet(batch.rows().length)));
                candidate
                        .scorer()
                        .score(
                                Trials.column(rows, row -> row),
                                List.of(metric.apply("one"), metric.apply("two"), metric.apply("three")),
                                Trials.SETTINGS);
                if (delivered.get() != rows) {
                    throw new Violation("For a statistic that three metrics share, " + delivered.get()
                            + " rows were folded, expected each of the " + rows + " once");
                }
            });

    private static final Rule<EvaluatorCandidate> ROWS = Rule.<EvaluatorCandidate>must(
                    "evaluator.statistic.rows",
                    "every row comes exactly once, with its own posterior, in batches of ascending rows, and merged folds"
                            + " hold them all")
            .from("org.teasel.api.statistic.Fold, add; Batch")
            .brokenBy("a last batch that is left out, or rows of a batch that are counted from 0 in each")
            .once((candidate, trial) -> {
                for (int rows : new int[] {1, 2, 17, 1000, MANY_ROWS}) {
                    requireRows(candidate, rows);
                }
            });

    private static final Rule<EvaluatorCandidate> CHAIN = Rule.<EvaluatorCandidate>must(
                    "evaluator.statistic.needs", "an estimator that needs another statistic gets it, of all rows")
            .from("org.teasel.api.statistic.Estimator, needs")
            .brokenBy("all statistics in one pass, or the result of a part of the rows")
            .once((candidate, trial) -> {
                Column<Double> mean = Column.mean();
                Column<Double> variance = Column.<Double>of(
                                "variance",
                                (entries, population, needed) -> entries.stream()
                                        .mapToDouble(entry -> Math.pow(entry.mean() - needed.get(mean), 2))
                                        .average()
                                        .orElseThrow())
                        .needing(mean);
                Column<Double> deviation = Column.<Double>of(
                                "deviation", (entries, population, needed) -> Math.sqrt(needed.get(variance)))
                        .needing(variance);
                int rows = 101;
                Score score = candidate
                        .scorer()
                        .score(
                                Trials.column(rows, row -> row),
                                Probe.handingOn("deviation", deviation),
                                Trials.SETTINGS);
                Trials.requireValue(
                        "The standard deviation of 0 to " + (rows - 1)
                                + ", which needs the variance, which needs the mean,",
                        Math.sqrt((rows * (double) rows - 1) / 12),
                        Trials.defined(score).measurement().value(),
                        ROUNDING);
            });

    private static final Rule<EvaluatorCandidate> LEVELS = Rule.<EvaluatorCandidate>must(
                    "evaluator.statistic.levels",
                    "whatever the order in which statistics are needed, and however deep, each is known before that which"
                            + " needs it is prepared")
            .from("org.teasel.api.statistic.Estimator, needs: \"must be known before the fold starts\"")
            .brokenBy("a level for each statistic by the first that needs it, or by the last of its needs")
            .once((candidate, trial) -> {
                Column<Double> bottom = Column.mean();
                Column<Double> second = sum("second", bottom);
                Column<Double> third = sum("third", second);
                Column<Double> left = sum("left", third, bottom);
                Column<Double> right = sum("right", bottom, third);
                Column<Double> top = sum("top", second, left, right, bottom);
                // bottom is 10, so that second is 11, third 12, left and right are 23 and top is 68.
                Map<Column<Double>, Double> values =
                        Map.of(bottom, 10.0, second, 11.0, third, 12.0, left, 23.0, right, 23.0, top, 68.0);
                for (List<Column<Double>> order : List.of(
                        List.of(top),
                        List.of(left, bottom, third),
                        List.of(bottom, second, third, left, right, top),
                        List.of(right, top, second),
                        List.of(third, right, left, bottom))) {
                    List<Metric> metrics = order.stream()
                            .<Metric>map(column -> Probe.handingOn(column.key(), column))
                            .toList();
                    List<Score> scores =
                            candidate.scorer().score(Trials.column(21, row -> row), metrics, Trials.SETTINGS);
                    for (int m = 0; m < order.size(); m++) {
                        Trials.requireValue(
                                "Statistic '" + order.get(m).key() + "' of those that need each other",
                                values.get(order.get(m)),
                                Trials.defined(scores.get(m)).measurement().value(),
                                ROUNDING);
                    }
                }
            });

    private static final Rule<EvaluatorCandidate> UNKNOWN = Rule.<EvaluatorCandidate>must(
                    "evaluator.statistic.unknown",
                    "a metric that needs a statistic that nobody can compute has no value, and its score names the"
                            + " statistic")
            .from("org.teasel.api.spi.EstimatorProvider: \"empty if this provider doesn't know it\"")
            .brokenBy("an exception without a message about what was looked for")
            .once((candidate, trial) -> {
                Unheard statistic = new Unheard("conformance-unheard-of");
                Score.Outcome outcome =
                        Trials.outcome(candidate, Trials.column(20, row -> row), Probe.handingOn("unheard", statistic));
                String reason = outcome instanceof Score.NotDefined undefined
                        ? undefined.reason()
                        : outcome instanceof Score.Failed failed ? failed.reason() : "";
                if (!reason.contains(statistic.name()) || reason.contains("NullPointerException")) {
                    throw new Violation("A metric that needs " + statistic + ", which nobody computes, came out as "
                            + outcome + ", expected that it has no value and names the statistic");
                }
            });

    private static final Rule<EvaluatorCandidate> CIRCLE = Rule.<EvaluatorCandidate>must(
                    "evaluator.statistic.circle",
                    "a statistic that needs itself, or what needs it, has no value, and the others are computed")
            .from("org.teasel.api.statistic.Estimator, needs")
            .brokenBy("a recursion without an end")
            .once((candidate, trial) -> {
                AtomicReference<Column<Double>> here = new AtomicReference<>();
                Column<Double> there = Column.<Double>of("there", (entries, population, needed) -> 1.0)
                        .needing(() -> List.of(here.get()));
                here.set(Column.<Double>of("here", (entries, population, needed) -> 1.0)
                        .needing(there));
                AtomicReference<Column<Double>> self = new AtomicReference<>();
                self.set(Column.<Double>of("self", (entries, population, needed) -> 1.0)
                        .needing(() -> List.of(self.get())));
                List<Score> scores = candidate
                        .scorer()
                        .score(
                                Trials.column(20, row -> row),
                                List.of(
                                        Probe.handingOn("self", self.get()),
                                        Probe.handingOn("circle", there),
                                        Probe.handingOn("sound", Column.mean()),
                                        Probe.handingOn("heedless", new Heedless())),
                                Trials.SETTINGS);
                requireNone("that needs itself", scores.get(0));
                requireNone("that needs one that needs it", scores.get(1));
                requireNone("that needs itself and does not look at it", scores.get(3));
                Trials.requireValue(
                        "The mean of 0 to 19 beside them",
                        9.5,
                        Trials.defined(scores.get(2)).measurement().value(),
                        ROUNDING);
            });

    static final List<Rule<EvaluatorCandidate>> ALL = List.of(VALUES, ONCE, ROWS, CHAIN, LEVELS, UNKNOWN, CIRCLE);

    private StatisticRules() {}

    private static void requireNone(String which, Score score) {
        if (score.outcome() instanceof Score.Defined) {
            throw new Violation(
                    "A statistic " + which + " has the value " + score.value().getAsDouble());
        }
    }

    /** A statistic that needs itself and would come out as 1 without. */
    private record Heedless() implements Statistic<Double>, Estimator<Double>, Fold<Double> {
        @Override
        public List<Statistic<?>> needs(Population population) {
            return List.of(this);
        }

        @Override
        public Supplier<Fold<Double>> prepare(Population population, Statistics needed) {
            return Heedless::new;
        }

        @Override
        public void add(Batch batch) {}

        @Override
        public void merge(Fold<Double> other) {}

        @Override
        public Double result() {
            return 1.0;
        }
    }

    /** A statistic that is no estimator. */
    private record Unheard(String name) implements Statistic<Double> {}

    /** One more than what is needed: 1 and the sum of it. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read at once
    private static Column<Double> sum(String key, Column<Double>... needs) {
        List<Column<Double>> all = List.of(needs);
        return Column.<Double>of(
                        key,
                        (entries, population, needed) ->
                                1 + all.stream().mapToDouble(needed::get).sum())
                .needing(needs);
    }

    private static void requireRows(EvaluatorCandidate candidate, int rows) {
        AtomicIntegerArray delivered = new AtomicIntegerArray(rows);
        AtomicReference<String> trouble = new AtomicReference<>();
        Column<Double> counted = Column.<Double>of("count", (entries, population, needed) -> (double) entries.size())
                .hearing(batch -> hear(batch, delivered, trouble));
        Score score = candidate
                .scorer()
                .score(Trials.column(rows, row -> row), Probe.handingOn("count", counted), Trials.SETTINGS);
        if (trouble.get() != null) {
            throw new Violation("Of " + rows + " rows, " + trouble.get());
        }
        for (int row = 0; row < rows; row++) {
            if (delivered.get(row) != 1) {
                throw new Violation(
                        "Of " + rows + " rows, row " + row + " came " + delivered.get(row) + " times, expected once");
            }
        }
        Trials.requireValue(
                "The number of rows that all folds together hold",
                rows,
                Trials.defined(score).measurement().value(),
                0);
    }

    private static void hear(Batch batch, AtomicIntegerArray delivered, AtomicReference<String> trouble) {
        if (batch.rows().length == 0) {
            trouble.set("none came in a batch, which no fold has a use for");
        }
        for (int n = 0; n < batch.rows().length; n++) {
            int row = batch.rows()[n];
            delivered.incrementAndGet(row);
            if (n > 0 && row <= batch.rows()[n - 1]) {
                trouble.set("row " + row + " came after row " + batch.rows()[n - 1] + " in a batch");
            }
            if (batch.posteriors().mean(n, 0) != row) {
                trouble.set("row " + row + " came with the posterior of row "
                        + (int) batch.posteriors().mean(n, 0));
            }
        }
    }

    private static List<Metric> readers() {
        return List.of(
                reader("quantised", QuantisedPosterior.of(Trials.SETTINGS), StatisticRules::numbers),
                reader(
                        "pairs",
                        new QuantisedPairs(Trials.SETTINGS.quantisation()),
                        table -> Arrays.stream(table).flatMapToDouble(Arrays::stream)),
                reader("histogram", new MeanHistogram(10, Trials.SETTINGS.factorBins()), StatisticRules::numbers),
                reader(
                        "mean-pairs",
                        new MeanPairs(Trials.SETTINGS.quantisation()),
                        table -> Arrays.stream(table).flatMapToDouble(Arrays::stream)),
                reader("moments", new PosteriorMoments(), StatisticRules::numbers),
                reader(
                        "correlations",
                        new FactorCorrelations(),
                        table -> Arrays.stream(table).flatMapToDouble(Arrays::stream)));
    }

    /** A sum of all numbers of a result in which each has a weight of its own. */
    private static <T> Metric reader(String id, Statistic<T> statistic, Function<T, DoubleStream> numbers) {
        return Probe.reading(id, List.of(statistic), statistics -> {
            double[] figures = numbers.apply(statistics.get(statistic)).toArray();
            return Measurement.of(IntStream.range(0, figures.length)
                    .mapToDouble(n -> figures[n] / (1 + n))
                    .sum());
        });
    }

    private static DoubleStream numbers(InformationTable table) {
        return Stream.of(
                        Stream.of(table.latentEntropy(), table.conditionalEntropy(), table.factorEntropy()),
                        Arrays.stream(table.mutualInformation()),
                        Arrays.stream(table.jointEntropy()))
                .flatMap(rows -> rows)
                .flatMapToDouble(Arrays::stream);
    }

    private static DoubleStream numbers(Moments moments) {
        return Stream.of(
                        Stream.of(moments.mean(), moments.least(), moments.greatest()),
                        Arrays.stream(moments.covarianceOfMeans()),
                        Arrays.stream(moments.meanCovariance()))
                .flatMap(rows -> rows)
                .flatMapToDouble(Arrays::stream);
    }
}
