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
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.metrics.relation.Average;
import org.teasel.metrics.relation.FactorInformation;
import org.teasel.metrics.relation.Gap;

/**
 * {@code jemmig}: mean over factors of H(z_a, y_k) - I(z_a; y_k) + I(z_b; y_k) in nats, where a and b are the two
 * latents that tell most about y_k; in [0, H(y_k) + log B] for B bins. It grows with log B, so only scores by the same
 * bins compare; {@code normalised} divides by H(y_k) + log B. By sampling the joint entropy is differential and the
 * score can be negative. Do and Tran 2020, section 3.3 and A.12.
 */
public final class JointEntropyGap extends FactorMetric {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("jemmig"),
            "joint entropy of a factor and its best latent less the information by which that is ahead of the next",
            Range.NOT_NEGATIVE,
            Direction.LOWER,
            Unit.NATS,
            Set.of(Requirement.FACTORS, Requirement.SEVERAL_LATENTS),
            "Do and Tran 2020, section 3.3, JEMMIG");

    private final boolean normalised;

    /** In nats, from the quantised posterior. */
    public JointEntropyGap() {
        this(DESCRIPTOR, InformationSource.QUANTISED, false);
    }

    private JointEntropyGap(MetricDescriptor descriptor, InformationSource source, boolean normalised) {
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
                new JointEntropyGap(
                        DESCRIPTOR
                                .named(MetricName.of("jemmig", "normalised"))
                                .summarised("the same as a share of its greatest value, H(y_k) + log B")
                                .measuring(Unit.ONE, Range.UNIT),
                        InformationSource.QUANTISED,
                        true),
                new JointEntropyGap(
                        DESCRIPTOR
                                .named(MetricName.of("jemmig", "monte-carlo"))
                                .summarised("the same by sampling, with a differential joint entropy")
                                .measuring(Unit.NATS, Range.ANY)
                                .citing("Do and Tran 2020, section 3.3 and A.10"),
                        InformationSource.SAMPLED,
                        false));
    }

    @Override
    Measurement measure(Population population, FactorInformation information) {
        double[] scores = information.scores(k -> {
            Gap gap = information.shared().gap(k);
            return information.joint().strength()[gap.best()][k] - gap.size();
        });
        if (Average.of(scores) == Double.NEGATIVE_INFINITY) {
            throw new NotDefinedException("a factor's best latent is deterministic and has no differential entropy");
        }
        double[] shares = information.scores(k -> {
            double greatest = information.factorEntropy()[k]
                    + information.logBins(information.shared().gap(k).best());
            return scores[k] / greatest;
        });
        return Average.overFactors(population, normalised ? shares : scores, FactorInformation.UNUSABLE)
                .withComponent(normalised ? "nats" : "normalised", Average.of(normalised ? scores : shares))
                .with(information.joint().titled("H(z_i, y_k)", population));
    }
}
