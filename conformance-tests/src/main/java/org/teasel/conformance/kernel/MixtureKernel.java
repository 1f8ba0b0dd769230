package org.teasel.conformance.kernel;

import java.util.List;
import org.teasel.api.posterior.LatentSet;

/**
 * The inner loop of Monte Carlo estimates, as the kit tries it: reads the log density of a mixture of diagonal Gaussians
 * at many points. An adapter to a real kernel is a lambda.
 */
@FunctionalInterface
public interface MixtureKernel {

    /**
     * log q(z_S) = log sum_n p_n prod_(i in S) N(z_i; m_ni, s_ni^2), in nats.
     *
     * @param mixture the components
     * @param points [m][L], where to read
     * @param sets the sets S of latents
     * @return [set][m]
     */
    double[][] logDensities(Mixture mixture, double[][] points, List<LatentSet> sets);

    /**
     * A mixture of diagonal Gaussians.
     *
     * @param weights [N], p_n, not negative, of sum 1
     * @param means [N][L]
     * @param deviations [N][L], positive
     */
    record Mixture(double[] weights, double[][] means, double[][] deviations) {}
}
