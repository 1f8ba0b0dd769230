package org.teasel.metrics.information;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.metrics.relation.Separation;

/**
 * {@code indin@k}: mean of the k largest I(x; z_i) - I(z_i; z_-i) in nats. Equal to {@code sepin@k} for factorised
 * posteriors; less by what latents share given x, and possibly negative, for others. Do and Tran 2020, Eq. 9 and
 * section 3.2, INDIN@k.
 */
public final class Indin extends BestLatents {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("indin"),
            "information of a latent about the observation less that about other latents, mean of the k best",
            Range.ANY,
            Direction.HIGHER,
            Unit.NATS,
            Set.of(),
            "Do and Tran 2020, Eq. 9 and section 3.2, INDIN@k");

    /** Over as many latents as there are factors. */
    public Indin() {
        this(DESCRIPTOR, SeparationSource.SOUND);
    }

    private Indin(MetricDescriptor descriptor, SeparationSource source) {
        super(descriptor, source, Separation::independent);
    }

    @Override
    public List<Metric> variants() {
        return List.of(new Indin(SeparationSource.clamped(DESCRIPTOR), SeparationSource.CLAMPED));
    }

    @Override
    public Optional<Metric> at(int k) {
        return Optional.of(new Indin(descriptor(k), source()));
    }
}
