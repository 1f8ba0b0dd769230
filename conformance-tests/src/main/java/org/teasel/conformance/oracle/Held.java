package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Population;

/**
 * The observations that a fold was given, in the order of their rows. Those of weight 0 are left out: they are no part
 * of the aggregated posterior.
 *
 * @param population all observations
 * @param rows index of each in the population
 * @param weights p_n divided by the sum over these observations
 * @param posteriors their posteriors
 */
record Held(Population population, int[] rows, double[] weights, Posteriors posteriors) {

    int size() {
        return rows.length;
    }

    int latents() {
        return population.latents();
    }

    /** sum_n p_n f(n), over places among these observations. */
    double mean(IntToDoubleFunction f) {
        double sum = 0;
        for (int n = 0; n < weights.length; n++) {
            sum += weights[n] * f.applyAsDouble(n);
        }
        return sum;
    }

    /** Place of a row among these observations, or -1. */
    int find(int row) {
        return Math.max(-1, Arrays.binarySearch(rows, row));
    }
}
