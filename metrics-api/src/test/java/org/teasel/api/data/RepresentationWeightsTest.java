package org.teasel.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.teasel.api.posterior.Deterministic;

class RepresentationWeightsTest {

    private static final Representation REPRESENTATION =
            Representation.of("points", Deterministic.of(1, new double[3]), Factors.none(3));

    private static double[] weights(Representation representation) {
        double[] weights = new double[representation.size()];
        Arrays.setAll(weights, representation::weight);
        return weights;
    }

    @Test
    void areEqualUnlessGiven() {
        assertThat(weights(REPRESENTATION)).containsExactly(1.0 / 3, 1.0 / 3, 1.0 / 3);
    }

    @Test
    void areScaledWhetherTheyDifferOrNot() {
        assertThat(weights(REPRESENTATION.weighted(new double[] {0.1, 0.1, 0.1})))
                .containsExactly(0.1 / (0.1 + 0.1 + 0.1), 0.1 / (0.1 + 0.1 + 0.1), 0.1 / (0.1 + 0.1 + 0.1));
        assertThat(weights(REPRESENTATION.weighted(new double[] {1, 1, 2}))).containsExactly(0.25, 0.25, 0.5);
        assertThat(weights(REPRESENTATION.weighted(new double[] {0, 0, 2}))).containsExactly(0, 0, 1);
    }

    @Test
    void areCopied() {
        double[] given = {1, 1, 2};
        Representation weighted = REPRESENTATION.weighted(given);
        given[2] = 100;
        assertThat(weights(weighted)).containsExactly(0.25, 0.25, 0.5);
        double[] equal = {2, 2, 2};
        Representation same = REPRESENTATION.weighted(equal);
        equal[0] = 100;
        assertThat(weights(same)).containsExactly(2.0 / 6, 2.0 / 6, 2.0 / 6);
    }
}
