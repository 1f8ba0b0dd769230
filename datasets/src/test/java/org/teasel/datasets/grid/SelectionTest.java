package org.teasel.datasets.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Factor;

class SelectionTest {

    private static FactorGrid grid(List<Integer> sizes) {
        return new FactorGrid(IntStream.range(0, sizes.size())
                .mapToObj(k -> Factor.ordinal("y" + k, sizes.get(k)))
                .toList());
    }

    @Property(tries = 200)
    void aGridCountsItsRowsWithTheLastFactorFastest(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 5) Integer> sizes) {
        FactorGrid grid = grid(sizes);
        int[] codes = new int[sizes.size()];
        for (int row = 0; row < grid.rows(); row++) {
            for (int k = 0; k < codes.length; k++) {
                assertThat(grid.code(row, k)).isEqualTo(codes[k]);
            }
            assertThat(grid.row(codes)).isEqualTo(row);
            for (int k = codes.length - 1; k >= 0 && ++codes[k] == sizes.get(k); k--) {
                codes[k] = 0;
            }
        }
        assertThat(codes).containsOnly(0);
    }

    @Property(tries = 200)
    void stridesKeepTheFirstValueAndEverySthAfterIt(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 9) int columns,
            @ForAll @IntRange(min = 1, max = 4) int down,
            @ForAll @IntRange(min = 1, max = 4) int across) {
        FactorGrid grid = grid(List.of(rows, columns));
        IntStream.Builder expected = IntStream.builder();
        for (int y = 0; y < rows; y += down) {
            for (int x = 0; x < columns; x += across) {
                expected.add(y * columns + x);
            }
        }
        int[] chosen = new Selection.Strides(List.of(down, across)).from(grid);
        assertThat(chosen).isEqualTo(expected.build().toArray());
        assertThat(grid.table(chosen).size()).isEqualTo(chosen.length);
    }

    @Property(tries = 200)
    void aSampleHasDifferentRowsInOrder(
            @ForAll @IntRange(min = 1, max = 60) int rows, @ForAll @IntRange(max = 100) int share, @ForAll long seed) {
        int count = Math.max(1, rows * share / 100);
        int[] chosen = new Selection.Sample(count, seed).from(grid(List.of(rows)));
        assertThat(chosen).hasSize(count);
        assertThat(Arrays.stream(chosen).distinct().sorted().toArray()).isEqualTo(chosen);
        assertThat(chosen[0]).isNotNegative();
        assertThat(chosen[count - 1]).isLessThan(rows);
    }

    @Test
    void everySampleIsAsLikely() {
        int[] hits = new int[6];
        for (int seed = 0; seed < 6000; seed++) {
            int[] pair = new Selection.Sample(2, seed * 7919L).from(grid(List.of(4)));
            hits[pair[0] == 0 ? pair[1] - 1 : pair[0] + pair[1]]++;
        }
        // 1000 each with a standard deviation of 29: six of those.
        assertThat(Arrays.stream(hits)).allSatisfy(hit -> assertThat(hit).isBetween(826, 1174));
    }

    @Test
    void refusesWhatDoesNotSuitTheGrid() {
        FactorGrid grid = grid(List.of(2, 3));
        assertRefused(() -> new Selection.Strides(List.of(1)).from(grid), "1 strides, expected 2");
        assertRefused(() -> new Selection.Sample(7, 0).from(grid), "a sample of 7 rows, expected at most 6");
        assertRefused(() -> new Selection.Strides(List.of(1, 0)), "stride 0, expected at least 1");
        assertRefused(() -> new Selection.Sample(0, 0), "a sample of 0 rows");
    }

    @Test
    void readsOptions() {
        assertThat(DatasetOptions.of(Map.of()).selection()).isEqualTo(new Selection.Everything());
        assertThat(DatasetOptions.of(Map.of("stride", "1, 2,3")).selection())
                .isEqualTo(new Selection.Strides(List.of(1, 2, 3)));
        assertThat(DatasetOptions.of(Map.of("sample", "5")).selection()).isEqualTo(new Selection.Sample(5, 0));
        assertThat(DatasetOptions.of(Map.of("sample", "5", "seed", "-9")).selection())
                .isEqualTo(new Selection.Sample(5, -9));
        assertThat(DatasetOptions.of(Map.of("seed", "1")).selection()).isEqualTo(new Selection.Everything());
    }

    @Test
    void refusesUnreadableOptions() {
        assertRefused(() -> DatasetOptions.of(Map.of("strides", "1")).selection(), "unknown option 'strides'");
        assertRefused(() -> DatasetOptions.of(Map.of("stride", "1,,2")).selection(), "option 'stride' holds ''");
        assertRefused(() -> DatasetOptions.of(Map.of("sample", "many")).selection(), "option 'sample' holds 'many'");
        assertRefused(() -> DatasetOptions.of(Map.of("seed", "1.5")).selection(), "option 'seed' holds '1.5'");
        assertRefused(
                () -> DatasetOptions.of(Map.of("stride", "1", "sample", "1")).selection(), "expected one of them");
    }

    private static void assertRefused(ThrowingCallable work, String words) {
        assertThatThrownBy(work).isInstanceOf(InvalidInputException.class).hasMessageContaining(words);
    }
}
