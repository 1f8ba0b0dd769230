package org.teasel.metrics.learned;

import java.util.List;
import java.util.Set;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.statistic.Population;
import org.teasel.learners.ProbabilisticClassifier;
import org.teasel.learners.data.Standardiser;
import org.teasel.learners.linear.LogisticRegression;
import org.teasel.learners.linear.MultinomialLogisticRegression;
import org.teasel.learners.score.AreaUnderCurve;
import org.teasel.metrics.relation.Average;

/**
 * {@code explicitness}: area under the receiver operating characteristic of each factor value against the others, by the
 * probabilities that a logistic regression from all latents gives held-out rows; mean over values, then over factors; in
 * [0, 1], where 0.5 is chance. The component {@code rescaled} is 2 AUC - 1. Ridgeway and Mozer 2018, section 2.
 */
public final class Explicitness extends LearnedMetric {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("explicitness"),
            "how well a logistic regression from all latents tells factor values apart, area under the curve",
            Range.UNIT,
            Direction.HIGHER,
            Unit.ONE,
            Set.of(Requirement.FACTORS, Requirement.SEVERAL_OBSERVATIONS),
            "Ridgeway and Mozer 2018, section 2; regression as Locatello et al. 2019");

    private final Regression regression;

    /** By a multinomial regression on standardised means, with penalty 1. */
    public Explicitness() {
        this(DESCRIPTOR, Regression.MULTINOMIAL);
    }

    private Explicitness(MetricDescriptor descriptor, Regression regression) {
        super(descriptor);
        this.regression = regression;
    }

    @Override
    public List<Metric> variants() {
        return List.of(new Explicitness(
                DESCRIPTOR
                        .named(MetricName.of("explicitness", "one-against-rest"))
                        .summarised("the same by one regression a value, hardly penalised, on means as they are")
                        .citing("Ridgeway and Mozer 2018, section 2; settings of Do and Tran 2020's code"),
                Regression.ONE_AGAINST_REST));
    }

    @Override
    Measurement measure(Population population, Settings settings, Examples examples) {
        double[][] means = examples.training().means();
        double[][] training = regression.prepare(means, means);
        double[][] test = regression.prepare(means, examples.test().means());
        int factors = population.factors().count();
        double[] areas = new double[factors];
        double[] trainingAreas = new double[factors];
        for (int k = 0; k < factors; k++) {
            if (!examples.learnable(k)) {
                areas[k] = Double.NaN;
                trainingAreas[k] = Double.NaN;
                continue;
            }
            int[] labels = examples.training().labels(k);
            ProbabilisticClassifier model = regression.fit(training, labels);
            areas[k] = area(model, test, examples.test().labels(k));
            trainingAreas[k] = area(model, training, labels);
        }
        Measurement measurement =
                Average.overFactors(population, areas, "has a single value among the rows, or too many");
        return measurement
                .withComponent("rescaled", 2 * measurement.value() - 1)
                .withComponent("trainingArea", Average.of(trainingAreas));
    }

    /** Mean area over the values that occur; NaN if only one does. */
    private static double area(ProbabilisticClassifier model, double[][] rows, int[] labels) {
        return Average.of(AreaUnderCurve.oneVersusRest(model.probabilities(rows), model.classes(), labels).stream()
                .mapToDouble(area -> area.orElse(Double.NaN))
                .toArray());
    }

    private enum Regression {
        MULTINOMIAL {
            @Override
            double[][] prepare(double[][] training, double[][] rows) {
                return Standardiser.fit(training).transform(rows);
            }

            @Override
            ProbabilisticClassifier fit(double[][] rows, int[] labels) {
                return MultinomialLogisticRegression.withDefaults().fit(rows, labels);
            }
        },
        ONE_AGAINST_REST {
            @Override
            double[][] prepare(double[][] training, double[][] rows) {
                return rows;
            }

            @Override
            ProbabilisticClassifier fit(double[][] rows, int[] labels) {
                return LogisticRegression.withDefaults()
                        .withCost(1e10)
                        .withTolerance(1e-5)
                        .fit(rows, labels);
            }
        };

        abstract double[][] prepare(double[][] training, double[][] rows);

        abstract ProbabilisticClassifier fit(double[][] rows, int[] labels);
    }
}
