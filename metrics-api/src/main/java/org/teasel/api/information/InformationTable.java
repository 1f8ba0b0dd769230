package org.teasel.api.information;

/**
 * Entropies and informations of single latents with the observation and with single factors, in nats. A factor of so
 * many values that no table holds them has NaN in all its places.
 *
 * @param latentEntropy [L], H(z_i); of the bins for a quantised estimate, differential for a sampled one
 * @param conditionalEntropy [L], H(z_i given x)
 * @param informativeness [L], I(x; z_i)
 * @param factorEntropy [K], H(y_k)
 * @param mutualInformation [L][K], I(z_i; y_k)
 * @param jointEntropy [L][K], H(z_i, y_k)
 * @param bins [L], number of bins of each latent; 0 where it was not cut
 * @param outside [L], probability mass of q(z_i) outside the range of the bins; 0 where it was not cut
 */
public record InformationTable(
        double[] latentEntropy,
        double[] conditionalEntropy,
        double[] informativeness,
        double[] factorEntropy,
        double[][] mutualInformation,
        double[][] jointEntropy,
        int[] bins,
        double[] outside) {

    /** Number of latents, L. */
    public int latents() {
        return latentEntropy.length;
    }

    /** Number of factors, K. */
    public int factors() {
        return factorEntropy.length;
    }
}
