package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/**
 * Closed forms for N(m, C), all in nats. Determinants and inverses come from Gaussian elimination with the greatest
 * pivot, in double precision: relative errors are some 1e-15 times the condition number of C.
 *
 * @param mean [L], m
 * @param covariance [L][L], C, symmetric; positive definite unless a method says otherwise
 */
public record GaussianOracle(double[] mean, double[][] covariance) {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    public GaussianOracle {
        if (covariance.length != mean.length) {
            throw new IllegalArgumentException(
                    "the mean has length " + mean.length + " and the covariance " + covariance.length + " rows");
        }
    }

    /** N(0, C). */
    public static GaussianOracle centred(double[][] covariance) {
        return new GaussianOracle(new double[covariance.length], covariance);
    }

    /** N(0, I). */
    public static GaussianOracle standard(int latents) {
        double[][] identity = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            identity[i][i] = 1;
        }
        return centred(identity);
    }

    /** Covariance (1 - rho) I + rho 11^T, the correlated noise of Yang et al. 2021. */
    public static double[][] equicorrelated(int latents, double rho) {
        double[][] covariance = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            Arrays.fill(covariance[i], rho);
            covariance[i][i] = 1;
        }
        return covariance;
    }

    /** One row of Gaussian posteriors, from its mean and covariance. */
    public static GaussianOracle of(Posteriors posteriors, int row) {
        int latents = posteriors.latents();
        return new GaussianOracle(
                IntStream.range(0, latents)
                        .mapToDouble(i -> posteriors.mean(row, i))
                        .toArray(),
                IntStream.range(0, latents)
                        .mapToObj(i -> IntStream.range(0, latents)
                                .mapToDouble(j -> posteriors.covariance(row, i, j))
                                .toArray())
                        .toArray(double[][]::new));
    }

    /** E_x KL(q(z_S given x) || prod_i q(z_i given x)) of Gaussian posteriors; at least 0, and 0 if they factorise. */
    public static double conditionalTotalCorrelation(Representation representation, LatentSet set) {
        return IntStream.range(0, representation.size())
                .filter(n -> representation.weight(n) > 0)
                .mapToDouble(n -> representation.weight(n)
                        * of(representation.posteriors(), n).marginal(set).totalCorrelation())
                .sum();
    }

    /** Number of dimensions, L. */
    public int dimensions() {
        return mean.length;
    }

    /** The Gaussian of some dimensions alone. */
    public GaussianOracle marginal(LatentSet set) {
        int[] kept = set.toArray();
        return new GaussianOracle(
                IntStream.of(kept).mapToDouble(i -> mean[i]).toArray(),
                IntStream.of(kept)
                        .mapToObj(i -> IntStream.of(kept)
                                .mapToDouble(j -> covariance[i][j])
                                .toArray())
                        .toArray(double[][]::new));
    }

    /** log det C; negative infinity for a C without full rank, as far as rounding leaves a pivot of exactly 0. */
    public double logDeterminant() {
        return Elimination.of(covariance).logDeterminant();
    }

    /** Log density at a point, which must have length L. */
    public double logDensity(double[] z) {
        double[] displacement = difference(z, mean);
        Elimination elimination = Elimination.of(covariance);
        return -0.5
                * (dot(displacement, elimination.solve(displacement))
                        + elimination.logDeterminant()
                        + mean.length * LOG_TWO_PI);
    }

    /** Differential entropy, 1/2 (L (1 + log 2 pi) + log det C). */
    public double entropy() {
        return 0.5 * (mean.length * (1 + LOG_TWO_PI) + logDeterminant());
    }

    /** I(z_A; z_B) = H(z_A) + H(z_B) - H(z_A, z_B) for sets without a common member; at least 0. */
    public double mutualInformation(LatentSet a, LatentSet b) {
        int[] both = IntStream.concat(IntStream.of(a.toArray()), IntStream.of(b.toArray()))
                .toArray();
        return 0.5
                * (marginal(a).logDeterminant()
                        + marginal(b).logDeterminant()
                        - marginal(LatentSet.of(both)).logDeterminant());
    }

    /**
     * Total correlation, 1/2 (sum_i log C_ii - log det C) (RTC-VAE, Proposition 1); at least 0, and positive infinity
     * for a C without full rank and with positive variances.
     */
    public double totalCorrelation() {
        double logs = IntStream.range(0, mean.length)
                .mapToDouble(i -> Math.log(covariance[i][i]))
                .sum();
        return 0.5 * (logs - logDeterminant());
    }

    /** KL(this || other), at least 0; positive infinity if this has no density. */
    public double divergence(GaussianOracle other) {
        Elimination elimination = Elimination.of(other.covariance);
        double trace = 0;
        for (int i = 0; i < mean.length; i++) {
            int column = i;
            double[] c =
                    Arrays.stream(covariance).mapToDouble(row -> row[column]).toArray();
            trace += elimination.solve(c)[i];
        }
        double[] displacement = difference(mean, other.mean);
        return 0.5
                * (trace
                        + dot(displacement, elimination.solve(displacement))
                        - mean.length
                        + elimination.logDeterminant()
                        - logDeterminant());
    }

    /** KL(N(m, C) || N(0, I)). */
    public double divergenceFromStandard() {
        return divergence(standard(mean.length));
    }

    /** [L], KL(N(m_i, C_ii) || N(0, 1)) of each dimension. */
    public double[] divergencesFromStandard() {
        return IntStream.range(0, mean.length)
                .mapToDouble(i -> 0.5 * (covariance[i][i] + mean[i] * mean[i] - 1 - Math.log(covariance[i][i])))
                .toArray();
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /**
     * A matrix in triangular form.
     *
     * @param rows [n][n], multipliers below the diagonal and the triangle above it
     * @param order [n], original index of each row
     */
    private record Elimination(double[][] rows, int[] order) {

        static Elimination of(double[][] matrix) {
            int n = matrix.length;
            double[][] rows = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
            int[] order = IntStream.range(0, n).toArray();
            for (int k = 0; k < n; k++) {
                int pivot = k;
                for (int i = k + 1; i < n; i++) {
                    pivot = Math.abs(rows[i][k]) > Math.abs(rows[pivot][k]) ? i : pivot;
                }
                double[] row = rows[pivot];
                rows[pivot] = rows[k];
                rows[k] = row;
                int index = order[pivot];
                order[pivot] = order[k];
                order[k] = index;
                for (int i = k + 1; i < n && row[k] != 0; i++) {
                    rows[i][k] /= row[k];
                    for (int j = k + 1; j < n; j++) {
                        rows[i][j] -= rows[i][k] * row[j];
                    }
                }
            }
            return new Elimination(rows, order);
        }

        /** log |det|. */
        double logDeterminant() {
            return IntStream.range(0, rows.length)
                    .mapToDouble(k -> Math.log(Math.abs(rows[k][k])))
                    .sum();
        }

        double[] solve(double[] right) {
            int n = rows.length;
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = right[order[i]];
                for (int j = 0; j < i; j++) {
                    x[i] -= rows[i][j] * x[j];
                }
            }
            for (int i = n - 1; i >= 0; i--) {
                for (int j = i + 1; j < n; j++) {
                    x[i] -= rows[i][j] * x[j];
                }
                x[i] /= rows[i][i];
            }
            return x;
        }
    }
}
