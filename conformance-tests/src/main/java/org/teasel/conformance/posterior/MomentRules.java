package org.teasel.conformance.posterior;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/** Rules about means, variances and covariances. */
final class MomentRules {

    /** In units of the standard deviations. */
    private static final double TOLERANCE = 1e-5;

    private static final double QUADRATURE = 1e-8;

    /** Of an integral of integrals: coarser than these are, else it would refine their errors. */
    private static final double OUTER_QUADRATURE = 1e-6;

    /** What an eigenvalue may lie below 0 by, as a share of the variances: what single precision leaves. */
    private static final double SEMIDEFINITE = 1e-6;

    static final List<RowRule> ALL = List.of(
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.moments.finite",
                                    "means and covariances are finite, and a discrete latent has its mean among its values")
                            .from("Posteriors.mean and Posteriors.covariance")
                            .brokenBy("a logarithm of the variance that overflows; a division by a sum of 0"),
                    60,
                    1,
                    MomentRules::finite),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.moments.semidefinite",
                                    "the covariances of a row are a symmetric matrix without an eigenvalue below 0")
                            .from("Posteriors.covariance")
                            .brokenBy(
                                    "a triangle that is filled only on one side; a standard deviation or a correlation in"
                                            + " place of a covariance; indices of the row mixed up with those of the latents"),
                    60,
                    1,
                    MomentRules::semidefinite),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.moments.density",
                                    "mean and variance of a latent are those of its density")
                            .from("Posteriors.mean, Posteriors.covariance and Posteriors.density")
                            .brokenBy(
                                    "the standard deviation or its logarithm in place of the variance; the mode in place"
                                            + " of the mean; the variance clamped from below; the scale parameter of a family in"
                                            + " place of its standard deviation"),
                    30,
                    1,
                    MomentRules::ofDensity),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.moments.covariance",
                                    "the covariance of two latents is that of their joint density")
                            .from("Posteriors.covariance and Posteriors.density")
                            .brokenBy(
                                    "a correlation in place of a covariance; the precision in place of the covariance"),
                    6,
                    2,
                    MomentRules::ofJointDensity));

    private MomentRules() {}

    private static void finite(Row row, Trial trial) {
        for (int i = 0; i < row.latents(); i++) {
            double mean = row.mean(i);
            if (!Double.isFinite(mean) || (row.discrete(i) && (mean < 0 || mean > row.values(i) - 1))) {
                throw row.broken("the mean of z" + i + " is " + mean + ", expected "
                        + (row.discrete(i) ? "0 to " + (row.values(i) - 1) : "a finite number"));
            }
            for (int j = 0; j <= i; j++) {
                double covariance = row.covariance(i, j);
                if (!Double.isFinite(covariance)) {
                    throw row.broken("the covariance of z" + i + " and z" + j + " is " + covariance
                            + ", expected a finite number");
                }
            }
        }
    }

    private static void semidefinite(Row row, Trial trial) {
        int n = row.latents();
        double[][] rest = new double[n][n];
        for (int i = 0; i < n; i++) {
            double variance = row.covariance(i, i);
            if (!(variance >= 0)) {
                throw row.broken("the variance of z" + i + " is " + variance + ", expected at least 0");
            }
            for (int j = 0; j < n; j++) {
                double size = row.deviation(i) * row.deviation(j);
                row.requireClose(
                        "the covariance of z" + i + " and z" + j,
                        row.covariance(i, j),
                        row.covariance(j, i),
                        SEMIDEFINITE * size);
                rest[i][j] = i == j ? 1 + SEMIDEFINITE : size > 0 ? row.covariance(i, j) / size : row.covariance(i, j);
            }
        }
        // Elimination leaves variances given the latents before, of a matrix whose eigenvalues are a little greater.
        for (int k = 0; k < n; k++) {
            if (!(rest[k][k] > 0)) {
                throw row.broken("the covariances are not positive semidefinite: of z" + k + " given the latents before"
                        + " it the share " + rest[k][k] + " of the variance is left");
            }
            for (int i = k + 1; i < n; i++) {
                double share = rest[i][k] / rest[k][k];
                for (int j = k; j < n; j++) {
                    rest[i][j] -= share * rest[k][j];
                }
            }
        }
    }

    private static void ofDensity(Row row, Trial trial) {
        double[] z = new double[row.latents()];
        for (int i = 0; i < row.latents(); i++) {
            int latent = i;
            double mean = row.mean(i);
            double scale = row.deviation(i) > 0 ? row.deviation(i) : 1;
            Density density = row.density(i);
            Axis axis = Axis.of(row, i, QUADRATURE);
            DoubleUnaryOperator mass = value -> {
                z[latent] = value;
                return Math.exp(density.log(z));
            };
            double shift = axis.integral(value -> times((value - mean) / scale, mass.applyAsDouble(value)));
            row.requireClose("the mean of z" + i + " by its density", mean + scale * shift, mean, TOLERANCE * scale);
            double square = axis.integral(value -> {
                double distance = (value - mean) / scale;
                return times(distance * distance, mass.applyAsDouble(value));
            });
            row.requireClose(
                    "the variance of z" + i,
                    row.covariance(i, i),
                    scale * scale * square,
                    TOLERANCE * Math.max(scale * scale * square, row.covariance(i, i)));
        }
    }

    private static void ofJointDensity(Row row, Trial trial) {
        int i = trial.random().nextInt(row.latents());
        int j = (i + 1 + trial.random().nextInt(row.latents() - 1)) % row.latents();
        LatentSet pair = LatentSet.of(i, j);
        if (!row.regular(pair)) {
            throw trial.unsuitable("the latents have no joint density in space");
        }
        if (row.deviation(i) == 0 || row.deviation(j) == 0) {
            row.requireClose("the covariance of z" + i + " and z" + j + ", one a point,", row.covariance(i, j), 0, 0);
            return;
        }
        Density density = row.density(pair);
        Axis outer = Axis.of(row, i, OUTER_QUADRATURE);
        Axis inner = Axis.of(row, j, QUADRATURE);
        double slope = row.correlation(i, j);
        double[] z = new double[row.latents()];
        double correlation = outer.integral(x -> {
            double first = (x - row.mean(i)) / row.deviation(i);
            return inner.integral(
                    y -> {
                        z[i] = x;
                        z[j] = y;
                        double second = (y - row.mean(j)) / row.deviation(j);
                        return times(first * second, Math.exp(density.log(z)));
                    },
                    row.conditional(i, x, j));
        });
        row.requireClose(
                "the correlation of z" + i + " and z" + j + " by their joint density", correlation, slope, TOLERANCE);
    }

    /** The product; 0 where there is no mass, however far out. */
    private static double times(double figure, double mass) {
        return mass == 0 ? 0 : figure * mass;
    }
}
