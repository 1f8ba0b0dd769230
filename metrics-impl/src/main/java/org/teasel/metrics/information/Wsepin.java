package org.teasel.metrics.information;

import java.util.Set;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.metrics.relation.LatentInformation;

/**
 * {@code wsepin}: sum_i rho_i I(x; z_i given z_-i) in nats, not negative, with rho_i the latent's share of informativeness.
 * Do and Tran 2020, section 3.2, WSEPIN.
 */
public final class Wsepin extends WeightedLatents {

    /** The metric. */
    public Wsepin() {
        super(
                new MetricDescriptor(
                        MetricName.of("wsepin"),
                        "information about the observation that only one latent has, informative latents count more",
                        Range.NOT_NEGATIVE,
                        Direction.HIGHER,
                        Unit.NATS,
                        Set.of(),
                        "Do and Tran 2020, section 3.2, WSEPIN"),
                "I(x; z_i | z_-i)",
                LatentInformation::separable);
    }
}
