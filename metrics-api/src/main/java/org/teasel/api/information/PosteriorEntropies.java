package org.teasel.api.information;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Statistic;

/**
 * Conditional entropies H(z_S given x) in nats, in closed form, of some sets of latents; empty for a set where the
 * posterior family has no closed form.
 *
 * @param sets the sets
 */
public record PosteriorEntropies(List<LatentSet> sets) implements Statistic<Map<LatentSet, OptionalDouble>> {
    public PosteriorEntropies {
        sets = List.copyOf(sets);
    }
}
