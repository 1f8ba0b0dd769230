package org.teasel.estimators.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Selecting and sorting are what a library's sort says. */
class OrderingTest {

    private final SplittableRandom random = new SplittableRandom(4);

    /** Keys made of a number from 0 to 1. */
    enum Keys {
        DIFFERENT(u -> u - 0.5),
        FEW(u -> Math.rint(3 * u)),
        EQUAL(u -> 7),
        SIGNED_ZEROS(u -> u < 0.5 ? -0.0 : 0.0),
        EXTREME(u -> u < 0.3 ? Double.NEGATIVE_INFINITY : u < 0.6 ? Double.POSITIVE_INFINITY : u * Double.MIN_NORMAL);

        private final DoubleUnaryOperator of;

        Keys(DoubleUnaryOperator of) {
            this.of = of;
        }
    }

    @ParameterizedTest
    @EnumSource
    void selectsAnyPosition(Keys kind) {
        for (int n = 0; n < 300; n++) {
            double[] before = keys(kind);
            int from = random.nextInt(before.length);
            int to = random.nextInt(from + 1, before.length + 1);
            int middle = random.nextInt(from, to);
            double[] keys = before.clone();
            int[] order = IntStream.range(0, keys.length).toArray();
            Ordering.select(keys, order, from, to, middle);
            requireMovedTogether(before, keys, order);
            double[] sorted = Arrays.copyOfRange(before, from, to);
            Arrays.sort(sorted);
            double at = sorted[middle - from];
            assertThat(Arrays.stream(keys, from, middle)).allMatch(key -> key <= at);
            assertThat(Arrays.stream(keys, middle, to)).allMatch(key -> key >= at);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sorts(Keys kind) {
        for (int n = 0; n < 100; n++) {
            double[] before = keys(kind);
            double[] keys = before.clone();
            int[] order = IntStream.range(0, keys.length).toArray();
            Ordering.sort(keys, order, 0, keys.length);
            requireMovedTogether(before, keys, order);
            Arrays.sort(before);
            assertThat(keys).containsExactly(before, within(0.0));
        }
    }

    private double[] keys(Keys kind) {
        return random.doubles(random.nextInt(1, 200)).map(kind.of).toArray();
    }

    private static void requireMovedTogether(double[] before, double[] keys, int[] order) {
        assertThat(Arrays.stream(order).sorted())
                .containsExactly(IntStream.range(0, order.length).boxed().toArray(Integer[]::new));
        for (int k = 0; k < keys.length; k++) {
            assertThat(keys[k]).isEqualTo(before[order[k]]);
        }
    }
}
