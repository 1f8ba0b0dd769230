package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;

/**
 * Latents of pure noise beside informative ones take nothing away. With densities clamped at 1e-8, as in published
 * code, I(x; z) falls from 8.2 nats to 2.3 at 20 latents and to nothing beyond (Do and Tran 2020, Fig. 19).
 */
class NoiseLatentsTest {

    private static final int ROWS = 2000;
    private static final int INFORMATIVE = 5;

    private static final Map<Integer, SampledInformation> READ = new ConcurrentHashMap<>();

    private final SampledInformation alone = of(INFORMATIVE);

    /** With that many latents in all. */
    private static SampledInformation of(int latents) {
        return READ.computeIfAbsent(latents, NoiseLatentsTest::read);
    }

    private static SampledInformation read(int latents) {
        double[] means = new double[ROWS * latents];
        double[] deviations = new double[means.length];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < latents; i++) {
            for (int n = 0; n < ROWS; n++) {
                means[n * latents + i] = i < INFORMATIVE ? random.nextDouble(-2, 2) : 0;
                deviations[n * latents + i] = i < INFORMATIVE ? 0.1 : 1;
            }
        }
        Representation representation =
                Representation.of("noisy", DiagonalGaussian.of(latents, means, deviations), Factors.none(ROWS));
        Settings settings = Settings.DEFAULT.withSamples(500);
        return Runs.result(representation, SampledPosterior.of(Population.of(representation), settings));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 15, 20, 40})
    void informationStays(int latents) {
        SampledInformation noisy = of(latents);
        assertThat(noisy.information(LatentSet.all(latents)))
                .isCloseTo(alone.information(LatentSet.all(INFORMATIVE)), within(0.02))
                .isBetween(0.95 * Math.log(ROWS), Math.log(ROWS) + 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 15, 20, 40})
    void whatALatentAddsToTheOthersStays(int latents) {
        SampledInformation noisy = of(latents);
        for (int i = 0; i < INFORMATIVE; i++) {
            assertThat(gain(noisy, i, latents)).isCloseTo(gain(alone, i, INFORMATIVE), within(0.05));
        }
        for (int i = INFORMATIVE; i < latents; i++) {
            assertThat(gain(noisy, i, latents)).isCloseTo(0, within(1e-9));
        }
    }

    /** H(z_-i) - H(z) falls with every noise latent's own entropy alone, never to 0. */
    @ParameterizedTest
    @ValueSource(ints = {10, 15, 20, 40})
    void entropiesKeepTheirDistance(int latents) {
        SampledInformation noisy = of(latents);
        for (int i = 0; i < INFORMATIVE; i++) {
            double apart = noisy.entropy(LatentSet.allBut(i, latents)) - noisy.entropy(LatentSet.all(latents));
            double expected =
                    alone.entropy(LatentSet.allBut(i, INFORMATIVE)) - alone.entropy(LatentSet.all(INFORMATIVE));
            assertThat(apart).isCloseTo(expected, within(0.1)).isGreaterThan(0.5);
        }
    }

    private static double gain(SampledInformation information, int latent, int latents) {
        return information.information(LatentSet.all(latents))
                - information.information(LatentSet.allBut(latent, latents));
    }
}
