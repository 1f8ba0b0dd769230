package org.teasel.models.objective;

import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;

/**
 * E[-log p(x given z)] + alpha I(z; n) + beta TC(z) + gamma sum_j KL(q(z_j) || p(z_j)), each of these estimated from the
 * batch (Chen et al. 2018, Eqs. 3 and 4). With alpha = beta = gamma = 1 the marginals cancel, and it is the ELBO with
 * log q(z given x) - log p(z) at the draws for KL.
 *
 * <p>The densities are those of the true posterior, with correlated noise too.
 *
 * @param alpha weight of the index-code mutual information
 * @param beta weight of the total correlation
 * @param gamma weight of the dimension-wise KL
 * @param weighting how components of the batch are weighted
 */
public record BetaTcVae(double alpha, double beta, double gamma, Weighting weighting) implements Objective {

    public BetaTcVae {
        Objective.requireWeight("alpha", alpha);
        Objective.requireWeight("beta", beta);
        Objective.requireWeight("gamma", gamma);
    }

    @Override
    public String id() {
        return "beta-tcvae";
    }

    @Override
    public Loss loss(Pass pass) {
        BatchDensities densities = BatchDensities.of(pass.codes(), weighting, pass.population());
        return Loss.of(pass.reconstruction())
                .plus("mi", alpha, densities.posterior().sub(densities.aggregated()))
                .plus("tc", beta, densities.aggregated().sub(densities.marginals()))
                .plus("dimension-wise-kl", gamma, densities.marginals().sub(densities.prior()));
    }
}
