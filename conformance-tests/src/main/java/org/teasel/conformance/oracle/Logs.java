package org.teasel.conformance.oracle;

/** Sums of numbers that are known by their logarithms. */
final class Logs {

    private Logs() {}

    /** log sum_n w_n exp(l_n); negative infinity if no term is positive. */
    static double weightedSum(double[] weights, double[] logs) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < logs.length; n++) {
            if (weights[n] > 0) {
                greatest = Math.max(greatest, logs[n]);
            }
        }
        if (Double.isInfinite(greatest)) {
            return greatest;
        }
        double sum = 0;
        for (int n = 0; n < logs.length; n++) {
            if (weights[n] > 0) {
                sum += weights[n] * Math.exp(logs[n] - greatest);
            }
        }
        return greatest + Math.log(sum);
    }

    /** -sum q log q in nats; 0 log 0 = 0. */
    static double entropy(double[] masses) {
        double entropy = 0;
        for (double q : masses) {
            entropy += q > 0 ? -q * Math.log(q) : 0;
        }
        return entropy;
    }
}
