package org.teasel.api.information;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;

/**
 * Entropies and informations by Monte Carlo: components n_m are drawn from p, z^(m) from q(z given x^(n_m)), and
 * densities of the aggregated posterior are read there in the log domain over all N components; none is clamped. Every
 * draw by itself comes from q(z); those of a group of {@link SampledInformation#GROUPS} may be spread more evenly than
 * independent ones are.
 *
 * @param sets sets S of latents to read; all marginals must be among them if factors are to be read
 * @param samples number of draws
 * @param seed seed of the draws
 * @param factorBins how finely continuous factors are cut; 0 to read no factors
 * @param epsilon greatest error in nats of a log density by components left out, positive
 */
public record SampledPosterior(List<LatentSet> sets, int samples, long seed, int factorBins, double epsilon)
        implements Statistic<SampledInformation> {

    public SampledPosterior {
        sets = List.copyOf(sets);
    }

    /** With the usual epsilon. */
    public SampledPosterior(List<LatentSet> sets, int samples, long seed, int factorBins) {
        this(sets, samples, seed, factorBins, Settings.DEFAULT.epsilon());
    }

    /**
     * Each latent alone and with each factor: what Monte Carlo variants of MIG (Chen 2018, Eq. 5) and JEMMIG rest on.
     */
    public static SampledPosterior ofFactors(Population population, Settings settings) {
        return new SampledPosterior(
                IntStream.range(0, population.latents()).mapToObj(LatentSet::of).toList(),
                settings.samples(),
                settings.seed(),
                settings.factorBins(),
                settings.epsilon());
    }

    /** All latents, each alone, and all but each, without factors: what the metrics of Do and Tran 2020 rest on. */
    public static SampledPosterior of(Population population, Settings settings) {
        int latents = population.latents();
        Set<LatentSet> sets = new LinkedHashSet<>();
        sets.add(LatentSet.all(latents));
        for (int i = 0; i < latents; i++) {
            sets.add(LatentSet.of(i));
        }
        for (int i = 0; i < latents; i++) {
            sets.add(LatentSet.allBut(i, latents));
        }
        return new SampledPosterior(List.copyOf(sets), settings.samples(), settings.seed(), 0, settings.epsilon());
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings =
                new LinkedHashMap<>(Map.of("samples", samples, "seed", seed, "epsilon", epsilon));
        if (factorBins > 0) {
            settings.put("factorBins", factorBins);
        }
        return settings;
    }
}
