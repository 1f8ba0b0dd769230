package org.teasel.api.posterior;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Symmetric matrices as tables, and their eigenvalues by Jacobi rotations: slow, and hard to get wrong. */
final class SlowMatrices {

    private SlowMatrices() {}

    /** A random G G^T with G of n rows and rank columns, scaled row by row. */
    static double[][] semidefinite(int n, int rank, double[] scales, SplittableRandom random) {
        double[][] root = new double[n][rank];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < rank; k++) {
                root[i][k] = scales[i] * random.nextGaussian();
            }
        }
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < rank; k++) {
                    product[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        return product;
    }

    static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Eigenvalues, and eigenvectors as columns. */
    record Eigen(double[] values, double[][] vectors) {

        /** Sum of logs of the eigenvalues above a share of the greatest. */
        double logDeterminant(double share) {
            double sum = 0;
            for (double value : values) {
                sum += counts(value, share) ? Math.log(value) : 0;
            }
            return sum;
        }

        /** d^T A^+ d over the eigenvalues above a share of the greatest. */
        double squaredDistance(double[] d, double share) {
            double sum = 0;
            for (int k = 0; k < values.length; k++) {
                double along = 0;
                for (int i = 0; i < d.length; i++) {
                    along += vectors[i][k] * d[i];
                }
                sum += counts(values[k], share) ? along * along / values[k] : 0;
            }
            return sum;
        }

        private boolean counts(double value, double share) {
            return value > share * Arrays.stream(values).max().orElse(0);
        }
    }

    static Eigen eigen(double[][] symmetric) {
        int n = symmetric.length;
        double[][] a = new double[n][];
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = symmetric[i].clone();
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < 60; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        double[] values = new double[n];
        Arrays.setAll(values, i -> a[i][i]);
        return new Eigen(values, v);
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
            double vp = v[k][p];
            double vq = v[k][q];
            v[k][p] = c * vp - s * vq;
            v[k][q] = s * vp + c * vq;
        }
    }
}
