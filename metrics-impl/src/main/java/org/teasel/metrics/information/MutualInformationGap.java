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
 * {@code mig}: mean over factors of [I(z_a; y_k) - I(z_b; y_k)] / H(y_k), where a and b are the two latents that tell
 * most about y_k; in [0, 1]. A rare binary factor has little entropy and can score high on almost no information, so
 * the gap in nats stands beside it.
 *
 * <p>Variants by source: {@code mean-histogram} leaves out the posterior's noise and stretches a latent without signal over
 * all bins; {@code monte-carlo-uniform} is right only for factors whose values are equally frequent. Chen 2018, section
 * 4.1, Eq. 6.
 */
public final class MutualInformationGap extends FactorMetric {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("mig"),
            "share of a factor's entropy by which its best latent tells more than the next, quantised posterior",
            Range.UNIT,
            Direction.HIGHER,
            Unit.ONE,
            Set.of(Requirement.FACTORS, Requirement.SEVERAL_LATENTS),
            "Chen et al. 2018, Eq. 6; Do and Tran 2020, A.10");

    /** From the quantised posterior. */
    public MutualInformationGap() {
        this(DESCRIPTOR, InformationSource.QUANTISED);
    }

    private MutualInformationGap(MetricDescriptor descriptor, InformationSource source) {
        super(descriptor, source);
    }

    @Override
    public String defaultVariant() {
        return "quantised";
    }

    @Override
    public List<Metric> variants() {
        return List.of(
                new MutualInformationGap(
                        DESCRIPTOR
                                .named(MetricName.of("mig", "monte-carlo"))
                                .summarised("the same by sampling, factor values weighted by their frequency")
                                .citing("Chen et al. 2018, Eq. 5 and 6"),
                        InformationSource.SAMPLED),
                new MutualInformationGap(
                        DESCRIPTOR
                                .named(MetricName.of("mig", "monte-carlo-uniform"))
                                .summarised(
                                        "the same by sampling, factor values weighing the same, by log of their count")
                                .measuring(Unit.ONE, Range.NOT_NEGATIVE)
                                .citing("Chen et al. 2018, Eq. 5 and 6, as in their code"),
                        InformationSource.SAMPLED_EVENLY),
                new MutualInformationGap(
                        DESCRIPTOR
                                .named(MetricName.of("mig", "mean-histogram"))
                                .summarised("the same from a histogram of the posterior means, as most public code")
                                .citing("Locatello et al. 2019, disentanglement_lib, mig.py"),
                        InformationSource.MEANS));
    }

    @Override
    Measurement measure(Population population, FactorInformation estimate) {
        FactorInformation information = estimate.notNegative();
        double[] gaps = information.scores(k -> information.shared().gap(k).size());
        double[] scores = information.scores(k -> gaps[k] / information.factorEntropy()[k]);
        return Average.overFactors(population, scores, FactorInformation.UNUSABLE)
                .withComponent("gap", Average.of(gaps))
                .withComponent(
                        "factorEntropy",
                        Average.of(information.scores(k -> information.factorEntropy()[k])))
                .with(information.normalised().titled("I(z_i; y_k) / H(y_k)", population));
    }
}
