package org.teasel.adapters.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.teasel.api.InvalidInputException;
import org.teasel.api.posterior.DiagonalGaussian;

class NDArrayPosteriorsTest {

    /** Ways to lay the same table out. */
    private enum Layout {
        ROW_MAJOR(array -> array.dup('c')),
        COLUMN_MAJOR(array -> array.dup('f')),
        TRANSPOSED(array -> array.transpose().dup('c').transpose()),
        COLUMNS_OF_A_WIDER_ONE(array -> Nd4j.hstack(Nd4j.ones(array.dataType(), array.rows(), 2), array, array)
                .get(NDArrayIndex.all(), NDArrayIndex.interval(2, 2 + array.columns()))),
        ROWS_OF_A_LONGER_ONE(array -> Nd4j.vstack(Nd4j.ones(array.dataType(), 3, array.columns()), array)
                .get(NDArrayIndex.interval(3, 3 + array.rows()), NDArrayIndex.all())),
        EVERY_OTHER_ROW(array -> {
            INDArray wide = Nd4j.create(array.dataType(), 2L * array.rows(), array.columns());
            INDArray view = wide.get(NDArrayIndex.interval(0, 2, 2L * array.rows()), NDArrayIndex.all());
            return view.assign(array);
        });

        private final UnaryOperator<INDArray> lay;

        Layout(UnaryOperator<INDArray> lay) {
            this.lay = lay;
        }
    }

    private static double[][] table(Random random, int rows, int latents, double from) {
        double[][] table = new double[rows][latents];
        for (double[] row : table) {
            for (int i = 0; i < latents; i++) {
                // Exact in single precision too.
                row[i] = (float) (from + 2 * random.nextDouble());
            }
        }
        return table;
    }

    private static INDArray array(double[][] table, DataType type, Layout layout) {
        return layout.lay.apply(Nd4j.createFromArray(table).castTo(type));
    }

    @Property(tries = 60)
    void everyLayoutIsReadAsItIs(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 7) int rows,
            @ForAll @IntRange(min = 1, max = 4) int latents,
            @ForAll Layout layout,
            @ForAll boolean single) {
        Random random = new Random(seed);
        DataType type = single ? DataType.FLOAT : DataType.DOUBLE;
        double[][] means = table(random, rows, latents, -1);
        double[][] deviations = table(random, rows, latents, 0);
        INDArray meanArray = array(means, type, layout);
        INDArray deviationArray = array(deviations, type, layout);
        NDArrayPosteriors posteriors = NDArrayPosteriors.of(meanArray, deviationArray);
        DiagonalGaussian expected = DiagonalGaussian.of(means, deviations);
        int[] order = random.ints(5, 0, rows).toArray();
        DiagonalGaussian selected = posteriors.select(order);
        for (int i = 0; i < latents; i++) {
            for (int row = 0; row < rows; row++) {
                assertThat(posteriors.mean(row, i)).isEqualTo(expected.mean(row, i));
                assertThat(posteriors.standardDeviation(row, i)).isEqualTo(expected.standardDeviation(row, i));
            }
            for (int k = 0; k < order.length; k++) {
                assertThat(selected.mean(k, i)).isEqualTo(expected.mean(order[k], i));
            }
        }
        assertThat(NDArrayPosteriors.means(posteriors)).isSameAs(meanArray);
        assertThat(NDArrayPosteriors.standardDeviations(posteriors)).isSameAs(deviationArray);
    }

    @Test
    void logarithmsOfVariancesAreRead() {
        INDArray means = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}});
        INDArray logVariances =
                Nd4j.createFromArray(new double[][] {{0, 2 * Math.log(3)}, {-2, Double.NEGATIVE_INFINITY}});
        NDArrayPosteriors posteriors = NDArrayPosteriors.ofLogVariances(means, logVariances);
        assertThat(posteriors.standardDeviation(0, 1)).isCloseTo(3, within(1e-12));
        assertThat(posteriors.variance(1, 0)).isCloseTo(Math.exp(-2), within(1e-12));
        assertThat(posteriors.point(1, 1)).isTrue();
        INDArray deviations = NDArrayPosteriors.standardDeviations(posteriors);
        assertThat(deviations.getDouble(0, 1)).isCloseTo(3, within(1e-12));
        assertThat(deviations.getDouble(1, 1)).isZero();
    }

    @Test
    void otherPosteriorsBecomeArrays() {
        DiagonalGaussian gaussian =
                DiagonalGaussian.of(new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[][] {{7, 8, 9}, {1, 2, 3}});
        INDArray means = NDArrayPosteriors.means(gaussian);
        assertThat(means.shape()).containsExactly(2, 3);
        assertThat(means.getDouble(1, 2)).isEqualTo(6);
        assertThat(NDArrayPosteriors.standardDeviations(gaussian).getDouble(0, 2))
                .isEqualTo(9);
    }

    private static void refused(INDArray means, INDArray deviations, String message) {
        assertThatThrownBy(() -> NDArrayPosteriors.of(means, deviations))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNoTableOfFloatsIsRefused() {
        INDArray good = Nd4j.ones(DataType.FLOAT, 2, 3);
        refused(Nd4j.ones(DataType.FLOAT, 6), good, "mean has the shape [6], expected [N, L]");
        refused(Nd4j.ones(DataType.FLOAT, 2, 3, 1), good, "mean has the shape [2, 3, 1]");
        refused(good, Nd4j.ones(DataType.INT32, 2, 3), "standard deviation has numbers of type INT, expected floats");
        refused(good, Nd4j.ones(DataType.FLOAT, 3, 2), "standard deviation has 3 rows of 2, expected 2 of 3");
    }

    @Test
    void numbersThatAreNoneAreNamed() {
        INDArray good = Nd4j.ones(DataType.FLOAT, 2, 3);
        refused(good.dup().putScalar(1, 2, Float.NaN), good, "mean, row 1, column 2: NaN, expected a finite number");
        refused(good, good.dup().putScalar(0, 1, -1), "standard deviation, row 0, column 1: -1.0, expected");
        assertThatThrownBy(
                        () -> NDArrayPosteriors.ofLogVariances(good, good.dup().putScalar(1, 0, 2000)))
                .hasMessageContaining(
                        "log variance, row 1, column 0: 2000.0, expected the logarithm of a finite number");
    }

    @Test
    void anArrayInAWorkspaceIsRefused() {
        INDArray good = Nd4j.ones(DataType.FLOAT, 2, 3);
        try (MemoryWorkspace workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace("test")) {
            INDArray attached = Nd4j.ones(DataType.FLOAT, 2, 3);
            assertThat(workspace.isScopeActive()).isTrue();
            refused(attached, good, "mean lives in a workspace");
            assertThat(NDArrayPosteriors.of(attached.detach(), good).mean(1, 1)).isOne();
        }
    }
}
