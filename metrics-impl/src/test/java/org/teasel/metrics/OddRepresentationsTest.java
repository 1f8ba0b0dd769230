package org.teasel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.teasel.api.Settings;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.Plugins;

/** On data that is odd in some way, every metric in every variant gives a value or says why it has none. */
class OddRepresentationsTest {

    private static final Settings SETTINGS = Settings.DEFAULT
            .withThreads(1)
            .withSamples(100)
            .withLearnerRows(40, 20)
            .withRepeats(2);

    private static final int ROWS = 60;

    @TestFactory
    Stream<DynamicTest> everyMetricAnswers() {
        return representations()
                .map(representation -> DynamicTest.dynamicTest(representation.name(), () -> {
                    Plugins plugins = Plugins.discover();
                    Evaluation evaluation = Evaluator.of(plugins)
                            .with(SETTINGS)
                            .evaluate(
                                    representation, MetricCatalogue.of(plugins).all());
                    for (Score score : evaluation.scores()) {
                        assertThat(score.outcome())
                                .as(score.descriptor().name().toString())
                                .isNotInstanceOf(Score.Failed.class);
                        if (score.outcome() instanceof Score.Defined defined) {
                            requireInRange(score, defined);
                        }
                    }
                }));
    }

    /** A sampled estimate may miss its range by its error. */
    private static void requireInRange(Score score, Score.Defined defined) {
        double error = defined.standardError()
                .map(Measurement::value)
                .filter(Double::isFinite)
                .orElse(0.0);
        assertThat(defined.measurement().value())
                .as(score.descriptor().name().toString())
                .isGreaterThanOrEqualTo(score.descriptor().range().low() - 5 * error - 1e-9)
                .isLessThanOrEqualTo(score.descriptor().range().high() + 5 * error + 1e-9);
    }

    private static Stream<Representation> representations() {
        Factors factors = factors(ROWS);
        return Stream.of(
                Representation.of("plain", gaussian(ROWS, 3, 0.3), factors),
                Representation.of("one latent", gaussian(ROWS, 1, 0.3), factors),
                Representation.of("no factors", gaussian(ROWS, 3, 0.3), Factors.none(ROWS)),
                Representation.of("one factor", gaussian(ROWS, 3, 0.3), Factors.of(ROWS, List.of(factors.column(0)))),
                Representation.of("continuous factor", gaussian(ROWS, 3, 0.3), Factors.of(ROWS, List.of(continuous()))),
                Representation.of(
                        "soft factor", gaussian(ROWS, 3, 0.3), Factors.of(ROWS, List.of(soft(), continuous()))),
                Representation.of("constant factors", gaussian(ROWS, 3, 0.3), constant()),
                Representation.of("factors without repeats", gaussian(ROWS, 3, 0.3), unique()),
                Representation.of("one observation", gaussian(1, 3, 0.3), factors(1)),
                Representation.of("two observations", gaussian(2, 3, 0.3), factors(2)),
                Representation.of("noise", DiagonalGaussian.of(3, new double[3 * ROWS], ones(3 * ROWS)), factors),
                Representation.of("deterministic", Deterministic.of(3, means(ROWS, 3)), factors),
                Representation.of("constant latents", Deterministic.of(3, new double[3 * ROWS]), factors),
                Representation.of("no spread", gaussian(ROWS, 3, 0), factors),
                Representation.of("far away", DiagonalGaussian.of(1, large(), ones(ROWS)), factors),
                Representation.of("repeated latent", repeated(), factors),
                Representation.of("discrete", categorical(), factors),
                Representation.of("correlated", correlated(0.9), factors),
                Representation.of("singular", correlated(1), factors),
                Representation.of("weighted", gaussian(ROWS, 3, 0.3), factors).weighted(weights()));
    }

    private static Factors factors(int rows) {
        return Factors.of(
                rows,
                List.of(
                        FactorColumn.Labels.of(
                                Factor.categorical("shape", 3),
                                IntStream.range(0, rows).map(row -> row % 3).toArray()),
                        FactorColumn.Labels.of(
                                Factor.ordinal("size", 4),
                                IntStream.range(0, rows).map(row -> row / 3 % 4).toArray())));
    }

    private static FactorColumn continuous() {
        return FactorColumn.Measurements.of(
                Factor.continuous("angle"),
                IntStream.range(0, ROWS).mapToDouble(Math::sin).toArray());
    }

    private static FactorColumn soft() {
        return FactorColumn.Soft.of(
                Factor.categorical("mood", 2),
                IntStream.range(0, ROWS)
                        .mapToObj(row -> new double[] {row / (double) ROWS, 1 - row / (double) ROWS})
                        .toArray(double[][]::new));
    }

    private static Factors constant() {
        return Factors.of(
                ROWS,
                List.of(
                        FactorColumn.Labels.of(Factor.categorical("still", 2), new int[ROWS]),
                        FactorColumn.Measurements.of(Factor.continuous("flat"), new double[ROWS])));
    }

    private static Factors unique() {
        int[] rows = IntStream.range(0, ROWS).toArray();
        return Factors.of(
                ROWS,
                List.of(
                        FactorColumn.Labels.of(Factor.categorical("id", ROWS), rows),
                        FactorColumn.Labels.of(Factor.categorical("other", ROWS), rows)));
    }

    private static Posteriors gaussian(int rows, int latents, double deviation) {
        double[] deviations = new double[rows * latents];
        Arrays.fill(deviations, deviation);
        return DiagonalGaussian.of(latents, means(rows, latents), deviations);
    }

    private static double[] means(int rows, int latents) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, rows * latents)
                .mapToDouble(k -> k % latents == 0 ? k / latents % 3 - 1 : random.nextGaussian())
                .toArray();
    }

    private static double[] large() {
        return IntStream.range(0, ROWS).mapToDouble(row -> 1e6 * row).toArray();
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Posteriors repeated() {
        double[] means = new double[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            means[2 * row] = Math.sin(row);
            means[2 * row + 1] = Math.sin(row);
        }
        return Deterministic.of(2, means);
    }

    private static Posteriors categorical() {
        double[] probabilities = new double[5 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            probabilities[5 * row] = row % 2 == 0 ? .9 : .1;
            probabilities[5 * row + 1] = 1 - probabilities[5 * row];
            probabilities[5 * row + 2 + row % 3] = 1;
        }
        return Categorical.of(new int[] {2, 3}, probabilities);
    }

    private static Posteriors correlated(double correlation) {
        double[] noise = {1, correlation, correlation, 1};
        double[] deviations = new double[2 * ROWS];
        Arrays.fill(deviations, 0.3);
        return CorrelatedGaussian.ofNoise(2, means(ROWS, 2), deviations, noise);
    }

    private static double[] weights() {
        return IntStream.range(0, ROWS).mapToDouble(row -> row % 4).toArray();
    }
}
