package org.teasel.api.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CholeskyFactorTest {

    /** Eigenvalues below this share of the greatest are rounding. */
    private static final double NOISE = 1e-12;

    private double[][] matrix;
    private CholeskyFactor factor;
    private SplittableRandom random;

    private void make(int n, int rank, long seed) {
        random = new SplittableRandom(seed);
        double[] scales = new double[n];
        Arrays.fill(scales, Math.exp(random.nextDouble(-5, 5)));
        matrix = SlowMatrices.semidefinite(n, Math.min(rank, n), scales, random);
        factor = CholeskyFactor.of(n, SlowMatrices.flat(matrix));
    }

    private double size() {
        return Arrays.stream(SlowMatrices.flat(matrix)).map(Math::abs).max().orElse(0);
    }

    private double[] normals(int count) {
        double[] normals = new double[count];
        Arrays.setAll(normals, k -> random.nextGaussian());
        return normals;
    }

    @Property(tries = 300, seed = "1")
    void rankIsFound(
            @ForAll @IntRange(min = 1, max = 7) int n, @ForAll @IntRange(max = 7) int rank, @ForAll long seed) {
        make(n, rank, seed);
        assertThat(factor.rank()).isEqualTo(Math.min(rank, n));
    }

    @Property(tries = 300, seed = "1")
    void factorTimesItsTransposeIsTheMatrix(
            @ForAll @IntRange(min = 1, max = 7) int n, @ForAll @IntRange(max = 7) int rank, @ForAll long seed) {
        make(n, rank, seed);
        double[][] product = new double[n][n];
        for (int k = 0; k < factor.rank(); k++) {
            double[] unit = new double[factor.rank()];
            unit[k] = 1;
            double[] column = factor.multiply(unit);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    product[i][j] += column[i] * column[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            assertThat(product[i]).containsExactly(matrix[i], within(1e-13 * n * size()));
        }
    }

    @Property(tries = 300, seed = "1")
    void determinantIsTheProductOfEigenvalues(
            @ForAll @IntRange(min = 1, max = 6) int n, @ForAll @IntRange(max = 6) int rank, @ForAll long seed) {
        make(n, rank, seed);
        double expected = SlowMatrices.eigen(matrix).logDeterminant(NOISE);
        assertThat(factor.logDeterminant()).isCloseTo(expected, within(1e-6));
    }

    @Property(tries = 300, seed = "1")
    void distanceOnThePlaneIsThatOfThePseudoinverse(
            @ForAll @IntRange(min = 1, max = 6) int n, @ForAll @IntRange(max = 6) int rank, @ForAll long seed) {
        make(n, rank, seed);
        double[] displacement = factor.multiply(normals(factor.rank()));
        double expected = SlowMatrices.eigen(matrix).squaredDistance(displacement, NOISE);
        assertThat(factor.squaredDistance(displacement, 0) / Math.max(expected, 1e-300))
                .isCloseTo(expected > 0 ? 1 : 0, within(1e-6));
    }

    @Property(tries = 300, seed = "1")
    void displacementOffThePlaneIsInfinitelyFar(
            @ForAll @IntRange(min = 2, max = 6) int n, @ForAll @IntRange(max = 5) int rank, @ForAll long seed) {
        make(n, Math.min(rank, n - 1), seed);
        double[] displacement = normals(n);
        assertThat(factor.squaredDistance(displacement, 0)).isInfinite();
    }

    @Property(tries = 300, seed = "1")
    void roundingOfLargeCoordinatesDoesNotLeaveThePlane(
            @ForAll @IntRange(min = 2, max = 6) int n, @ForAll @IntRange(max = 5) int rank, @ForAll long seed) {
        make(n, Math.min(rank, n - 1), seed);
        double[] displacement = factor.multiply(normals(factor.rank()));
        double large = 1e6 * Math.sqrt(size());
        double[] rounded =
                Arrays.stream(displacement).map(d -> (d + large) - large).toArray();
        assertThat(factor.squaredDistance(rounded, large)).isFinite();
    }

    @Property(tries = 300, seed = "1")
    void inverseTimesTheMatrixIsOne(@ForAll @IntRange(min = 1, max = 6) int n, @ForAll long seed) {
        make(n, n, seed);
        double[] inverse = factor.inverse();
        SlowMatrices.Eigen eigen = SlowMatrices.eigen(matrix);
        double condition = Arrays.stream(eigen.values()).max().orElseThrow()
                / Arrays.stream(eigen.values()).min().orElseThrow();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += inverse[i * n + k] * matrix[k][j];
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-13 * condition));
            }
        }
    }

    @Test
    void noInverseWithoutFullRank() {
        assertThatIllegalStateException()
                .isThrownBy(CholeskyFactor.of(2, new double[] {1, 1, 1, 1})::inverse)
                .withMessageContaining("rank 1 below 2");
    }

    @Property(tries = 300, seed = "1")
    void indefiniteMatricesAreRefused(@ForAll @IntRange(min = 2, max = 6) int n, @ForAll long seed) {
        make(n, n, seed);
        SlowMatrices.Eigen eigen = SlowMatrices.eigen(matrix);
        double least = Arrays.stream(eigen.values()).min().orElseThrow();
        for (int i = 0; i < n; i++) {
            matrix[i][i] -= 1.5 * least + 1e-4 * size();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CholeskyFactor.of(n, SlowMatrices.flat(matrix)))
                .withMessageContaining("not positive semidefinite");
    }

    @Test
    void zeroMatrixIsAPoint() {
        CholeskyFactor point = CholeskyFactor.of(3, new double[9]);
        assertThat(point.rank()).isZero();
        assertThat(point.logDeterminant()).isZero();
        assertThat(point.squaredDistance(new double[3], 1)).isZero();
        assertThat(point.squaredDistance(new double[] {0, 1, 0}, 1)).isInfinite();
        assertThat(point.multiply(new double[0])).containsExactly(0, 0, 0);
    }

    @Test
    void whatIsInfinitelyFarIsOnNoPlane() {
        double infinity = Double.POSITIVE_INFINITY;
        CholeskyFactor point = CholeskyFactor.of(1, new double[1]);
        assertThat(point.squaredDistance(new double[] {infinity}, 0)).isInfinite();
        CholeskyFactor regular = CholeskyFactor.of(2, new double[] {2, 1, 1, 2});
        for (double second : new double[] {1, Double.MAX_VALUE, infinity, -infinity}) {
            assertThat(regular.squaredDistance(new double[] {infinity, second}, 0))
                    .isEqualTo(infinity);
            assertThat(regular.squaredDistance(new double[] {second, infinity}, 0))
                    .isEqualTo(infinity);
        }
    }

    @Test
    void coordinatesOfVeryDifferentSizesKeepTheirRank() {
        double[] matrix = {1e10, 30, 30, 1e-6};
        CholeskyFactor mixed = CholeskyFactor.of(2, matrix);
        assertThat(mixed.rank()).isEqualTo(2);
        assertThat(mixed.logDeterminant()).isCloseTo(Math.log(1e4 - 900), within(1e-9));
        CholeskyFactor apart = CholeskyFactor.of(2, new double[] {1e-200, 0, 0, 1e200});
        assertThat(apart.rank()).isEqualTo(2);
        assertThat(apart.logDeterminant()).isCloseTo(0, within(1e-9));
    }

    @Test
    void coordinatesOfVeryDifferentSizesLoseTheirRankToo() {
        assertThat(CholeskyFactor.of(2, new double[] {1e10, 1e2, 1e2, 1e-6}).rank())
                .isEqualTo(1);
    }

    @Test
    void matrixIsOnlyRead() {
        double[] given = {2, 1, 1, 3};
        CholeskyFactor.of(2, given);
        assertThat(given).containsExactly(2, 1, 1, 3);
    }
}
