package org.teasel.datasets.bias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factor;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.datasets.batch.Batches;
import org.teasel.datasets.grid.FactorGrid;
import org.teasel.datasets.sprites.SpritesProvider;

class BiasedDatasetTest {

    private static final double EXACT = 1e-12;

    /** A grid without anything to see. */
    private record Grid(FactorGrid grid, Factors factors) implements Dataset {
        static Grid of(Factor... factors) {
            FactorGrid grid = new FactorGrid(List.of(factors));
            return new Grid(grid, grid.table(IntStream.range(0, grid.rows()).toArray()));
        }

        @Override
        public String name() {
            return "grid";
        }

        @Override
        public int[] shape() {
            return new int[] {1};
        }

        @Override
        public Observations observations(int from, int to) {
            return Observations.of(shape(), new float[to - from]);
        }
    }

    /** The joint distribution of factors k and l. */
    private static double[][] joint(Dataset dataset, int k, int l) {
        Factors factors = dataset.factors();
        double[][] joint = new double[factors.factor(k).values().size()]
                [factors.factor(l).values().size()];
        double[] weights = dataset.weights().orElseThrow();
        double sum = Arrays.stream(weights).sum();
        for (int row = 0; row < dataset.size(); row++) {
            joint[(int) factors.column(k).number(row)][(int) factors.column(l).number(row)] += weights[row] / sum;
        }
        return joint;
    }

    private static double[] rows(double[][] joint) {
        return Arrays.stream(joint).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    }

    private static double[] columns(double[][] joint) {
        return IntStream.range(0, joint[0].length)
                .mapToDouble(
                        j -> Arrays.stream(joint).mapToDouble(row -> row[j]).sum())
                .toArray();
    }

    private static double mean(double[] marginal) {
        return IntStream.range(0, marginal.length)
                .mapToDouble(i -> i * marginal[i])
                .sum();
    }

    private static double covariance(double[][] joint) {
        double covariance = -mean(rows(joint)) * mean(columns(joint));
        for (int i = 0; i < joint.length; i++) {
            for (int j = 0; j < joint[i].length; j++) {
                covariance += i * j * joint[i][j];
            }
        }
        return covariance;
    }

    /** The greatest difference between the joint distribution and the product of its marginals. */
    private static double dependence(double[][] joint) {
        double[] rows = rows(joint);
        double[] columns = columns(joint);
        double most = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                most = Math.max(most, Math.abs(joint[i][j] - rows[i] * columns[j]));
            }
        }
        return most;
    }

    private static double spread(double[] probabilities) {
        return Arrays.stream(probabilities).max().orElseThrow()
                / Arrays.stream(probabilities).min().orElseThrow();
    }

    /** What section 6.1 and figure 5 of the paper tell of each configuration, on grids of any size. */
    @Property(tries = 60)
    void eachBiasIsAsThePaperTells(
            @ForAll FactorBias bias,
            @ForAll @IntRange(min = 3, max = 12) int m,
            @ForAll @IntRange(min = 3, max = 12) int n) {
        Dataset grid = Grid.of(Factor.categorical("shape", 2), Factor.ordinal("x", m), Factor.ordinal("y", n));
        Dataset biased = BiasedDataset.of(grid, bias);
        double[][] joint = joint(biased, 1, 2);
        boolean uniform = bias == FactorBias.A;
        boolean independent = uniform || bias == FactorBias.B;
        assertThat(spread(biased.weights().orElseThrow())).isCloseTo(uniform ? 1 : 4, within(EXACT));
        if (independent) {
            assertThat(dependence(joint)).isCloseTo(0, within(EXACT));
            assertThat(spread(rows(joint))).isCloseTo(uniform ? 1 : 2, within(EXACT));
            assertThat(spread(columns(joint))).isCloseTo(uniform ? 1 : 2, within(EXACT));
        } else {
            assertThat(dependence(joint)).isGreaterThan(0.001);
        }
        if (bias == FactorBias.D) {
            assertThat(covariance(joint)).isGreaterThan(0.01);
        } else {
            assertThat(covariance(joint)).isCloseTo(0, within(1e-10));
        }
        // The other factor knows nothing of it.
        assertThat(dependence(joint(biased, 0, 1))).isCloseTo(0, within(EXACT));
        assertThat(spread(rows(joint(biased, 0, 1)))).isCloseTo(1, within(EXACT));
    }

    @Example
    void densitiesOfASmallGrid() {
        Dataset grid = Grid.of(Factor.ordinal("x", 3), Factor.ordinal("y", 3));
        assertThat(BiasedDataset.of(grid, FactorBias.B).weights().orElseThrow())
                .containsExactly(1, 1.5, 2, 1.5, 2.25, 3, 2, 3, 4);
        assertThat(BiasedDataset.of(grid, FactorBias.C).weights().orElseThrow())
                .containsExactly(4, 1, 4, 1, 4, 1, 4, 1, 4);
        assertThat(BiasedDataset.of(grid, FactorBias.D).weights().orElseThrow())
                .containsExactly(4, 2.5, 1, 2.5, 4, 2.5, 1, 2.5, 4);
    }

    @Example
    void valuesThatDoNotComeUpHaveNoPlace() {
        Dataset thinned =
                new SpritesProvider().open("", Map.of("stride", "3,6,40,31,31", "bias", "D", "biased", "posX, posY"));
        assertThat(thinned.name()).isEqualTo("sprites, stride 3,6,40,31,31, bias D of posX and posY");
        assertThat(thinned.weights().orElseThrow()).containsExactly(4, 1, 1, 4);
        assertThat(thinned.observations(new int[] {2}).values())
                .isEqualTo(thinned.observations(2, 3).values());
    }

    @Example
    void batchesAreDrawnByTheBias() {
        Dataset sprites = new SpritesProvider().open("", Map.of("stride", "3,6,40,31,31", "bias", "D"));
        Batches batches = new Batches(sprites, 100, 5);
        int[] counts = new int[4];
        for (long number = 0; number < 100; number++) {
            Arrays.stream(batches.rows(number)).forEach(row -> counts[row]++);
        }
        for (int row = 0; row < 4; row++) {
            double expected = row == 0 || row == 3 ? 4000 : 1000;
            assertThat((double) counts[row]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        }
    }

    @Example
    void refusesWhatCannotBeBiased() {
        Dataset grid = Grid.of(Factor.ordinal("x", 2), Factor.ordinal("y", 4), Factor.categorical("one", 1));
        assertRefused(
                () -> BiasedDataset.of(grid, FactorBias.C), "'x', of which 2 values come up, expected at least 3");
        assertRefused(() -> BiasedDataset.of(grid, FactorBias.B, "x", "one"), "of which 1 values come up");
        assertRefused(() -> BiasedDataset.of(grid, FactorBias.B, "x", "z"), "over 'z', expected one of [x, y, one]");
        assertRefused(() -> BiasedDataset.of(grid, FactorBias.B, "x", "x"), "over 'x' twice");
        assertRefused(
                () -> BiasedDataset.of(BiasedDataset.of(grid, FactorBias.B), FactorBias.B),
                "which has weights already");
        assertRefused(() -> BiasedDataset.of(Grid.of(Factor.ordinal("x", 5)), FactorBias.B), "has 1 ordinal factors");
        assertRefused(() -> sprites("bias", "E"), "option 'bias' holds 'E', expected one of A, B, C, D");
        assertRefused(() -> sprites("biased", "posX,posY"), "there is no option 'bias'");
        assertRefused(
                () -> new SpritesProvider().open("", Map.of("sample", "9", "bias", "B", "biased", "posX")),
                "option 'biased' holds 'posX', expected the names of two factors");
    }

    private static Dataset sprites(String option, String value) {
        return new SpritesProvider().open("", Map.of("sample", "9", option, value));
    }

    private static void assertRefused(ThrowingCallable work, String words) {
        assertThatThrownBy(work).isInstanceOf(InvalidInputException.class).hasMessageContaining(words);
    }
}
