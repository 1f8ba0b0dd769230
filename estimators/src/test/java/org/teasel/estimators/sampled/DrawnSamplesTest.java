package org.teasel.estimators.sampled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Deterministic;
import org.teasel.estimators.Estimates;
import org.teasel.estimators.RandomRepresentations;
import org.teasel.estimators.RandomRepresentations.Family;
import org.teasel.estimators.Runs;

class DrawnSamplesTest {

    private static final DrawnSamples KEY = new DrawnSamples(4000, 7);

    @Test
    void observationsAreChosenByWeight() {
        double[] weights = {0, 1, 0, 5, 2, 0};
        Representation representation = Representation.of("r", Deterministic.of(1, new double[6]), Factors.none(6))
                .weighted(weights);
        int[] counts = new int[6];
        for (int row : Runs.result(representation, KEY).rows()) {
            counts[row]++;
        }
        for (int n = 0; n < 6; n++) {
            double p = representation.weight(n);
            double error = Math.sqrt(p * (1 - p) * KEY.samples());
            assertThat((double) counts[n]).isBetween(KEY.samples() * p - 4 * error, KEY.samples() * p + 4 * error);
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
