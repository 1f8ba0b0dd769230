package org.teasel.api.information;

import java.util.List;
import java.util.Map;
import org.teasel.api.Settings;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;

/**
 * The sampled informations as the published code of Do and Tran computes them: every density q(z_i given x_n), and
 * every density of a mixture, is raised to a floor before it is used. No entropy can then exceed -log of the floor, so
 * the figures are wrong for wide codes; they are here to reproduce published ones.
 *
 * @param sets sets of latents to read
 * @param samples number of draws
 * @param seed seed of the draws, which are those of {@link SampledPosterior}
 * @param factorBins how finely continuous factors are cut
 * @param floor least density
 */
public record ClampedPosterior(List<LatentSet> sets, int samples, long seed, int factorBins, double floor)
        implements Statistic<SampledInformation> {

    /** The floor of the published code. */
    public static final double PUBLISHED_FLOOR = 1e-8;

    public ClampedPosterior {
        sets = List.copyOf(sets);
    }

    /** The sets of {@link SampledPosterior#of}, by the published floor. */
    public static ClampedPosterior of(Population population, Settings settings) {
        SampledPosterior sound = SampledPosterior.of(population, settings);
        return new ClampedPosterior(sound.sets(), sound.samples(), sound.seed(), sound.factorBins(), PUBLISHED_FLOOR);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("samples", samples, "seed", seed, "factorBins", factorBins, "floor", floor);
    }
}
