package org.teasel.estimators.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.statistic.Population;

/** Choices are those of the plain algorithms, which keep an array of all rows. */
class RowChoiceTest {

    private static Population population(int size, int zeros, SplittableRandom random) {
        double[] weights = new double[size];
        Arrays.setAll(weights, row -> random.nextInt(100) < zeros ? 0 : 1 + random.nextInt(5));
        weights[random.nextInt(size)] = 1;
        return Population.of(Representation.of("points", Deterministic.of(1, new double[size]), Factors.none(size))
                .weighted(weights));
    }

    @Property
    void distinctRowsAreTheFirstOfAShuffle(
            @ForAll @IntRange(min = 1, max = 900) int size,
            @ForAll @IntRange(min = 1, max = 1000) int limit,
            @ForAll @IntRange(min = 0, max = 100) int zeros,
            @ForAll long seed) {
        Population population = population(size, zeros, new SplittableRandom(seed));
        int[] rows = IntStream.range(0, size)
                .filter(row -> population.weight(row) > 0)
                .toArray();
        SplittableRandom random = new SplittableRandom(seed);
        int count = Math.min(limit, rows.length);
        for (int k = 0; k < count; k++) {
            int other = k + random.nextInt(rows.length - k);
            int row = rows[k];
            rows[k] = rows[other];
            rows[other] = row;
        }
        assertThat(RowChoice.distinct(population, limit, new SplittableRandom(seed)))
                .containsExactly(Arrays.copyOf(rows, count));
    }

    @Property
    void rowsByWeightAreThoseWhoseRunningSumIsFirstAboveTheTarget(
            @ForAll @IntRange(min = 1, max = 2000) int size,
            @ForAll @IntRange(min = 0, max = 100) int zeros,
            @ForAll long seed) {
        Population population = population(size, zeros, new SplittableRandom(seed));
        double[] sums = new double[size];
        double sum = 0;
        for (int row = 0; row < size; row++) {
            sum += population.weight(row);
            sums[row] = sum;
        }
        RowChoice.ByWeight choice = new RowChoice.ByWeight(population);
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom same = new SplittableRandom(seed);
        for (int m = 0; m < 50; m++) {
            double target = same.nextDouble() * sums[size - 1];
            int expected = IntStream.range(0, size)
                    .filter(row -> sums[row] > target)
                    .findFirst()
                    .orElseThrow();
            int row = choice.at(random.nextDouble());
            assertThat(row).isEqualTo(expected);
            assertThat(population.weight(row)).isPositive();
        }
    }
}
