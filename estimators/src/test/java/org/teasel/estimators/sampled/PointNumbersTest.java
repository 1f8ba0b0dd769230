package org.teasel.estimators.sampled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.teasel.api.posterior.StandardNormal;

class PointNumbersTest {

    private static final double[][] COORDINATES = {{0.1, 0.9}, {0.2, 0.4}, {0.3, 0.6}};

    private static PointNumbers numbers(int point) {
        return new PointNumbers(COORDINATES, point, new SplittableRandom(5));
    }

    @Test
    void uniformAndNormalNumbersAreCoordinates() {
        PointNumbers numbers = numbers(1);
        assertThat(numbers.nextDouble()).isEqualTo(0.9);
        assertThat(StandardNormal.cumulative(numbers.nextGaussian())).isCloseTo(0.4, within(1e-15));
        assertThat(numbers.nextDouble(10, 20)).isCloseTo(16, within(1e-12));
    }

    @Test
    void afterTheLastCoordinateOthersFollow() {
        PointNumbers numbers = numbers(0);
        for (int k = 0; k < COORDINATES.length; k++) {
            numbers.nextGaussian();
        }
        SplittableRandom others = new SplittableRandom(5);
        assertThat(numbers.nextDouble()).isEqualTo(others.nextDouble());
        assertThat(numbers.nextGaussian()).isEqualTo(others.nextGaussian());
    }

    @Test
    void numbersOfOtherKindsTakeNoCoordinate() {
        PointNumbers numbers = numbers(0);
        assertThat(numbers.nextLong()).isEqualTo(new SplittableRandom(5).nextLong());
        numbers.nextInt(100);
        numbers.nextBoolean();
        assertThat(numbers.nextDouble()).isEqualTo(0.1);
    }
}
