package org.teasel.learners.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Standardiser;
import org.teasel.learners.linear.LinearSvm;
import org.teasel.learners.linear.LogisticRegression;
import org.teasel.learners.linear.MultinomialLogisticRegression;
import org.teasel.learners.score.Accuracy;
import org.teasel.learners.score.AreaUnderCurve;

/** Scores that published code defines by a linear classifier. */
class LinearScoresTest {

    static Stream<GoldenCase> separatedAttributePredictability() {
        return GoldenCase.with("locatello.sap.discrete.SAP");
    }

    @ParameterizedTest
    @MethodSource
    void separatedAttributePredictability(GoldenCase golden) {
        double score = meanOverFactors(golden, factor -> {
            double[] accuracies = new double[golden.latents()];
            for (int latent = 0; latent < accuracies.length; latent++) {
                LinearSvm.Model model =
                        LinearSvm.withDefaults().fit(column(golden.trainMeans(), latent), golden.trainLabels(factor));
                assertThat(model.converged()).isTrue();
                accuracies[latent] =
                        Accuracy.of(golden.testLabels(factor), model.predict(column(golden.testMeans(), latent)));
            }
            Arrays.sort(accuracies);
            return accuracies[accuracies.length - 1] - accuracies[accuracies.length - 2];
        });
        compare(golden, "locatello.sap.discrete.SAP", score, 0.03);
    }

    static Stream<GoldenCase> explicitnessOfMultinomialModel() {
        return GoldenCase.with("locatello.explicitness.train");
    }

    @ParameterizedTest
    @MethodSource
    void explicitnessOfMultinomialModel(GoldenCase golden) {
        Standardiser standardiser = Standardiser.fit(golden.trainMeans());
        double[][] train = standardiser.transform(golden.trainMeans());
        double[][] test = standardiser.transform(golden.testMeans());
        double[] testAreas = new double[golden.factors().length];
        double trainScore = meanOverFactors(golden, factor -> {
            MultinomialLogisticRegression.Model model =
                    MultinomialLogisticRegression.withDefaults().fit(train, golden.trainLabels(factor));
            assertThat(model.converged()).isTrue();
            testAreas[factor] = meanArea(model.probabilities(test), model.classes(), golden.testLabels(factor));
            return meanArea(model.probabilities(train), model.classes(), golden.trainLabels(factor));
        });
        compare(golden, "locatello.explicitness.train", trainScore, 0.003);
        compare(
                golden,
                "locatello.explicitness.test",
                Arrays.stream(testAreas).average().orElseThrow(),
                0.003);
    }

    static Stream<GoldenCase> explicitnessOfUnpenalisedModels() {
        return GoldenCase.with("dotran.explicitness.explicitness");
    }

    @ParameterizedTest
    @MethodSource
    void explicitnessOfUnpenalisedModels(GoldenCase golden) {
        double score = meanOverFactors(golden, factor -> {
            LogisticRegression.Model model = LogisticRegression.withDefaults()
                    .withCost(1e10)
                    .withTolerance(1e-5)
                    .fit(golden.means(), golden.factors()[factor]);
            return meanArea(model.probabilities(golden.means()), model.classes(), golden.factors()[factor]);
        });
        compare(golden, "dotran.explicitness.explicitness", score, 0.005);
    }

    static Stream<GoldenCase> explicitnessOfBalancedModels() {
        return GoldenCase.with("ubisoft.explicitness.impl1.AUC");
    }

    @ParameterizedTest
    @MethodSource
    void explicitnessOfBalancedModels(GoldenCase golden) {
        double[][] scaled = scaledToUnitInterval(golden.means());
        double[] ownAreas = new double[golden.factors().length];
        double score = meanOverFactors(golden, factor -> {
            int[] labels = golden.factors()[factor];
            ClassLabels classes = ClassLabels.of(labels, labels.length);
            double[][] own = balancedProbabilities(scaled, classes);
            ownAreas[factor] = meanArea(own, classes.classes(), labels);
            double[][] shared = Arrays.stream(own)
                    .map(row -> {
                        double sum = Arrays.stream(row).sum();
                        return Arrays.stream(row).map(share -> share / sum).toArray();
                    })
                    .toArray(double[][]::new);
            return meanArea(shared, classes.classes(), labels);
        });
        compare(golden, "ubisoft.explicitness.impl1.AUC", score, 0.006);
        compare(
                golden,
                "ubisoft.explicitness.impl2.AUC",
                Arrays.stream(ownAreas).average().orElseThrow(),
                0.006);
    }

    static Stream<GoldenCase> informationExplicitness() {
        return GoldenCase.with("infomec.continuous.infoe_converged");
    }

    @ParameterizedTest
    @MethodSource
    void informationExplicitness(GoldenCase golden) {
        double[][] rows = Standardiser.fit(golden.means()).transform(golden.means());
        double score = meanOverFactors(golden, factor -> {
            int[] labels = golden.factors()[factor];
            ClassLabels classes = ClassLabels.of(labels, labels.length);
            MultinomialLogisticRegression learner =
                    MultinomialLogisticRegression.withDefaults().withCost(Double.POSITIVE_INFINITY);
            double loss =
                    logLoss(learner.fit(rows, labels, classes.balancedWeights()).probabilities(rows), classes);
            double[][] nothing = new double[rows.length][1];
            double blindLoss = logLoss(
                    learner.fit(nothing, labels, classes.balancedWeights()).probabilities(nothing), classes);
            return (blindLoss - loss) / blindLoss;
        });
        compare(golden, "infomec.continuous.infoe_converged", score, 0.01);
    }

    private static void compare(GoldenCase golden, String value, double actual, double band) {
        assertThat(actual).as(value).isCloseTo(golden.value(value), within(band));
    }

    private static double meanOverFactors(GoldenCase golden, IntToDoubleFunction score) {
        return golden.eachFactor().mapToDouble(score).average().orElseThrow();
    }

    private static double meanArea(double[][] scores, int[] classes, int[] labels) {
        return AreaUnderCurve.oneVersusRest(scores, classes, labels).stream()
                .mapToDouble(OptionalDouble::orElseThrow)
                .average()
                .orElseThrow();
    }

    private static double logLoss(double[][] probabilities, ClassLabels labels) {
        double sum = 0;
        for (int row = 0; row < probabilities.length; row++) {
            sum -= Math.log(Math.max(probabilities[row][labels.code(row)], Double.MIN_NORMAL));
        }
        return sum / probabilities.length;
    }

    /** One model a class, each with both its sides weighing the same. */
    private static double[][] balancedProbabilities(double[][] rows, ClassLabels labels) {
        double[][] probabilities = new double[rows.length][labels.size()];
        for (int code = 0; code < labels.size(); code++) {
            int[] own = new int[rows.length];
            for (int row = 0; row < rows.length; row++) {
                own[row] = labels.code(row) == code ? 1 : 0;
            }
            double[] weights = ClassLabels.of(own, own.length).balancedWeights();
            double[][] shares = MultinomialLogisticRegression.withDefaults()
                    .fit(rows, own, weights)
                    .probabilities(rows);
            for (int row = 0; row < rows.length; row++) {
                probabilities[row][code] = shares[row][1];
            }
        }
        return probabilities;
    }

    private static double[][] column(double[][] rows, int column) {
        return Arrays.stream(rows).map(row -> new double[] {row[column]}).toArray(double[][]::new);
    }

    private static double[][] scaledToUnitInterval(double[][] rows) {
        double[][] scaled = new double[rows.length][rows[0].length];
        for (int column = 0; column < rows[0].length; column++) {
            int taken = column;
            double least =
                    Arrays.stream(rows).mapToDouble(row -> row[taken]).min().orElseThrow();
            double most =
                    Arrays.stream(rows).mapToDouble(row -> row[taken]).max().orElseThrow();
            for (int row = 0; row < rows.length; row++) {
                scaled[row][column] = most > least ? (rows[row][column] - least) / (most - least) : 0;
            }
        }
        return scaled;
    }
}
