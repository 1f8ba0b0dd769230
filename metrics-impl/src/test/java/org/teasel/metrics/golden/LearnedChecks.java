package org.teasel.metrics.golden;

import static org.teasel.metrics.golden.GoldenCheck.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.metric.Measurement;
import org.teasel.learners.linear.Lasso;
import org.teasel.metrics.learned.ImportanceScores;
import org.teasel.metrics.relation.Relation;

/** Scores that fit learners, on the rows that the published ones were fitted on and judged by. */
final class LearnedChecks {

    /** disentanglement_lib adds 1e-11 to importances before their entropy. */
    private static final double EPSILON_IN_ENTROPY = 1e-8;

    private static final String ELEMENTS = "elements vary with the learner's random choices; their scores are compared";

    private LearnedChecks() {}

    static Map<String, GoldenCheck> all() {
        Map<String, GoldenCheck> checks = new LinkedHashMap<>();
        checks.put("locatello.dci.from_importance", LearnedChecks::fromImportance);
        checks.put("locatello.dci.gbt", LearnedChecks::boostedTrees);
        checks.put("dotran.dci_rf", (golden, entry) -> publishedDci(golden, entry, "dci:small-forest"));
        for (String suffix : new String[] {"", ".tight"}) {
            checks.put(
                    "dotran.dci_lasso.alpha0.02" + suffix,
                    (golden, entry) -> publishedDci(golden, entry, "dci:raw-lasso"));
            checks.put("dotran.dci_lasso.alpha0.002" + suffix, LearnedChecks::weakerLasso);
        }
        checks.put(
                "locatello.sap.discrete",
                (golden, entry) -> entry.compare(
                                "SAP",
                                golden.learningFromMost()
                                        .measure(metric("sap:accuracy"))
                                        .value())
                        .aside(ELEMENTS, "score_matrix"));
        checks.put("locatello.explicitness", LearnedChecks::explicitness);
        checks.put("dotran.explicitness", LearnedChecks::publishedExplicitness);
        checks.put("locatello.beta_vae", (golden, entry) -> accuracies(golden, entry, "z-diff"));
        checks.put("locatello.factor_vae", (golden, entry) -> accuracies(golden, entry, "z-min-variance"));
        checks.put("ubisoft.z_diff", (golden, entry) -> rescaled(golden, entry, "z-diff"));
        checks.put("ubisoft.z_min_var", (golden, entry) -> rescaled(golden, entry, "z-min-variance"));
        return checks;
    }

    private static void fromImportance(GoldenCase golden, GoldenEntry entry) {
        double[] importance = entry.vector("importance");
        int factors = golden.factors().count();
        double[][] table = IntStream.range(0, golden.latents())
                .mapToObj(i -> IntStream.range(0, factors)
                        .mapToDouble(k -> importance[i * factors + k])
                        .toArray())
                .toArray(double[][]::new);
        scores(entry, new ImportanceScores(new Relation(table)), EPSILON_IN_ENTROPY)
                .compare(
                        "completeness_per_factor",
                        new ImportanceScores(new Relation(table)).completenesses(),
                        EPSILON_IN_ENTROPY)
                .aside("the input", "importance");
    }

    private static GoldenEntry scores(GoldenEntry entry, ImportanceScores scores, double allowance) {
        return entry.compare("disentanglement", scores.disentanglement(), allowance)
                .compare("completeness", scores.completeness(), allowance)
                .aside(
                        "weights of 0 make the score of an unused latent a matter of taste",
                        "disentanglement_per_latent");
    }

    private static void boostedTrees(GoldenCase golden, GoldenEntry entry) {
        Measurement dci = golden.learningFromMost().measure(metric("dci"));
        entry.compare("disentanglement", dci.value())
                .compare("completeness", dci.components().get("completeness"))
                .compare("informativeness_test", dci.components().get("informativeness"))
                .compare("informativeness_train", dci.components().get("trainingInformativeness"))
                .aside(ELEMENTS, "importance", "disentanglement_per_latent", "completeness_per_factor");
    }

    private static void publishedDci(GoldenCase golden, GoldenEntry entry, String name) {
        Measurement dci = golden.learningFromAll().measure(metric(name));
        entry.compare("disentanglement", dci.value())
                .compare("completeness", dci.components().get("completeness"))
                .compare("nrmse", dci.components().get("error"))
                .aside(ELEMENTS, "nrmse_per_factor");
        if (entry.id().endsWith("tight")) {
            entry.compare("importance", dci.matrix().orElseThrow().values(), 0)
                    .compare("completeness_per_factor", dci.perFactor(), 0)
                    .aside("1 for a latent without weight", "disentanglement_per_latent");
        } else {
            entry.aside(ELEMENTS, "importance", "completeness_per_factor", "disentanglement_per_latent");
        }
    }

    /** The variant has one strength of penalty, so the same scores of another lasso. */
    private static void weakerLasso(GoldenCase golden, GoldenEntry entry) {
        double[][] means = IntStream.range(0, golden.size())
                .mapToObj(row -> IntStream.range(0, golden.latents())
                        .mapToDouble(i -> golden.representation().posteriors().mean(row, i))
                        .toArray())
                .toArray(double[][]::new);
        List<double[]> importances = IntStream.range(0, golden.factors().count())
                .mapToObj(golden.factors()::column)
                .map(column -> Lasso.withDefaults()
                        .withAlpha(0.002)
                        .fit(means, numbers(column))
                        .importances())
                .toList();
        scores(entry, new ImportanceScores(Relation.ofColumns(importances)), 0)
                .asideRest("compared for the strength that the variant has");
    }

    private static double[] numbers(FactorColumn column) {
        return IntStream.range(0, column.size()).mapToDouble(column::number).toArray();
    }

    private static void explicitness(GoldenCase golden, GoldenEntry entry) {
        Measurement explicitness = golden.learningFromMost().measure(metric("explicitness"));
        entry.compare("test", explicitness.value())
                .compare("test_per_factor", explicitness.perFactor(), 0)
                .compare("train", explicitness.components().get("trainingArea"))
                .aside("their mean is compared", "train_per_factor");
    }

    private static void publishedExplicitness(GoldenCase golden, GoldenEntry entry) {
        Measurement explicitness = golden.learningFromAll().measure(metric("explicitness:one-against-rest"));
        entry.compare("explicitness", explicitness.value())
                .compare("AUC_per_factor", explicitness.perFactor(), 0)
                .aside("their means are compared", "AUC_all", "AUC_factor", "AUC_value");
    }

    private static void accuracies(GoldenCase golden, GoldenEntry entry, String name) {
        Measurement measurement = golden.learningFromAll().measure(metric(name));
        entry.compare("eval_accuracy", measurement.value())
                .compare("train_accuracy", measurement.components().get("trainingAccuracy"))
                .asideRest("the length of a mask, not a number of latents");
    }

    private static void rescaled(GoldenCase golden, GoldenEntry entry, String name) {
        if (golden.name().equals("imbalanced_binary") && name.equals("z-min-variance")) {
            entry.aside("it fixes rare values as often as frequent ones, ours as often as they occur", "score");
            return;
        }
        entry.compare(
                "score",
                golden.learningFromAll().measure(metric(name)).components().get("rescaled"));
    }
}
