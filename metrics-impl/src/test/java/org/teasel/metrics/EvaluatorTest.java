package org.teasel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.spi.Plugins;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.Checkpoint;

class EvaluatorTest {

    private static final Plugins PLUGINS = Plugins.discover();
    private static final Settings SETTINGS =
            Settings.DEFAULT.withSamples(400).withLearnerRows(200, 100).withRepeats(1);

    /** Latent 0 follows factor 0, latent 1 follows factor 1, latent 2 is noise. */
    private static Representation representation(int size) {
        Random random = new Random(3);
        double[] means = new double[3 * size];
        double[] deviations = new double[3 * size];
        int[][] codes = new int[size][];
        for (int row = 0; row < size; row++) {
            codes[row] = new int[] {random.nextInt(4), random.nextInt(3)};
            means[3 * row] = codes[row][0] - 1.5;
            means[3 * row + 1] = codes[row][1] - 1 + 0.1 * random.nextGaussian();
            deviations[3 * row] = 0.2;
            deviations[3 * row + 1] = 0.3;
            deviations[3 * row + 2] = 1;
        }
        return Representation.of(
                "test", DiagonalGaussian.of(3, means, deviations), Factors.categorical(List.of("a", "b"), codes));
    }

    private static Evaluation evaluate(Settings settings, String metrics) {
        return Evaluator.of(PLUGINS)
                .with(settings)
                .evaluate(representation(600), MetricCatalogue.of(PLUGINS).select(metrics));
    }

    private static Score.Defined defined(Evaluation evaluation, int index) {
        return (Score.Defined) evaluation.scores().get(index).outcome();
    }

    /** How many rows were ever counted: a statistic that computes itself. */
    private record Counted(AtomicInteger rows) implements Statistic<Integer>, Estimator<Integer> {
        @Override
        public Supplier<Fold<Integer>> prepare(Population population, Statistics needed) {
            return () -> new Fold<>() {
                private int sum;

                @Override
                public void add(Batch batch) {
                    rows.addAndGet(batch.rows().length);
                    sum += batch.rows().length;
                }

                @Override
                public void merge(Fold<Integer> other) {
                    sum += other.result();
                }

                @Override
                public Integer result() {
                    return sum;
                }
            };
        }
    }

    private record Plain(
            String id, List<Statistic<?>> statistics, Function<Statistics, Measurement> function, Requirement... needed)
            implements Metric {
        @Override
        public MetricDescriptor descriptor() {
            return new MetricDescriptor(
                    MetricName.of(id),
                    id,
                    new MetricDescriptor.Range(-1, id.equals("excessive") ? 1 : Double.POSITIVE_INFINITY),
                    MetricDescriptor.Direction.NEITHER,
                    MetricDescriptor.Unit.ONE,
                    Set.of(needed),
                    "this test");
        }

        @Override
        public Collection<Statistic<?>> needs(Population population, Settings settings) {
            return statistics;
        }

        @Override
        public Measurement measure(Statistics values) {
            return function.apply(values);
        }
    }

    /** Can't say what its parameters are. */
    private record Secretive() implements Statistic<Integer> {
        @Override
        public Map<String, Object> settings() {
            throw new IllegalStateException("secret");
        }
    }

    private static Plain throwing(String id, RuntimeException exception) {
        return new Plain(id, List.of(), statistics -> {
            throw exception;
        });
    }

    private static Plain constant(String id, Measurement measurement) {
        return new Plain(id, List.of(), statistics -> measurement);
    }

    @Test
    void aSharedStatisticIsComputedOnce() {
        Counted counted = new Counted(new AtomicInteger());
        Function<Statistics, Measurement> reading = statistics -> Measurement.of(statistics.get(counted));
        Evaluation evaluation = Evaluator.of(PLUGINS)
                .evaluate(
                        representation(600),
                        List.of(
                                new Plain("one", List.of(counted), reading),
                                new Plain("two", List.of(counted), reading)));
        assertThat(evaluation.scores())
                .allSatisfy(score -> assertThat(score.value()).hasValue(600.0));
        assertThat(counted.rows()).hasValue(600);
    }

    @Test
    void whateverAMetricDoesItDoesAlone() {
        List<Metric> metrics = List.of(
                throwing("throws", new IllegalStateException("kaputt")),
                new Plain("errs", List.of(), statistics -> {
                    throw new StackOverflowError();
                }),
                throwing("undefined", new NotDefinedException("the moon is full")),
                constant("null", null),
                constant("nan", Measurement.of(Double.NaN)),
                constant("excessive", Measurement.of(1.5)),
                constant("misshapen", Measurement.of(1).withPerLatent(1, 2)),
                new Plain(
                        "greedy",
                        List.of(),
                        statistics -> Measurement.of(statistics.get(new Counted(new AtomicInteger())))),
                new Plain("choosy", List.of(), statistics -> Measurement.of(1), Requirement.SEVERAL_FACTORS),
                new Plain("asserting", List.of(), statistics -> {
                    throw new AssertionError("can't be");
                }),
                new Plain("secretive", List.of(new Secretive()), statistics -> Measurement.of(1)),
                constant("sound", Measurement.of(5)));
        Representation representation = Representation.of(
                "one factor",
                DiagonalGaussian.of(1, new double[] {0, 1}, new double[] {1, 1}),
                Factors.categorical(List.of("a"), new int[][] {{0}, {1}}));
        List<Score> scores =
                Evaluator.of(PLUGINS).evaluate(representation, metrics).scores();
        assertThat(scores.get(0).outcome())
                .isInstanceOfSatisfying(
                        Score.Failed.class,
                        failed -> assertThat(failed.reason()).contains("Plain").contains("kaputt"));
        assertThat(scores.get(1).outcome()).asString().contains("StackOverflowError");
        assertThat(scores.get(2).outcome()).isEqualTo(new Score.NotDefined("the moon is full"));
        assertThat(scores.get(3).outcome()).hasToString(failure("it returned no measurement"));
        assertThat(scores.get(4).outcome())
                .hasToString(failure("it returned NaN, expected a number or a reason why there is none"));
        assertThat(scores.get(5).outcome())
                .hasToString(failure("it returned 1.5, expected a value in [-1.0, 1.0] as it declares"));
        assertThat(scores.get(6).outcome()).hasToString(failure("it returned shares of 2 latents, expected 1"));
        assertThat(scores.get(7).outcome()).asString().contains("not declared as needed");
        assertThat(scores.get(8).outcome())
                .isEqualTo(new Score.NotDefined("it compares factors and there is only one"));
        assertThat(scores.get(9).outcome()).hasToString(failure("AssertionError: can't be"));
        assertThat(scores.get(10).outcome()).hasToString(failure("IllegalStateException: secret"));
        assertThat(scores.get(11).value()).hasValue(5.0);
    }

    private static String failure(String reason) {
        return new Score.Failed(Plain.class.getName() + ": " + reason).toString();
    }

    @Test
    void whatIsSampledHasAnErrorAndWhatIsExactAnInterval() {
        Evaluation evaluation = evaluate(SETTINGS, "informativeness,mig,dci:lasso");
        assertThat(defined(evaluation, 0).standardError().orElseThrow().value()).isBetween(1e-4, 0.2);
        assertThat(defined(evaluation, 1).standardError()).isEmpty();
        Score.Interval interval = defined(evaluation, 1).interval().orElseThrow();
        double mig = defined(evaluation, 1).measurement().value();
        assertThat(mig).isBetween(interval.low(), interval.high());
        assertThat(interval.low()).isLessThan(interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(1);
        assertThat(defined(evaluation, 2).standardError()).isEmpty();
        assertThat(defined(evaluation, 2).interval()).isEmpty();
    }

    @Test
    void anInfiniteScoreHasNeitherErrorNorInterval() {
        Representation singular = Representation.of(
                "singular",
                CorrelatedGaussian.of(2, new double[4], new double[] {1, 1, 1, 1, 1, 1, 1, 1}),
                Factors.none(2));
        Evaluation evaluation = Evaluator.of(PLUGINS)
                .with(SETTINGS)
                .evaluate(singular, MetricCatalogue.of(PLUGINS).select("conditional-tc"));
        Score.Defined defined = defined(evaluation, 0);
        assertThat(defined.measurement().value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(defined.standardError()).isEmpty();
        assertThat(defined.interval()).isEmpty();
    }

    @Test
    void repeatsGiveLearnedScoresAnError() {
        Evaluation once = evaluate(SETTINGS, "dci:lasso,mig");
        Evaluation thrice = evaluate(SETTINGS.withRepeats(3), "dci:lasso,mig");
        assertThat(defined(thrice, 0).measurement().value())
                .isEqualTo(defined(once, 0).measurement().value());
        Measurement error = defined(thrice, 0).standardError().orElseThrow();
        assertThat(error.value()).isLessThan(0.2);
        assertThat(error.components().get("error")).isBetween(1e-9, 0.2);
        assertThat(defined(thrice, 1).interval()).isEqualTo(defined(once, 1).interval());
    }

    @Test
    void threadsDoNotChangeABit() {
        String metrics = "informativeness,wsepin,mig:monte-carlo,jemmig,tc:gaussian-sampled,dci:random-forest";
        Evaluation one = evaluate(SETTINGS.withThreads(1), metrics);
        Evaluation eight = evaluate(SETTINGS.withThreads(8), metrics);
        for (int s = 0; s < one.scores().size(); s++) {
            Score.Defined first = defined(one, s);
            Score.Defined second = defined(eight, s);
            assertThat(second.measurement().value())
                    .isEqualTo(first.measurement().value());
            assertThat(second.interval()).isEqualTo(first.interval());
            assertThat(second.standardError().map(Measurement::value))
                    .isEqualTo(first.standardError().map(Measurement::value));
        }
    }

    @Test
    void settingsTellEveryParameterThatMatters() {
        Score score = evaluate(SETTINGS.with(new Quantisation(Quantisation.Rule.DENSITY, 50, -3, 3)), "mig")
                .scores()
                .get(0);
        assertThat(score.settings())
                .containsEntry("quantisation", "density")
                .containsEntry("bins", 50)
                .containsEntry("range", List.of(-3.0, 3.0));
    }

    @Test
    void warnsOfTailsAndFewObservations() {
        Settings narrow = SETTINGS.with(new Quantisation(Quantisation.Rule.EXACT, 50, -1, 1));
        assertThat(evaluate(narrow, "mig").warnings())
                .anySatisfy(warning -> assertThat(warning).contains("z0, z1, z2 lies outside the range [-1.0, 1.0]"))
                .anySatisfy(warning -> assertThat(warning).contains("few observations, 600"));
    }

    @Test
    void tellsWhenObservationsCanOnlyBeToldApart() {
        int size = 50;
        double[] deviations = new double[size];
        Arrays.fill(deviations, 1e-9);
        Representation narrow = Representation.of(
                "narrow",
                DiagonalGaussian.of(1, new Random(1).doubles(size).toArray(), deviations),
                Factors.none(size));
        Evaluation evaluation = Evaluator.of(PLUGINS)
                .with(SETTINGS)
                .evaluate(narrow, MetricCatalogue.of(PLUGINS).select("informativeness"));
        assertThat(evaluation.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("can't exceed H(x) = 3.912"));
        assertThat(defined(evaluation, 0).measurement().notes())
                .singleElement()
                .asString()
                .contains("has reached the entropy of the observations");
        assertThat(evaluate(SETTINGS, "informativeness").warnings())
                .noneSatisfy(warning -> assertThat(warning).contains("can't exceed"));
    }

    @Test
    void statisticsOfTheReportAreThoseOfTheScores() {
        Evaluation evaluation = evaluate(SETTINGS, "mig,informativeness");
        assertThat(evaluation.information().orElseThrow().mutualInformation()[0][0])
                .isCloseTo(Math.log(4), within(0.1));
        assertThat(evaluation.sampled()).isPresent();
        assertThat(evaluate(SETTINGS, "conditional-tc").information()).isEmpty();
    }

    @Test
    void anInterruptCancels() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> evaluate(SETTINGS, "informativeness")).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aCancelledEvaluationLeavesItsCheckpointAndACompletedOneNone(@TempDir Path folder) {
        Path kept = folder.resolve("kept");
        Thread caller = Thread.currentThread();
        AtomicInteger measured = new AtomicInteger();
        List<Statistic<?>> moments = List.of(new PosteriorMoments());
        Evaluator evaluator = Evaluator.of(PLUGINS).with(SETTINGS).with(Checkpoint.in(kept));
        Function<Statistics, Measurement> reading = statistics ->
                Measurement.of(statistics.get(new PosteriorMoments()).covarianceOfMeans()[0][1]);
        assertThatThrownBy(() -> evaluator.evaluate(
                        representation(600), List.of(new Plain("interrupting", moments, statistics -> {
                            // Error bars measure again, when the caller has long gone on.
                            if (measured.getAndIncrement() == 0) {
                                caller.interrupt();
                            }
                            return reading.apply(statistics);
                        }))))
                .isInstanceOf(CancellationException.class);
        assertThat(kept.resolve("pass-1.teasel")).exists();
        List<String> heard = new ArrayList<>();
        Plain metric = new Plain("reading", moments, reading);
        Evaluation resumed = Evaluator.of(PLUGINS)
                .with(SETTINGS)
                .with(Checkpoint.in(kept).telling(heard::add))
                .evaluate(representation(600), List.of(metric));
        assertThat(heard).isEmpty();
        assertThat(kept).doesNotExist();
        Evaluation plain = Evaluator.of(PLUGINS).with(SETTINGS).evaluate(representation(600), List.of(metric));
        assertThat(defined(resumed, 0).measurement().value())
                .isEqualTo(defined(plain, 0).measurement().value());
    }
}
