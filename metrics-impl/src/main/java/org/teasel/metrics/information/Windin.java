package org.teasel.metrics.information;

import java.util.List;
import java.util.Set;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.metrics.relation.Separation;

/**
 * {@code windin}: sum_i rho_i [I(x; z_i) - I(z_i; z_-i)] in nats, of either sign, with rho_i the latent's share of
 * informativeness. Do and Tran 2020, section 3.2, WINDIN.
 */
public final class Windin extends WeightedLatents {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("windin"),
            "information of a latent less that about other latents, informative latents count more",
            Range.ANY,
            Direction.HIGHER,
            Unit.NATS,
            Set.of(),
            "Do and Tran 2020, section 3.2, WINDIN");

    /** Without clamping. */
    public Windin() {
        this(DESCRIPTOR, SeparationSource.SOUND);
    }

    private Windin(MetricDescriptor descriptor, SeparationSource source) {
        super(descriptor, source, "I(x; z_i) - I(z_i; z_-i)", Separation::independent);
    }

    @Override
    public List<Metric> variants() {
        return List.of(new Windin(SeparationSource.clamped(DESCRIPTOR), SeparationSource.CLAMPED));
    }
}
