package org.teasel.metrics.learned;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.Average;
import org.teasel.metrics.relation.FactorInformation;
import org.teasel.metrics.relation.Relation;

/**
 * {@code sap}: mean over factors of the gap between the two latents that each predict the factor best alone; in [0, 1].
 * A continuous or ordinal factor is predicted by a line, judged by R^2 on all rows; a categorical one by a linear support
 * vector machine, judged by balanced accuracy on held-out rows. Linear and blind to factors that take two latents. Kumar
 * et al. 2018, section 3; RTC-VAE, section 5.4, takes R^2 for all factors, as the variant {@code correlation}.
 */
public final class Sap implements Metric {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("sap"),
            "how much better a factor's best latent predicts it linearly than the next",
            Range.UNIT,
            Direction.HIGHER,
            Unit.ONE,
            Set.of(Requirement.FACTORS, Requirement.SEVERAL_LATENTS, Requirement.SEVERAL_OBSERVATIONS),
            "Kumar et al. 2018, section 3; R^2 as in RTC-VAE, section 5.4");

    private final MetricDescriptor descriptor;
    private final Prediction prediction;

    /** R^2 for factors in an order, accuracy for others. */
    public Sap() {
        this(DESCRIPTOR, Prediction.BY_TYPE);
    }

    private Sap(MetricDescriptor descriptor, Prediction prediction) {
        this.descriptor = descriptor;
        this.prediction = prediction;
    }

    @Override
    public MetricDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public List<Metric> variants() {
        return List.of(
                new Sap(
                        DESCRIPTOR
                                .named(MetricName.of("sap", "correlation"))
                                .summarised("the same by R^2 for every factor, values as numbers"),
                        Prediction.CORRELATION),
                new Sap(
                        DESCRIPTOR
                                .named(MetricName.of("sap", "accuracy"))
                                .summarised("the same by plain accuracy for every factor, continuous ones cut in bins")
                                .citing("Locatello et al. 2019, disentanglement_lib, sap_score.py"),
                        Prediction.ACCURACY));
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        boolean correlation = columns(population).anyMatch(column -> !prediction.learns(column.factor()));
        boolean learner = columns(population).anyMatch(column -> prediction.learns(column.factor()));
        return Stream.of(
                        Optional.<Statistic<?>>of(new FactorCorrelations()).filter(statistic -> correlation),
                        Optional.<Statistic<?>>of(Examples.statistic(settings)).filter(statistic -> learner))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Stream<FactorColumn> columns(Population population) {
        return IntStream.range(0, population.factors().count()).mapToObj(population.factors()::column);
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        List<FactorColumn> columns = columns(population).toList();
        Optional<Examples> examples = columns.stream().anyMatch(column -> prediction.learns(column.factor()))
                ? Optional.of(Examples.of(statistics))
                : Optional.empty();
        Relation relation = Relation.ofColumns(IntStream.range(0, columns.size())
                .mapToObj(k -> prediction.learns(columns.get(k).factor())
                        ? accuracies(examples.orElseThrow(), k, statistics.settings())
                        : new Relation(statistics.get(new FactorCorrelations())).ofFactor(k))
                .toList());
        double[] gaps = IntStream.range(0, columns.size())
                .mapToDouble(k ->
                        varies(population, columns.get(k)) ? relation.gap(k).size() : Double.NaN)
                .toArray();
        Measurement measurement = Average.overFactors(population, gaps, FactorInformation.UNUSABLE)
                .with(relation.titled("how well a latent alone predicts a factor", population));
        return examples.map(rows -> rows.describe(measurement)).orElse(measurement);
    }

    private double[] accuracies(Examples examples, int factor, Settings settings) {
        boolean learnable = examples.learnable(factor);
        return IntStream.range(0, examples.latents())
                .mapToDouble(i -> learnable ? prediction.accuracy(examples, i, factor, settings.seed()) : Double.NaN)
                .toArray();
    }

    /** Whether a factor takes more than one value among the observations that count. */
    private static boolean varies(Population population, FactorColumn column) {
        return IntStream.range(0, column.size())
                        .filter(row -> population.weight(row) > 0)
                        .mapToDouble(column::number)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    @Override
    public boolean repeatable() {
        return prediction == Prediction.CORRELATION;
    }
}
