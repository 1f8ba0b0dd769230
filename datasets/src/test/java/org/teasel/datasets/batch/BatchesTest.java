package org.teasel.datasets.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.sprites.Sprites;

class BatchesTest {

    /** Observation n is (n, -n). */
    private record Numbers(int size, Optional<double[]> weights) implements Dataset {
        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public int[] shape() {
            return new int[] {2};
        }

        @Override
        public Factors factors() {
            return Factors.none(size);
        }

        @Override
        public Observations observations(int from, int to) {
            float[] values = new float[2 * (to - from)];
            for (int row = from; row < to; row++) {
                values[2 * (row - from)] = row;
                values[2 * (row - from) + 1] = -row;
            }
            return Observations.of(shape(), values);
        }
    }

    private static Dataset uniform(int size) {
        return new Numbers(size, Optional.empty());
    }

    private static Dataset weighted(double... weights) {
        return new Numbers(weights.length, Optional.of(weights));
    }

    @Test
    void aBatchDependsOnSeedAndNumberAlone() {
        Batches one = new Batches(uniform(1000), 16, 3);
        Batches other = new Batches(uniform(1000), 16, 3);
        int[] sixth = one.rows(6);
        IntStream.range(0, 10).forEach(other::rows);
        assertThat(other.rows(6)).isEqualTo(sixth);
        assertThat(new Batches(uniform(1000), 16, 4).rows(6)).isNotEqualTo(sixth);
    }

    /** Whoever has trained with a version must go on with the next: these numbers may never change. */
    @Test
    void theSequenceIsFixed() {
        assertThat(new Batches(uniform(1000), 6, 7).rows(5)).containsExactly(622, 599, 650, 667, 707, 254);
        assertThat(new Batches(weighted(1, 2, 3, 4, 5, 6, 7), 8, 7).rows(5)).containsExactly(6, 0, 0, 6, 2, 4, 6, 5);
    }

    @Test
    void neighbouringSeedsAndNumbersShareNoBatch() {
        Set<List<Integer>> seen = new HashSet<>();
        for (long seed = -10; seed < 10; seed++) {
            Batches batches = new Batches(uniform(100_000), 8, seed);
            for (long number = 0; number < 50; number++) {
                seen.add(Arrays.stream(batches.rows(number)).boxed().toList());
            }
        }
        assertThat(seen).hasSize(20 * 50);
    }

    @Test
    void observationsAreThoseOfTheRows() {
        Batches batches = new Batches(uniform(50), 9, 1);
        Observations batch = batches.observations(2);
        int[] rows = batches.rows(2);
        assertThat(batch.size()).isEqualTo(9);
        for (int n = 0; n < 9; n++) {
            assertThat(batch.values()[2 * n]).isEqualTo(rows[n]);
            assertThat(batch.values()[2 * n + 1]).isEqualTo(-rows[n]);
        }
    }

    @Test
    void rowsComeUpByTheirWeights() {
        double[] weights = {0, 1, 0, 0, 3, 4, 0};
        int[] counts = counts(weighted(weights), 400, 50);
        int drawn = 400 * 50;
        for (int row = 0; row < weights.length; row++) {
            double p = weights[row] / 8;
            // Five standard deviations; a row without weight never.
            assertThat((double) counts[row])
                    .isBetween(drawn * p - 5 * Math.sqrt(drawn * p), drawn * p + 5 * Math.sqrt(drawn * p));
        }
    }

    @Test
    void rowsComeUpAlikeWithoutWeights() {
        int[] counts = counts(uniform(8), 400, 50);
        assertThat(Arrays.stream(counts)).allMatch(count -> Math.abs(count - 2500) < 5 * Math.sqrt(2500));
    }

    private static int[] counts(Dataset dataset, int batches, int size) {
        Batches sequence = new Batches(dataset, size, 11);
        int[] counts = new int[dataset.size()];
        for (long number = 0; number < batches; number++) {
            Arrays.stream(sequence.rows(number)).forEach(row -> counts[row]++);
        }
        return counts;
    }

    @Test
    void aGridIsNotHeldToDrawAFewOfIt() {
        Batches batches = new Batches(Sprites.of(new Selection.Everything()), 4, 0);
        assertThat(batches.observations(1_000_000).size()).isEqualTo(4);
        assertThat(Arrays.stream(batches.rows(1_000_000))).allMatch(row -> row >= 0 && row < Sprites.GRID.rows());
    }

    @Test
    void refusesWhatCannotBeDrawnFrom() {
        assertRefused(() -> new Batches(uniform(5), 0, 0), "batches of 0");
        assertRefused(() -> new Batches(uniform(0), 1, 0), "is empty");
        assertRefused(() -> new Batches(weighted(0, 0), 1, 0), "sum to 0.0");
        assertRefused(() -> new Batches(weighted(1, -1), 1, 0), "row 1: -1.0");
        assertRefused(() -> new Batches(weighted(1, Double.NaN), 1, 0), "row 1: NaN");
        assertRefused(() -> new Batches(new Numbers(3, Optional.of(new double[2])), 1, 0), "2 weights, expected 3");
        assertThatThrownBy(() -> new Batches(uniform(5), 1, 0).rows(-1)).hasMessageContaining("batch -1");
    }

    private static void assertRefused(Runnable action, String words) {
        assertThatThrownBy(action::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(words);
    }
}
