package org.teasel.api.information;

import java.util.List;
import java.util.Map;
import org.teasel.api.Settings;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;

/**
 * The sampled informations as the published code of Do and Tran computes them, with densities raised to a floor f. They
 * are wrong for wide codes, as no entropy can exceed -log f; they are here to reproduce published ones.
 *
 * <p>Of a single latent, the mixture of true densities is raised: q(z_i) = max(f, sum_n p_n q(z_i given x_n)), and so is
 * the part of it at a factor value, q(z_i, y_k) = max(f, sum_n p_n q(z_i given x_n) p(y_k given x_n)). Of more latents,
 * every density of a single one is raised before they are multiplied, and the mixture of the products is raised again:
 * q(z_S) = max(f, sum_n p_n prod_i max(f, q(z_i given x_n))). The density of the draw's own component is raised in the
 * same way: q(z_S given x) = max(f, prod_i max(f, q(z_i given x))).
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
        return new ClampedPosterior(
                sound.sets(), sound.samples(), sound.seed(), settings.factorBins(), PUBLISHED_FLOOR);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("samples", samples, "seed", seed, "factorBins", factorBins, "floor", floor);
    }
}
