package org.teasel.learners.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Property
    void ranksCountTheDistinctSmallerValues(@ForAll @Size(max = 30) List<@IntRange(min = -5, max = 5) Integer> halves) {
        double[] values = halves.stream().mapToDouble(half -> half / 2.0).toArray();
        Ranking ranking = Ranking.of(values);
        for (int i = 0; i < values.length; i++) {
            double own = values[i];
            long smaller = Arrays.stream(values)
                    .distinct()
                    .filter(value -> value < own)
                    .count();
            assertThat(ranking.ranks()[i]).isEqualTo((int) smaller);
            assertThat(ranking.distinct()[ranking.ranks()[i]]).isEqualTo(own);
        }
        int[] order = ranking.order();
        for (int i = 1; i < order.length; i++) {
            boolean ascending = values[order[i - 1]] < values[order[i]];
            boolean tiedInTurn = values[order[i - 1]] == values[order[i]] && order[i - 1] < order[i];
            assertThat(ascending || tiedInTurn).isTrue();
        }
    }

    @Test
    void zerosAreEqualAndInfinitiesHaveAPlace() {
        Ranking ranking = Ranking.of(new double[] {0.0, Double.POSITIVE_INFINITY, -0.0, Double.NEGATIVE_INFINITY});
        assertThat(ranking.ranks()).containsExactly(1, 2, 1, 0);
    }
}
