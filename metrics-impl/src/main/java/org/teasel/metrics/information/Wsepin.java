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
 * {@code wsepin}: sum_i rho_i I(x; z_i given z_-i) in nats, not negative, with rho_i the latent's share of informativeness.
 * Do and Tran 2020, section 3.2, WSEPIN.
 */
public final class Wsepin extends WeightedLatents {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("wsepin"),
            "information about the observation that only one latent has, informative latents count more",
            Range.NOT_NEGATIVE,
            Direction.HIGHER,
            Unit.NATS,
            Set.of(),
            "Do and Tran 2020, section 3.2, WSEPIN");

    /** Without clamping. */
    public Wsepin() {
        this(DESCRIPTOR, SeparationSource.SOUND);
    }

    private Wsepin(MetricDescriptor descriptor, SeparationSource source) {
        super(descriptor, source, "I(x; z_i | z_-i)", Separation::separable);
    }

    @Override
    public List<Metric> variants() {
        return List.of(new Wsepin(SeparationSource.clamped(DESCRIPTOR), SeparationSource.CLAMPED));
    }
}
