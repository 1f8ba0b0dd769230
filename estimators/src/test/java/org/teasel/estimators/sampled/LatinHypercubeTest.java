package org.teasel.estimators.sampled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LatinHypercubeTest {

    private static final int SEEDS = 2000;

    @Property(tries = 200)
    void everyPartHoldsOnePointOfAGroup(
            @ForAll @IntRange(min = 1, max = 300) int points,
            @ForAll @IntRange(min = 1, max = 20) int groups,
            @ForAll @IntRange(max = 30) int index,
            @ForAll long seed) {
        double[] values = new LatinHypercube(points, groups, seed).coordinate(index);
        assertThat(values).hasSize(points);
        for (int group = 0; group < groups; group++) {
            int g = group;
            double[] own = IntStream.range(0, points)
                    .filter(m -> m % groups == g)
                    .mapToDouble(m -> values[m])
                    .toArray();
            assertThat(Arrays.stream(own)).allMatch(u -> u > 0 && u < 1);
            assertThat(Arrays.stream(own)
                            .mapToInt(u -> (int) (u * own.length))
                            .sorted()
                            .toArray())
                    .containsExactly(IntStream.range(0, own.length).toArray());
        }
    }

    /** Over seeds, each point is uniform in two coordinates at once: as many in each cell of a grid of four by four. */
    @Test
    void everyPointIsUniform() {
        for (int m : new int[] {0, 7, 19, 33}) {
            int[] cells = new int[16];
            for (int seed = 0; seed < SEEDS; seed++) {
                LatinHypercube cube = new LatinHypercube(34, 5, seed);
                cells[4 * (int) (4 * cube.coordinate(0)[m]) + (int) (4 * cube.coordinate(1)[m])]++;
            }
            double even = SEEDS / 16.0;
            double squares = Arrays.stream(cells)
                            .mapToDouble(c -> (c - even) * (c - even))
                            .sum()
                    / even;
            assertThat(squares)
                    .as("chi squared of point %d, 15 degrees of freedom", m)
                    .isLessThan(37.7);
        }
    }

    /** A point tells where the others of its group are not, and nothing of those of another group. */
    @Test
    void onlyPointsOfAGroupAvoidEachOther() {
        int sameHalf = 0;
        int otherHalf = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] values = new LatinHypercube(4, 2, seed).coordinate(3);
            sameHalf += values[0] < 0.5 == values[2] < 0.5 ? 1 : 0;
            otherHalf += values[0] < 0.5 == values[1] < 0.5 ? 1 : 0;
        }
        assertThat(sameHalf).isZero();
        assertThat(otherHalf).isBetween(SEEDS / 2 - 100, SEEDS / 2 + 100);
    }

    @Test
    void seedsCoordinatesAndGroupsDiffer() {
        double[] values = new LatinHypercube(40, 2, 1).coordinate(0);
        assertThat(new LatinHypercube(40, 2, 1).coordinate(0)).containsExactly(values);
        assertThat(new LatinHypercube(40, 2, 2).coordinate(0)).isNotEqualTo(values);
        assertThat(new LatinHypercube(40, 2, 1).coordinate(1)).isNotEqualTo(values);
        assertThat(values[0]).isNotEqualTo(values[1]);
    }
}
