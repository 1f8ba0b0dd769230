package org.teasel.api.posterior;

import java.util.Arrays;

/**
 * Pivoted Cholesky factorisation of a positive semidefinite matrix: A = F F^T with F of n rows and rank columns. It
 * serves regular and singular covariances alike: a singular one carries its mass on an r-dimensional plane, and all
 * determinants and distances here are those within the plane.
 */
public final class CholeskyFactor {

    /** A pivot below this share of the same coordinate's diagonal entry, times n, counts as zero. */
    private static final double RANK_TOLERANCE = 1e-14;

    /** How far a point may lie off the plane, relative to the size of its coordinates, and still count as on it. */
    private static final double PLANE_TOLERANCE = 1e-7;

    private static final double SINGLE_ROUNDING = 1e-6;
    private static final double DOUBLE_ROUNDING = 1e-12;

    private final int n;
    private final int rank;
    private final int[] pivots;
    /** Row-major [n, n]; row k belongs to coordinate pivots[k]; columns from rank on hold what no pivot took. */
    private final double[] factor;

    private final double logDeterminant;

    private CholeskyFactor(int n, int rank, int[] pivots, double[] factor) {
        this.n = n;
        this.rank = rank;
        this.pivots = pivots;
        this.factor = factor;
        this.logDeterminant = rank == n ? 2 * logDiagonal(factor, n, n) : gramLogDeterminant();
    }

    /**
     * Factorises a symmetric matrix.
     *
     * @param matrix row-major [n, n]; only read
     * @throws IllegalArgumentException if it is not positive semidefinite beyond rounding
     */
    public static CholeskyFactor of(int n, double[] matrix) {
        CholeskyFactor factor = ofSemidefinite(n, matrix);
        factor.requireNegligibleRest(matrix);
        return factor;
    }

    /**
     * Factorises a symmetric matrix that is known to be positive semidefinite, such as a part of one that was found to
     * be: whatever is left after the last pivot counts as rounding.
     */
    static CholeskyFactor ofSemidefinite(int n, double[] matrix) {
        double[] a = matrix.clone();
        int[] pivots = new int[n];
        Arrays.setAll(pivots, k -> k);
        int rank = 0;
        while (rank < n) {
            int best = rank;
            for (int i = rank + 1; i < n; i++) {
                if (share(a, matrix, pivots, n, i) > share(a, matrix, pivots, n, best)) {
                    best = i;
                }
            }
            if (!(share(a, matrix, pivots, n, best) > RANK_TOLERANCE * n)) {
                break;
            }
            swap(a, pivots, n, rank, best);
            eliminate(a, n, rank);
            rank++;
        }
        return new CholeskyFactor(n, rank, pivots, a);
    }

    /** What is left of a coordinate's variance given the coordinates before it, as a share of the whole. */
    private static double share(double[] a, double[] matrix, int[] pivots, int n, int i) {
        double whole = matrix[pivots[i] * n + pivots[i]];
        return whole > 0 ? a[i * n + i] / whole : 0;
    }

    private static void swap(double[] a, int[] pivots, int n, int p, int q) {
        if (p == q) {
            return;
        }
        for (int k = 0; k < n; k++) {
            double value = a[p * n + k];
            a[p * n + k] = a[q * n + k];
            a[q * n + k] = value;
        }
        for (int k = p; k < n; k++) {
            double value = a[k * n + p];
            a[k * n + p] = a[k * n + q];
            a[k * n + q] = value;
        }
        int pivot = pivots[p];
        pivots[p] = pivots[q];
        pivots[q] = pivot;
    }

    /** One step of right-looking elimination; columns before {@code k} hold the factor, the rest the complement. */
    private static void eliminate(double[] a, int n, int k) {
        double diagonal = Math.sqrt(a[k * n + k]);
        a[k * n + k] = diagonal;
        for (int i = k + 1; i < n; i++) {
            a[i * n + k] /= diagonal;
        }
        for (int i = k + 1; i < n; i++) {
            double scale = a[i * n + k];
            for (int j = k + 1; j < n; j++) {
                a[i * n + j] -= scale * a[j * n + k];
            }
        }
    }

    /** What is left must be rounding, which single precision makes a millionth of the variances. */
    private void requireNegligibleRest(double[] matrix) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(matrix[i * n + i]));
        }
        for (int i = rank; i < n; i++) {
            for (int j = rank; j < n; j++) {
                double first = Math.abs(matrix[pivots[i] * n + pivots[i]]);
                double second = Math.abs(matrix[pivots[j] * n + pivots[j]]);
                double bound = SINGLE_ROUNDING * Math.sqrt(first) * Math.sqrt(second) + DOUBLE_ROUNDING * largest;
                if (!(Math.abs(factor[i * n + j]) <= bound)) {
                    throw new IllegalArgumentException("the matrix is not positive semidefinite");
                }
            }
        }
    }

    private static double logDiagonal(double[] a, int n, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.log(a[k * n + k]);
        }
        return sum;
    }

    private double gramLogDeterminant() {
        double[] gram = new double[rank * rank];
        for (int p = 0; p < rank; p++) {
            for (int q = 0; q < rank; q++) {
                double sum = 0;
                for (int i = Math.max(p, q); i < n; i++) {
                    sum += factor[i * n + p] * factor[i * n + q];
                }
                gram[p * rank + q] = sum;
            }
        }
        for (int k = 0; k < rank; k++) {
            eliminate(gram, rank, k);
        }
        return 2 * logDiagonal(gram, rank, rank);
    }

    /** Numerical rank r, 0 to n. */
    public int rank() {
        return rank;
    }

    /** Log determinant; for a singular matrix that of its restriction to its range (0 for rank 0). */
    public double logDeterminant() {
        return logDeterminant;
    }

    /**
     * Squared Mahalanobis distance d^T A^+ d of a displacement; positive infinity if it leaves the range of A.
     *
     * @param displacement length n
     * @param scale magnitude of the coordinates that the displacement is a difference of, for the rounding to expect
     */
    public double squaredDistance(double[] displacement, double scale) {
        double[] u = new double[rank];
        double sum = 0;
        double size = scale;
        for (int k = 0; k < rank; k++) {
            double value = displacement[pivots[k]];
            size = Math.max(size, Math.abs(value));
            for (int j = 0; j < k; j++) {
                value -= factor[k * n + j] * u[j];
            }
            u[k] = value / factor[k * n + k];
            sum += u[k] * u[k];
        }
        for (int k = rank; k < n; k++) {
            double value = displacement[pivots[k]];
            size = Math.max(size, Math.abs(value));
            for (int j = 0; j < rank; j++) {
                value -= factor[k * n + j] * u[j];
            }
            if (!(Math.abs(value) <= PLANE_TOLERANCE * size) || Double.isInfinite(size)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        // Infinity less infinity, at a point that is infinitely far in several coordinates.
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    /**
     * The inverse of a matrix of full rank, row-major [n, n].
     *
     * @throws IllegalStateException if the rank is not full
     */
    public double[] inverse() {
        if (rank < n) {
            throw new IllegalStateException("a matrix of rank " + rank + " below " + n + " has no inverse");
        }
        // Columns of the inverse of F, by forward substitution; then F^-T F^-1.
        double[] inverse = new double[n * n];
        for (int column = 0; column < n; column++) {
            for (int k = column; k < n; k++) {
                double value = k == column ? 1 : 0;
                for (int j = column; j < k; j++) {
                    value -= factor[k * n + j] * inverse[j * n + column];
                }
                inverse[k * n + column] = value / factor[k * n + k];
            }
        }
        double[] product = new double[n * n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q <= p; q++) {
                double sum = 0;
                for (int k = p; k < n; k++) {
                    sum += inverse[k * n + p] * inverse[k * n + q];
                }
                product[pivots[p] * n + pivots[q]] = sum;
                product[pivots[q] * n + pivots[p]] = sum;
            }
        }
        return product;
    }

    /** Multiplies F by a vector of length rank, which gives unit normals the covariance A; the result has length n. */
    public double[] multiply(double[] u) {
        double[] product = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int j = 0; j < Math.min(k + 1, rank); j++) {
                sum += factor[k * n + j] * u[j];
            }
            product[pivots[k]] = sum;
        }
        return product;
    }
}
