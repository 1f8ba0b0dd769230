package org.teasel.metrics.information;

import java.util.List;
import java.util.Set;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.statistic.Population;
import org.teasel.metrics.relation.Average;
import org.teasel.metrics.relation.FactorInformation;

/**
 * {@code rmig}: mean over factors of I(z_a; y_k) - I(z_b; y_k) in nats, where a and b are the two latents that tell
 * most about y_k; in [0, H(y_k)]. Reads q(z_i given x) and p(y_k given x), so soft labels count as they are. The
 * variant {@code normalised} divides by H(y_k), which favours unbalanced factors. Do and Tran 2020, Eq. 10.
 */
public final class RobustMutualInformationGap extends FactorMetric {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("rmig"),
            "information by which a factor's best latent is ahead of the next, quantised posterior",
            Range.NOT_NEGATIVE,
            Direction.HIGHER,
            Unit.NATS,
            Set.of(Requirement.FACTORS, Requirement.SEVERAL_LATENTS),
            "Do and Tran 2020, Eq. 10");

    private final boolean normalised;

    /** In nats, from the quantised posterior. */
    public RobustMutualInformationGap() {
        this(DESCRIPTOR, InformationSource.QUANTISED, false);
    }

    private RobustMutualInformationGap(MetricDescriptor descriptor, InformationSource source, boolean normalised) {
        super(descriptor, source);
        this.normalised = normalised;
    }

    @Override
    public String defaultVariant() {
        return "quantised";
    }

    @Override
    public List<Metric> variants() {
        return List.of(
                new RobustMutualInformationGap(
                        DESCRIPTOR
                                .named(MetricName.of("rmig", "normalised"))
                                .summarised("the same as a share of the factor's entropy")
                                .measuring(Unit.ONE, Range.UNIT),
                        InformationSource.QUANTISED,
                        true),
                new RobustMutualInformationGap(
                        DESCRIPTOR
                                .named(MetricName.of("rmig", "monte-carlo"))
                                .summarised("the same by sampling")
                                .citing("Do and Tran 2020, Eq. 10 and A.10"),
                        InformationSource.SAMPLED,
                        false));
    }

    @Override
    Measurement measure(Population population, FactorInformation information) {
        double[] gaps = information.scores(k -> information.shared().gap(k).size());
        double[] shares = information.scores(k -> gaps[k] / information.factorEntropy()[k]);
        return Average.overFactors(population, normalised ? shares : gaps, FactorInformation.UNUSABLE)
                .withComponent(normalised ? "gap" : "normalised", Average.of(normalised ? gaps : shares))
                .with(information.shared().titled("I(z_i; y_k)", population));
    }
}
