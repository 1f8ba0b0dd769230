package org.teasel.learners.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AreaUnderCurveTest {

    /** Each number is a row: its score is a tenth, its kind the parity, its weight what is left. */
    @Property
    void equalsTheShareOfPairsInOrder(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(min = 0, max = 399) Integer> coded) {
        int[] rows = coded.stream().mapToInt(Integer::intValue).toArray();
        double[] scores =
                Arrays.stream(rows).mapToDouble(row -> row / 2 % 10 / 10.0).toArray();
        double[] weights =
                Arrays.stream(rows).mapToDouble(row -> 1 + row / 20 % 5).toArray();
        boolean[] positive = new boolean[rows.length];
        double won = 0;
        double pairs = 0;
        for (int row = 0; row < rows.length; row++) {
            positive[row] = rows[row] % 2 == 1;
        }
        for (int up = 0; up < rows.length; up++) {
            for (int down = 0; down < rows.length; down++) {
                if (positive[up] && !positive[down]) {
                    double pair = weights[up] * weights[down];
                    pairs += pair;
                    won += pair * (1 + Math.signum(scores[up] - scores[down])) / 2;
                }
            }
        }
        OptionalDouble area = AreaUnderCurve.of(scores, positive, weights);
        assertThat(area.isPresent()).isEqualTo(pairs > 0);
        if (pairs > 0) {
            assertThat(area.getAsDouble()).isCloseTo(won / pairs, within(1e-12));
        }
    }

    @Test
    void isEmptyWhereAClassIsAbsent() {
        double[][] scores = {{0.7, 0.2, 0.1}, {0.1, 0.8, 0.1}};
        List<OptionalDouble> areas = AreaUnderCurve.oneVersusRest(scores, new int[] {0, 1, 5}, new int[] {0, 1});
        assertThat(areas).containsExactly(OptionalDouble.of(1), OptionalDouble.of(1), OptionalDouble.empty());
        assertThat(AreaUnderCurve.of(new double[0], new boolean[0])).isEmpty();
    }

    @Test
    void refusesWhatHasNoOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AreaUnderCurve.of(new double[] {1, Double.NaN}, new boolean[2]))
                .withMessage("score in row 1 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AreaUnderCurve.of(new double[2], new boolean[3]))
                .withMessage("there are 2 scores for 3 rows");
    }
}
