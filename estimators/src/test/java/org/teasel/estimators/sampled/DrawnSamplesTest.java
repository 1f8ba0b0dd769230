package org.teasel.estimators.sampled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.Posteriors;
import org.teasel.estimators.Estimates;
import org.teasel.estimators.RandomRepresentations;
import org.teasel.estimators.RandomRepresentations.Family;
import org.teasel.estimators.Runs;

class DrawnSamplesTest {

    private static final DrawnSamples KEY = new DrawnSamples(4000, 7);
    private static final int SEEDS = 1000;

    private static final double[] WEIGHTS = {0, 1, 0, 5, 2, 0, 0.3};

    private static Representation weighted() {
        return Representation.of("r", Deterministic.of(1, new double[7]), Factors.none(7))
                .weighted(WEIGHTS);
    }

    /** Of n draws, an observation that holds p of the weight gets all n p places but for what is cut at both ends. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 19, 20, 21, 50, 399, 4000})
    void everyGroupChoosesObservationsByWeight(int samples) {
        Representation representation = weighted();
        int groups = Math.min(20, samples);
        int[][] counts = new int[groups][7];
        int[] rows = Runs.result(representation, new DrawnSamples(samples, 7)).rows();
        for (int m = 0; m < samples; m++) {
            counts[m % groups][rows[m]]++;
        }
        for (int[] count : counts) {
            int drawn = Arrays.stream(count).sum();
            for (int n = 0; n < 7; n++) {
                double expected = drawn * representation.weight(n);
                assertThat(Math.abs(count[n] - expected)).isLessThan(expected == 0 ? 1e-12 : 2);
            }
        }
    }

    @Test
    void everyDrawChoosesObservationsByWeight() {
        Representation representation = weighted();
        int[] counts = new int[7];
        for (int seed = 0; seed < SEEDS; seed++) {
            counts[Runs.result(representation, new DrawnSamples(47, seed)).rows()[29]]++;
        }
        for (int n = 0; n < 7; n++) {
            double p = representation.weight(n);
            double error = Math.sqrt(p * (1 - p) * SEEDS);
            assertThat((double) counts[n]).isBetween(SEEDS * p - 4 * error, SEEDS * p + 4 * error);
        }
    }

    /** Over seeds, a draw has the distribution of the aggregated posterior (Kolmogorov and Smirnov), latent by latent. */
    @ParameterizedTest
    @EnumSource(Family.class)
    void everyDrawComesFromTheAggregatedPosterior(Family family) {
        check(RandomRepresentations.of(family, 12, 3, 5));
    }

    @Test
    void soItDoesIfAFamilyTakesNumbersAsItLikes() {
        check(Representation.of("tents", new TentByRejection(4, 3), Factors.none(4)));
    }

    private static void check(Representation representation) {
        Posteriors posteriors = representation.posteriors();
        double[][] points = new double[SEEDS][];
        for (int seed = 0; seed < SEEDS; seed++) {
            points[seed] =
                    Runs.result(representation, new DrawnSamples(47, seed)).points()[29];
        }
        for (int i = 0; i < posteriors.latents(); i++) {
            int latent = i;
            double[] values =
                    Arrays.stream(points).mapToDouble(z -> z[latent]).sorted().toArray();
            double distance = 0;
            for (int k = 0; k < SEEDS; k++) {
                double value = values[k];
                // Where several draws are equal, only the whole step can be compared.
                if (k == SEEDS - 1 || values[k + 1] > value) {
                    double cumulative = IntStream.range(0, posteriors.size())
                            .mapToDouble(n -> representation.weight(n) * posteriors.cumulative(n, latent, value))
                            .sum();
                    distance = Math.max(distance, Math.abs(cumulative - (k + 1.0) / SEEDS));
                }
            }
            assertThat(distance).as("latent %d", i).isLessThan(2.0 / Math.sqrt(SEEDS));
        }
    }

    @Test
    void pointsComeFromTheirOwnPosteriors() {
        double[] places = {10, 20, 30};
        Representation representation = Representation.of("r", Deterministic.of(1, places), Factors.none(3));
        Draws draws = Runs.result(representation, KEY);
        for (int m = 0; m < KEY.samples(); m++) {
            assertThat(draws.points()[m]).containsExactly(places[draws.rows()[m]]);
            assertThat(draws.own().mean(m, 0)).isEqualTo(places[draws.rows()[m]]);
        }
    }

    @Test
    void withoutAPartTheOtherDrawsStayAsTheyWere() {
        Estimates estimates = Runs.of(RandomRepresentations.of(Family.DIAGONAL, 100, 2, 1), KEY);
        Draws all = estimates.all().get(KEY);
        Draws some = estimates.withoutPart(3).get(KEY);
        assertThat(some.rows().length).isLessThan(all.rows().length);
        int next = 0;
        for (int m = 0; next < some.rows().length; m++) {
            if (all.rows()[m] == some.rows()[next] && Arrays.equals(all.points()[m], some.points()[next])) {
                next++;
            }
        }
        assertThat(estimates.withoutPart(3).get(KEY).points()).isDeepEqualTo(some.points());
    }

    @Test
    void seedsDecide() {
        Representation representation = RandomRepresentations.of(Family.DIAGONAL, 100, 2, 1);
        double[][] points = Runs.result(representation, KEY).points();
        assertThat(Runs.result(representation, KEY).points()).isDeepEqualTo(points);
        assertThat(Runs.result(representation, new DrawnSamples(4000, 8)).points())
                .isNotEqualTo(points);
    }
}
