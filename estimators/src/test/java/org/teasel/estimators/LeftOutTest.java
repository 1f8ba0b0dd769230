package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;

/** With components left out: the same bits for any number of threads, and figures within epsilon of all of them. */
class LeftOutTest {

    private static final int ROWS = 12_000;
    private static final int LATENTS = 6;
    private static final Settings SETTINGS = Settings.DEFAULT.withSamples(300);

    private final Representation representation = Representation.of("left out", posteriors(), Factors.none(ROWS));

    private static DiagonalGaussian posteriors() {
        Random random = new Random(1);
        double[] means = new double[ROWS * LATENTS];
        double[] deviations = new double[ROWS * LATENTS];
        for (int k = 0; k < means.length; k++) {
            boolean tells = k % LATENTS < 4;
            means[k] = (tells ? 1 : 0.02) * random.nextGaussian();
            deviations[k] = tells ? 0.05 : 0.99;
        }
        return DiagonalGaussian.of(LATENTS, means, deviations);
    }

    private SampledInformation read(Settings settings) {
        SampledPosterior key = SampledPosterior.of(Population.of(representation), settings);
        return new Estimation(List.of(new StandardEstimators()), settings, Progress.NONE)
                .estimate(representation, List.of(key))
                .all()
                .get(key);
    }

    private List<LatentSet> sets() {
        return SampledPosterior.of(Population.of(representation), SETTINGS).sets();
    }

    @Test
    void threadsChangeNoBit() {
        SampledInformation one = read(SETTINGS.withThreads(1));
        for (int threads : new int[] {2, 8}) {
            SampledInformation more = read(SETTINGS.withThreads(threads));
            for (LatentSet set : sets()) {
                assertThat(more.entropy(set)).isEqualTo(one.entropy(set));
            }
        }
    }

    @Test
    void entropiesAreTooLargeByEpsilonAtMost() {
        SampledInformation all = read(SETTINGS.withEpsilon(1e-15));
        for (double epsilon : new double[] {1e-6, 1e-3, 1e-2}) {
            SampledInformation some = read(SETTINGS.withEpsilon(epsilon));
            for (LatentSet set : sets()) {
                assertThat(some.entropy(set)).isBetween(all.entropy(set) - 1e-9, all.entropy(set) + epsilon + 1e-9);
            }
        }
    }
}
