package org.teasel.metrics.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.teasel.api.Settings;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.metrics.FixedStatistics;
import org.teasel.metrics.correlation.TotalCorrelation;

/** A latent for each of three factors, and one of noise. */
class LearnedMetricsTest {

    private static final int ROWS = 600;
    private static final Settings SETTINGS = Settings.DEFAULT.withThreads(1).withLearnerRows(400, 200);

    private static int value(int row, int factor) {
        return factor == 0 ? row % 3 : factor == 1 ? row / 3 % 4 : row / 12 % 5;
    }

    private static double[][] means() {
        SplittableRandom random = new SplittableRandom(7);
        return IntStream.range(0, ROWS)
                .mapToObj(row -> new double[] {
                    value(row, 0) - 1 + 0.05 * random.nextGaussian(),
                    value(row, 1) - 1.5 + 0.05 * random.nextGaussian(),
                    value(row, 2) - 2 + 0.05 * random.nextGaussian(),
                    0.3 * random.nextGaussian()
                })
                .toArray(double[][]::new);
    }

    private static FactorColumn.Labels labels(Factor factor, int k) {
        return FactorColumn.Labels.of(
                factor, IntStream.range(0, ROWS).map(row -> value(row, k)).toArray());
    }

    private static List<FactorColumn> columns() {
        return List.of(
                labels(Factor.categorical("shape", 3), 0),
                labels(Factor.ordinal("size", 4), 1),
                FactorColumn.Measurements.of(
                        Factor.continuous("angle"),
                        IntStream.range(0, ROWS)
                                .mapToDouble(row -> value(row, 2))
                                .toArray()));
    }

    private static Representation representation(List<? extends FactorColumn> columns) {
        double[][] deviations = new double[ROWS][4];
        for (double[] row : deviations) {
            Arrays.fill(row, 0.1);
        }
        return Representation.of("test", DiagonalGaussian.of(means(), deviations), Factors.of(ROWS, columns));
    }

    /** Statistics with the rows in an order that is as good as random. */
    private static FixedStatistics statistics(Representation representation) {
        int[] order = new SplittableRandom(3)
                .ints(0, 1 << 30)
                .limit(representation.size())
                .toArray();
        int[] rows = IntStream.range(0, order.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(order[a], order[b]))
                .mapToInt(row -> row)
                .toArray();
        double[] weights =
                IntStream.of(rows).mapToDouble(representation::weight).toArray();
        return FixedStatistics.of(representation, SETTINGS)
                .with(
                        Examples.statistic(SETTINGS),
                        Representation.of(
                                        "rows",
                                        representation.posteriors().select(rows),
                                        representation.factors().select(rows))
                                .weighted(weights));
    }

    private static Metric variant(Metric metric, String name) {
        return metric.variants().stream()
                .filter(m -> m.descriptor().name().variant().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyLearnerOfDciFindsOneLatentAFactor() {
        FixedStatistics statistics = statistics(representation(columns()));
        for (String name : List.of("lasso", "random-forest", "raw-lasso", "small-forest")) {
            Measurement dci = variant(new Dci(), name).measure(statistics);
            assertThat(dci.value()).as(name).isBetween(.9, 1.0);
            assertThat(dci.components().get("completeness")).as(name).isBetween(.9, 1.0);
            assertThat(dci.components().get("informativeness")).as(name).isBetween(.9, 1.0);
        }
        Measurement dci = new Dci().measure(statistics);
        assertThat(dci.value()).isBetween(.97, 1.0);
        assertThat(dci.components().get("error")).isBetween(0.0, .1);
        assertThat(dci.settings()).containsEntry("trainingRows", 400).containsEntry("testRows", 200);
        assertThat(dci.notes()).isEmpty();
    }

    @Test
    void dciLeavesOutAConstantFactor() {
        List<FactorColumn> columns = List.of(
                labels(Factor.categorical("shape", 3), 0),
                labels(Factor.ordinal("size", 4), 1),
                FactorColumn.Labels.of(Factor.categorical("still", 2), new int[ROWS]));
        Measurement dci = variant(new Dci(), "lasso").measure(statistics(representation(columns)));
        assertThat(dci.perFactor()[2]).isNaN();
        assertThat(dci.notes())
                .containsExactly("2 of 3 factors count; the others are constant or have more than 256 values: 'still'");
        assertThat(dci.matrix().orElseThrow().columns()).containsExactly("shape", "size");
    }

    @Test
    void numbersThatDoNotVaryAmongTheTestRowsAreNotJudged() {
        FactorColumn stuck = FactorColumn.Labels.of(
                Factor.ordinal("stuck", 2),
                IntStream.range(0, ROWS).map(row -> row < 400 ? row % 2 : 0).toArray());
        Representation representation = representation(List.of(labels(Factor.ordinal("size", 4), 1), stuck));
        FixedStatistics statistics =
                FixedStatistics.of(representation, SETTINGS).with(Examples.statistic(SETTINGS), representation);
        Measurement dci = variant(new Dci(), "small-forest").measure(statistics);
        assertThat(dci.components().get("informativeness")).isBetween(.9, 1.0);
        assertThat(dci.components().get("error")).isBetween(0.0, .3);
    }

    @Test
    void weightsThatAreNotHeededAreTold() {
        double[] weights =
                IntStream.range(0, ROWS).mapToDouble(row -> 1 + row % 2).toArray();
        Representation weighted = representation(columns()).weighted(weights);
        assertThat(new Explicitness().measure(statistics(weighted)).notes()).hasSize(1);
    }

    @Test
    void explicitnessTellsValuesApart() {
        Measurement explicitness = new Explicitness().measure(statistics(representation(columns())));
        assertThat(explicitness.value()).isBetween(.95, 1.0);
        assertThat(explicitness.components().get("rescaled")).isEqualTo(2 * explicitness.value() - 1, within(1e-12));
    }

    @Test
    void explicitnessOfNoiseIsChance() {
        SplittableRandom random = new SplittableRandom(11);
        FactorColumn coin = FactorColumn.Labels.of(
                Factor.categorical("coin", 2),
                IntStream.range(0, ROWS).map(row -> random.nextInt(2)).toArray());
        assertThat(new Explicitness()
                        .measure(statistics(representation(List.of(coin))))
                        .value())
                .isEqualTo(.5, within(.12));
    }

    @Test
    void sapTakesCorrelationsForFactorsInAnOrder() {
        double[][] squares = {{0, .1, .2}, {0, .9, .1}, {0, .3, .7}, {0, 0, 0}};
        FixedStatistics statistics = statistics(representation(columns())).with(new FactorCorrelations(), squares);
        Measurement sap = new Sap().measure(statistics);
        assertThat(sap.perFactor()[0]).isBetween(.4, 1.0);
        assertThat(sap.perFactor()[1]).isEqualTo(.6, within(1e-12));
        assertThat(sap.perFactor()[2]).isEqualTo(.5, within(1e-12));
        Measurement accuracy = variant(new Sap(), "accuracy").measure(statistics);
        assertThat(accuracy.value()).isBetween(.2, 1.0);
    }

    @Test
    void sapByCorrelationNeedsNoLearner() {
        FixedStatistics statistics = FixedStatistics.of(2, 1);
        Metric correlation = variant(new Sap(), "correlation");
        assertThat(correlation.repeatable()).isTrue();
        assertThat(correlation.needs(statistics.population(), statistics.settings()))
                .singleElement()
                .isEqualTo(new FactorCorrelations());
        statistics.with(new FactorCorrelations(), new double[][] {{.8}, {.3}});
        assertThat(correlation.measure(statistics).value()).isEqualTo(.5, within(1e-12));
    }

    @Test
    void fixedFactorsAreNamed() {
        FixedStatistics statistics = statistics(representation(columns()));
        for (Metric metric : List.of(new ZDiff(), new ZMinVariance())) {
            Measurement measurement = metric.measure(statistics);
            assertThat(measurement.value()).isBetween(.97, 1.0);
            assertThat(measurement.components().get("chance")).isEqualTo(1 / 3.0, within(1e-12));
        }
    }

    @Test
    void fixedFactorsNeedRowsThatShareAValue() {
        int[] unique = IntStream.range(0, ROWS).toArray();
        List<FactorColumn> columns = List.of(
                FactorColumn.Labels.of(Factor.categorical("id", ROWS), unique),
                FactorColumn.Labels.of(Factor.categorical("other", ROWS), unique));
        assertThatThrownBy(() -> new ZDiff().measure(statistics(representation(columns))))
                .isInstanceOf(NotDefinedException.class)
                .hasMessage(
                        "it compares factors and can use 0 of 2; the others have no two values that several rows share");
    }

    @Test
    void factorsOfTooManyValuesAreLeftOutAtOnce() {
        FactorColumn unique = FactorColumn.Labels.of(
                Factor.categorical("id", ROWS), IntStream.range(0, ROWS).toArray());
        List<FactorColumn> columns = List.of(columns().get(0), columns().get(1), unique);
        FixedStatistics statistics =
                statistics(representation(columns)).with(new FactorCorrelations(), new double[4][3]);
        for (Metric metric : List.of(new Dci(), new Explicitness(), new Sap(), new ZDiff())) {
            Measurement measurement = metric.measure(statistics);
            assertThat(measurement.notes()).hasSize(1);
            assertThat(measurement.notes().get(0)).startsWith("2 of 3 factors count");
        }
    }

    @Test
    void aLearnerNeedsTwoRows() {
        Representation one =
                Representation.of("one", DiagonalGaussian.of(1, new double[1], new double[] {1}), Factors.none(1));
        FixedStatistics statistics = FixedStatistics.of(one, SETTINGS).with(Examples.statistic(SETTINGS), one);
        assertThatThrownBy(() -> new Explicitness().measure(statistics)).isInstanceOf(NotDefinedException.class);
    }

    @Test
    void rowsAreSharedOutAsAskedForAndAllAreUsed() {
        Representation representation = representation(columns());
        FixedStatistics few = FixedStatistics.of(representation, Settings.DEFAULT)
                .with(Examples.statistic(Settings.DEFAULT), representation);
        Examples examples = Examples.of(few);
        assertThat(examples.training().size()).isEqualTo(400);
        assertThat(examples.test().size()).isEqualTo(200);
        assertThat(examples.test().from()).isEqualTo(examples.training().to());
    }

    @Test
    void softLabelsAreLearntAsTheirMostProbableValue() {
        FactorColumn soft = FactorColumn.Soft.of(
                Factor.categorical("soft", 3), new double[][] {{.2, .5, .3}, {.6, .4, 0}, {.1, .2, .7}});
        Rows rows = new Rows(null, Factors.of(3, List.of(soft)), 0, 3);
        assertThat(rows.labels(0)).containsExactly(1, 0, 2);
    }

    @Test
    void densityRatioFindsTheTotalCorrelationOfAGaussian() {
        int rows = 6000;
        double[] covariances = new double[4 * rows];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(new double[] {1, .8, .8, 1}, 0, covariances, 4 * row, 4);
        }
        Representation correlated = Representation.of(
                "correlated", CorrelatedGaussian.of(2, new double[2 * rows], covariances), Factors.none(rows));
        FixedStatistics statistics =
                FixedStatistics.of(correlated, SETTINGS).with(Examples.statistic(SETTINGS), correlated);
        Measurement measurement =
                variant(new TotalCorrelation(), "density-ratio").measure(statistics);
        assertThat(measurement.value()).isEqualTo(-Math.log(1 - .64) / 2, within(.1));
        assertThat(measurement.components().get("standardError")).isBetween(.005, .05);
        assertThat(measurement.components().get("accuracy")).isBetween(.6, .85);
    }
}
