package org.teasel.metrics.learned;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.metrics.relation.Average;
import org.teasel.metrics.relation.Names;
import org.teasel.metrics.relation.Relation;
import org.teasel.metrics.relation.UsableFactors;

/**
 * {@code dci}: disentanglement sum_i w_i (1 - H_K(P_i)), where P_i are the shares of factors in the importance of z_i to
 * a learner of each factor, and w_i is the latent's share of all importance; in [0, 1]. Beside it completeness, the mean
 * over factors of 1 - H_L, and informativeness on held-out rows: accuracy for finitely many values, R^2 for numbers.
 *
 * <p>Importances depend on the learner, which the variant names. Eastwood and Williams 2018, section 2.
 */
public final class Dci extends LearnedMetric {

    private static final String DEFINITION = "Eastwood and Williams 2018, section 2";

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("dci"),
            "how far each latent matters to one factor only, by importances of boosted trees",
            Range.UNIT,
            Direction.HIGHER,
            Unit.ONE,
            Set.of(Requirement.SEVERAL_FACTORS, Requirement.SEVERAL_OBSERVATIONS),
            DEFINITION + "; boosted trees as Locatello et al. 2019");

    private final FactorLearner learner;

    /** By boosted trees. */
    public Dci() {
        this(DESCRIPTOR, FactorLearner.BOOSTED_TREES);
    }

    private Dci(MetricDescriptor descriptor, FactorLearner learner) {
        super(descriptor);
        this.learner = learner;
    }

    @Override
    public String defaultVariant() {
        return "boosted-trees";
    }

    @Override
    public List<Metric> variants() {
        return List.of(
                variant("lasso", "standardised lasso, alpha 0.02", DEFINITION, FactorLearner.LASSO),
                variant("random-forest", "a random forest of 100 trees", DEFINITION, FactorLearner.RANDOM_FOREST),
                variant(
                        "raw-lasso",
                        "lasso on latents and factors as they are, alpha 0.02",
                        DEFINITION + "; settings of Do and Tran 2020's code",
                        FactorLearner.RAW_LASSO),
                variant(
                        "small-forest",
                        "10 regression trees of depth 8",
                        DEFINITION + "; settings of Do and Tran 2020's code",
                        FactorLearner.SMALL_FOREST));
    }

    private static Metric variant(String name, String means, String citation, FactorLearner learner) {
        return new Dci(
                DESCRIPTOR
                        .named(MetricName.of("dci", name))
                        .summarised("how far each latent matters to one factor only, by " + means)
                        .citing(citation),
                learner);
    }

    @Override
    Measurement measure(Population population, Settings settings, Examples examples) {
        UsableFactors usable = examples.learnable().several();
        List<Lesson> lessons = IntStream.of(usable.indices())
                .mapToObj(k -> learner.learn(examples, k, settings))
                .toList();
        ImportanceScores scores = new ImportanceScores(
                Relation.ofColumns(lessons.stream().map(Lesson::importances).toList()));
        if (!scores.any()) {
            throw new NotDefinedException("no latent helps to learn any factor");
        }
        Measurement measurement = Measurement.of(scores.disentanglement())
                .withPerLatent(scores.disentanglements())
                .withPerFactor(usable.spread(scores.completenesses()))
                .withComponent("completeness", scores.completeness())
                .withComponent("informativeness", mean(lessons, Lesson::score))
                .withComponent("trainingInformativeness", mean(lessons, Lesson::trainingScore))
                .withComponent("error", mean(lessons, Lesson::error))
                .with(new Matrix(
                        "importance",
                        Names.latents(population),
                        usable.names(population),
                        scores.importances().strength()));
        return usable.describe(population, measurement);
    }

    private static double mean(List<Lesson> lessons, ToDoubleFunction<Lesson> figure) {
        return Average.of(lessons.stream().mapToDouble(figure).toArray());
    }
}
