package org.teasel.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClassScoresTest {

    @Test
    void softmaxNeitherOverflowsNorVanishes() {
        assertThat(ClassScores.probabilities(new double[][] {{1e5, 1e5, -1e5}, {-1e5, -1e5, -1e5}}, 3))
                .isDeepEqualTo(new double[][] {{0.5, 0.5, 0}, {1.0 / 3, 1.0 / 3, 1.0 / 3}});
    }

    @Test
    void aSingleScoreIsTheLogitOfTheSecondClass() {
        double[][] probabilities = ClassScores.probabilities(new double[][] {{Math.log(3)}, {-800}}, 2);
        assertThat(probabilities[0][1]).isCloseTo(0.75, within(1e-15));
        assertThat(probabilities[1]).containsExactly(1, 0);
        assertThat(ClassScores.likeliest(new double[][] {{0.1}, {-0.1}, {0}}, new int[] {3, 8}))
                .containsExactly(8, 3, 3);
    }

    @Test
    void aSingleClassNeedsNoScore() {
        assertThat(ClassScores.probabilities(new double[][] {{}}, 1)).isDeepEqualTo(new double[][] {{1}});
        assertThat(ClassScores.likeliest(new double[][] {{}}, new int[] {5})).containsExactly(5);
    }

    @Test
    void theSmallerLabelWinsATie() {
        assertThat(ClassScores.likeliest(new double[][] {{1, 2, 2}}, new int[] {10, 20, 30}))
                .containsExactly(20);
    }
}
