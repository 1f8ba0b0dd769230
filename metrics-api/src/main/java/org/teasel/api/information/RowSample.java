package org.teasel.api.information;

import java.util.Map;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Statistic;

/**
 * Some observations as a representation of their own, in random order without repeats: what metrics that fit a learner
 * look at. Observations of weight 0 are left out; the others are chosen with equal probability and keep their weights'
 * ratios.
 *
 * @param limit most rows; all if there are no more
 * @param seed seed of the choice and the order
 */
public record RowSample(int limit, long seed) implements Statistic<Representation> {
    @Override
    public Map<String, Object> settings() {
        return Map.of("rows", limit, "seed", seed);
    }
}
