package org.teasel.conformance.kernel;

import java.util.Arrays;
import java.util.List;
import org.teasel.api.posterior.LatentSet;

/** A kernel by the book, in steps that wrong kernels replace. */
class PlainKernel implements MixtureKernel {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    @Override
    public double[][] logDensities(Mixture mixture, double[][] points, List<LatentSet> sets) {
        return sets.stream()
                .map(set -> Arrays.stream(points)
                        .mapToDouble(z -> logDensity(mixture, z, set))
                        .toArray())
                .toArray(double[][]::new);
    }

    double logDensity(Mixture mixture, double[] z, LatentSet set) {
        double[] logs = new double[mixture.weights().length];
        Arrays.setAll(logs, n -> exponent(mixture, n, z, set));
        return sum(mixture.weights(), logs);
    }

    double exponent(Mixture mixture, int n, double[] z, LatentSet set) {
        double log = 0;
        for (int i : set.toArray()) {
            log += exponent(z[i], mixture.means()[n][i], mixture.deviations()[n][i]);
        }
        return log;
    }

    double exponent(double z, double mean, double deviation) {
        double distance = (z - mean) / deviation;
        return -0.5 * distance * distance - Math.log(deviation) - HALF_LOG_TWO_PI;
    }

    double sum(double[] weights, double[] logs) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < logs.length; n++) {
            greatest = weights[n] > 0 ? Math.max(greatest, logs[n]) : greatest;
        }
        double sum = 0;
        for (int n = 0; n < logs.length; n++) {
            sum += weights[n] > 0 ? weights[n] * Math.exp(logs[n] - greatest) : 0;
        }
        return greatest + Math.log(sum);
    }
}
