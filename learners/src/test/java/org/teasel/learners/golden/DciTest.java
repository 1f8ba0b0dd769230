package org.teasel.learners.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.learners.linear.Lasso;
import org.teasel.learners.score.Accuracy;
import org.teasel.learners.tree.BoostedTrees;
import org.teasel.learners.tree.ColumnSampling;
import org.teasel.learners.tree.RandomForest;

/** Disentanglement and completeness from the three learners that published scores take importances from. */
class DciTest {

    private static final double GRADIENT_BOOSTING_BAND = 0.05;
    private static final double RANDOM_FOREST_BAND = 0.05;
    private static final double LASSO_BAND = 0.001;

    static Stream<GoldenCase> boosted() {
        return GoldenCase.with("locatello.dci.gbt.disentanglement");
    }

    @ParameterizedTest
    @MethodSource
    void boosted(GoldenCase golden) {
        double[] accuracies = new double[golden.factors().length];
        ImportanceMatrix matrix = ImportanceMatrix.ofColumns(golden.factors().length, factor -> {
            BoostedTrees.ClassificationModel model = BoostedTrees.withDefaults()
                    .withThreads(2)
                    .fitClassifier(golden.trainMeans(), golden.trainLabels(factor));
            accuracies[factor] = Accuracy.of(golden.testLabels(factor), model.predict(golden.testMeans()));
            return model.importances();
        });
        double informativeness = Arrays.stream(accuracies).average().orElseThrow();
        compare(golden, "locatello.dci.gbt.disentanglement", matrix.disentanglement(), GRADIENT_BOOSTING_BAND);
        compare(golden, "locatello.dci.gbt.completeness", matrix.weightedCompleteness(), GRADIENT_BOOSTING_BAND);
        compare(golden, "locatello.dci.gbt.informativeness_test", informativeness, GRADIENT_BOOSTING_BAND);
    }

    static Stream<GoldenCase> forest() {
        return GoldenCase.with("dotran.dci_rf.disentanglement");
    }

    @ParameterizedTest
    @MethodSource
    void forest(GoldenCase golden) {
        double[] errors = new double[golden.factors().length];
        ImportanceMatrix matrix = ImportanceMatrix.ofColumns(golden.factors().length, factor -> {
            RandomForest.RegressionModel model = RandomForest.withDefaults()
                    .withTrees(10)
                    .withMaxDepth(8)
                    .withColumnSampling(ColumnSampling.ALL)
                    .fitRegressor(golden.means(), golden.targets(factor));
            errors[factor] = relativeError(golden.targets(factor), model.predict(golden.means()));
            return model.importances();
        });
        compare(golden, "dotran.dci_rf.disentanglement", matrix.disentanglement(), RANDOM_FOREST_BAND);
        compare(golden, "dotran.dci_rf.completeness", matrix.completeness(), RANDOM_FOREST_BAND);
        compare(golden, "dotran.dci_rf.nrmse", Arrays.stream(errors).average().orElseThrow(), RANDOM_FOREST_BAND);
    }

    static Stream<GoldenCase> lasso() {
        return GoldenCase.with("dotran.dci_lasso.alpha0.02.tight.importance");
    }

    @ParameterizedTest
    @MethodSource
    void lasso(GoldenCase golden) {
        for (String alpha : new String[] {"0.002", "0.02"}) {
            String entry = "dotran.dci_lasso.alpha" + alpha;
            double[] errors = new double[golden.factors().length];
            ImportanceMatrix matrix = ImportanceMatrix.ofColumns(golden.factors().length, factor -> {
                Lasso.Model model = Lasso.withDefaults()
                        .withAlpha(Double.parseDouble(alpha))
                        .withTolerance(1e-14)
                        .fit(golden.means(), golden.targets(factor));
                assertThat(model.converged()).isTrue();
                errors[factor] = relativeError(golden.targets(factor), model.predict(golden.means()));
                return model.importances();
            });
            double[] importances = Arrays.stream(matrix.values())
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            double[] exact = golden.values(entry + ".tight.importance");
            for (int i = 0; i < exact.length; i++) {
                assertThat(importances[i]).isCloseTo(exact[i], within(1e-7 + 1e-6 * exact[i]));
            }
            double error = Arrays.stream(errors).average().orElseThrow();
            compare(golden, entry + ".tight.disentanglement", matrix.disentanglement(), 1e-6);
            compare(golden, entry + ".tight.completeness", matrix.completeness(), 1e-6);
            compare(golden, entry + ".tight.nrmse", error, 1e-6);
            compare(golden, entry + ".disentanglement", matrix.disentanglement(), LASSO_BAND);
            compare(golden, entry + ".completeness", matrix.completeness(), LASSO_BAND);
            compare(golden, entry + ".nrmse", error, LASSO_BAND);
        }
    }

    private static void compare(GoldenCase golden, String value, double actual, double band) {
        assertThat(actual).as(value).isCloseTo(golden.value(value), within(band));
    }

    /** Root mean square error over the standard deviation of the truth. */
    private static double relativeError(double[] truth, double[] predicted) {
        double mean = Arrays.stream(truth).average().orElseThrow();
        double error = 0;
        double spread = 0;
        for (int row = 0; row < truth.length; row++) {
            error += Math.pow(truth[row] - predicted[row], 2);
            spread += Math.pow(truth[row] - mean, 2);
        }
        return Math.sqrt(error / spread);
    }
}
