package org.teasel.conformance.generate;

import java.util.Arrays;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

/** A posterior family of specimens: how centres and spreads become posteriors. */
public enum Kind {
    /** Independent Gaussian latents. */
    DIAGONAL {
        @Override
        Posteriors posteriors(double[][] centres, double[][] spreads, double[][] noise) {
            return DiagonalGaussian.of(centres, spreads);
        }
    },
    /** Gaussian latents with correlated noise. */
    CORRELATED {
        @Override
        Posteriors posteriors(double[][] centres, double[][] spreads, double[][] noise) {
            return CorrelatedGaussian.ofNoise(noise.length, flat(centres), flat(spreads), flat(noise));
        }
    },
    /** Points without noise; spreads are not used. */
    DETERMINISTIC {
        @Override
        Posteriors posteriors(double[][] centres, double[][] spreads, double[][] noise) {
            return Deterministic.of(centres);
        }
    },
    /** Latents of {@link #VALUES} values, those near the centre more likely, all alike as the spread grows. */
    CATEGORICAL {
        @Override
        Posteriors posteriors(double[][] centres, double[][] spreads, double[][] noise) {
            int latents = noise.length;
            double[] probabilities = new double[centres.length * latents * VALUES];
            for (int row = 0; row < centres.length; row++) {
                for (int i = 0; i < latents; i++) {
                    double[] p = discrete(centres[row][i], spreads[row][i]);
                    System.arraycopy(p, 0, probabilities, (row * latents + i) * VALUES, VALUES);
                }
            }
            int[] values = new int[latents];
            Arrays.fill(values, VALUES);
            return Categorical.of(values, probabilities);
        }
    },
    /** Independent logistic latents: a family that is not Gaussian and knows no entropy in closed form. */
    LOGISTIC {
        @Override
        Posteriors posteriors(double[][] centres, double[][] spreads, double[][] noise) {
            return new Logistic(noise.length, centres, spreads);
        }
    },
    /** Correlated latents of a family that nobody knows: no closed entropy, no joint distribution function. */
    FOREIGN {
        @Override
        Posteriors posteriors(double[][] centres, double[][] spreads, double[][] noise) {
            return new Foreign(CORRELATED.posteriors(centres, spreads, noise));
        }
    };

    /** Number of values of a categorical latent. */
    public static final int VALUES = 4;

    /** Least spread of the families that need a density. */
    static final double LEAST_SPREAD = 0.02;

    abstract Posteriors posteriors(double[][] centres, double[][] spreads, double[][] noise);

    /** Whether all latents of a row are independent, whatever the noise. */
    public boolean factorised() {
        return this != CORRELATED && this != FOREIGN;
    }

    /** Whether latents are real numbers with a density. */
    public boolean smooth() {
        return this != DETERMINISTIC && this != CATEGORICAL;
    }

    private static double[] discrete(double centre, double spread) {
        // Centres lie around 0, values count from 0.
        double at = Math.min(VALUES - 1, Math.max(0, centre + 0.5 * (VALUES - 1)));
        double[] p = new double[VALUES];
        double sum = 0;
        for (int v = 0; v < VALUES; v++) {
            double distance = (v - at) / Math.max(spread, LEAST_SPREAD);
            double nearest = (Math.rint(at) - at) / Math.max(spread, LEAST_SPREAD);
            p[v] = Math.exp(-0.5 * (distance * distance - nearest * nearest));
            sum += p[v];
        }
        for (int v = 0; v < VALUES; v++) {
            p[v] /= sum;
        }
        return p;
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
