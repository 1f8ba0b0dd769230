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
 * {@code sepin@k}: mean of the k largest I(x; z_i given z_-i) = I(x; z) - I(x; z_-i) in nats, not negative. Do and Tran
 * 2020, section 3.2, SEPIN@k.
 */
public final class Sepin extends BestLatents {

    private static final MetricDescriptor DESCRIPTOR = new MetricDescriptor(
            MetricName.of("sepin"),
            "information about the observation that only one latent has, mean of the k best",
            Range.NOT_NEGATIVE,
            Direction.HIGHER,
            Unit.NATS,
            Set.of(),
            "Do and Tran 2020, Eq. 8 and section 3.2, SEPIN@k");

    /** Over as many latents as there are factors. */
    public Sepin() {
        this(DESCRIPTOR, SeparationSource.SOUND);
    }

    private Sepin(MetricDescriptor descriptor, SeparationSource source) {
        super(descriptor, source, Separation::separable);
    }

    @Override
    public List<Metric> variants() {
        return List.of(new Sepin(SeparationSource.clamped(DESCRIPTOR), SeparationSource.CLAMPED));
    }

    @Override
    public Optional<Metric> at(int k) {
        return Optional.of(new Sepin(descriptor(k), source()));
    }
}
