package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.estimators.RandomRepresentations.Family;
import org.teasel.estimators.sampled.DrawnSamples;

/** The Monte Carlo estimators read what a direct log-sum-exp over all components reads at the same draws. */
class SampledAgainstFormulaTest {

    private static final double CLOSE = 1e-10;
    private static final int FACTOR_BINS = 4;

    @ParameterizedTest
    @EnumSource
    void entropiesAndInformationsOfSets(Family family) {
        forEachCase(family, (estimated, slow, sets) -> {
            for (LatentSet set : sets) {
                assertThat(estimated.information(set))
                        .as("I(x; z%s)", set)
                        .isCloseTo(slow.information(set), within(CLOSE));
                assertSame(estimated.entropy(set), slow.entropy(set), "H(z" + set + ")");
                assertSame(estimated.conditionalEntropy(set), slow.conditionalEntropy(set), "H(z" + set + " | x)");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void informationsWithFactors(Family family) {
        forEachCase(family, (estimated, slow, sets) -> {
            for (int k = 0; k < estimated.factors(); k++) {
                assertThat(estimated.factorEntropy(k)).isCloseTo(slow.factorEntropy(k), within(CLOSE));
                for (int i = 0; sets.contains(LatentSet.of(i)); i++) {
                    String place = "latent " + i + ", factor " + k;
                    assertThat(estimated.mutualInformation(i, k))
                            .as(place)
                            .isCloseTo(slow.mutualInformation(i, k), within(CLOSE));
                    assertSame(estimated.jointEntropy(i, k), slow.jointEntropy(i, k), place);
                }
            }
        });
    }

    private interface Check {
        void accept(SampledInformation estimated, SlowMixture slow, List<LatentSet> sets);
    }

    private static void forEachCase(Family family, Check check) {
        for (int latents = 1; latents <= 4; latents++) {
            long seed = 17 * latents;
            Representation representation = RandomRepresentations.of(family, 40, latents, seed);
            SampledPosterior key = new SampledPosterior(subsets(latents), 50, seed, FACTOR_BINS);
            DrawnSamples draws = new DrawnSamples(50, seed);
            Estimates estimates = Runs.of(representation, key, draws);
            SlowMixture slow = new SlowMixture(representation, estimates.all().get(draws), FACTOR_BINS, seed);
            check.accept(estimates.all().get(key), slow, key.sets());
        }
    }

    /** All subsets, the empty one too. */
    private static List<LatentSet> subsets(int latents) {
        List<LatentSet> subsets = new ArrayList<>();
        for (int bits = (1 << latents) - 1; bits >= 0; bits--) {
            int chosen = bits;
            subsets.add(LatentSet.of(IntStream.range(0, latents)
                    .filter(i -> (chosen >> i & 1) == 1)
                    .toArray()));
        }
        return subsets;
    }

    private static void assertSame(double actual, double expected, String place) {
        if (Double.isInfinite(expected)) {
            assertThat(actual).as(place).isEqualTo(expected);
        } else {
            assertThat(actual).as(place).isCloseTo(expected, within(CLOSE));
        }
    }
}
