package org.teasel.api.information;

import java.util.Arrays;
import org.teasel.api.statistic.Resampled;

/**
 * Minibatch estimates, one a batch, in nats.
 *
 * @param joint [batch], mean of log q(z)
 * @param marginals [batch], mean of sum_i log q(z_i)
 */
public record MinibatchEstimate(double[] joint, double[] marginals) implements Resampled<MinibatchEstimate> {

    /** Mean over batches of log q(z) - sum_i log q(z_i). */
    public double totalCorrelation() {
        return Arrays.stream(joint).average().orElseThrow()
                - Arrays.stream(marginals).average().orElseThrow();
    }

    @Override
    public int groups() {
        return joint.length;
    }

    @Override
    public MinibatchEstimate without(int group) {
        return new MinibatchEstimate(drop(joint, group), drop(marginals, group));
    }

    private static double[] drop(double[] values, int index) {
        double[] rest = new double[values.length - 1];
        System.arraycopy(values, 0, rest, 0, index);
        System.arraycopy(values, index + 1, rest, index, rest.length - index);
        return rest;
    }
}
