package org.teasel.metrics.information;

import java.util.Set;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.metrics.relation.LatentInformation;

/**
 * {@code windin}: sum_i rho_i [I(x; z_i) - I(z_i; z_-i)] in nats, of either sign, with rho_i the latent's share of
 * informativeness. Do and Tran 2020, section 3.2, WINDIN.
 */
public final class Windin extends WeightedLatents {

    /** The metric. */
    public Windin() {
        super(
                new MetricDescriptor(
                        MetricName.of("windin"),
                        "information of a latent less that about other latents, informative latents count more",
                        Range.ANY,
                        Direction.HIGHER,
                        Unit.NATS,
                        Set.of(),
                        "Do and Tran 2020, section 3.2, WINDIN"),
                "I(x; z_i) - I(z_i; z_-i)",
                LatentInformation::independent);
    }
}
