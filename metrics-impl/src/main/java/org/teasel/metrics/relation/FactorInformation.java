package org.teasel.metrics.relation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.SampledInformation;

/**
 * What single latents tell about single factors, in nats.
 *
 * @param shared I(z_i; y_k)
 * @param joint H(z_i, y_k); differential where latents were not cut
 * @param factorEntropy [K], H(y_k)
 * @param latentBins [L], number of bins of each latent; 0 where it was not cut
 */
public record FactorInformation(Relation shared, Relation joint, double[] factorEntropy, int[] latentBins) {

    /** Informations and entropies up to this many nats, 1e-10, are what rounding leaves of 0. */
    public static final double ROUNDING = 1e-10;

    /** What is the matter with a factor that has no score. */
    public static final String UNUSABLE = "is constant or has too many values";

    public static FactorInformation of(InformationTable table) {
        return new FactorInformation(
                new Relation(table.mutualInformation()),
                new Relation(table.jointEntropy()),
                table.factorEntropy(),
                table.bins());
    }

    public static FactorInformation of(SampledInformation sampled, int latents) {
        return new FactorInformation(
                tabulate(latents, sampled.factors(), sampled::mutualInformation),
                tabulate(latents, sampled.factors(), sampled::jointEntropy),
                IntStream.range(0, sampled.factors())
                        .mapToDouble(sampled::factorEntropy)
                        .toArray(),
                new int[latents]);
    }

    /**
     * As public code samples it: every value of a factor weighs the same whatever its frequency, and the factor's entropy
     * is the logarithm of the number of its values.
     *
     * @param values [K], number of values of each factor
     */
    public static FactorInformation even(SampledInformation sampled, int latents, int[] values) {
        return new FactorInformation(
                tabulate(latents, values.length, sampled::evenInformation),
                tabulate(latents, values.length, sampled::jointEntropy),
                IntStream.range(0, values.length)
                        .mapToDouble(k -> sampled.factorEntropy(k) > ROUNDING ? Math.log(values[k]) : 0)
                        .toArray(),
                new int[latents]);
    }

    private interface Entry {
        double at(int latent, int factor);
    }

    private static Relation tabulate(int latents, int factors, Entry entry) {
        double[][] table = new double[latents][factors];
        for (int i = 0; i < latents; i++) {
            for (int k = 0; k < factors; k++) {
                table[i][k] = entry.at(i, k);
            }
        }
        return new Relation(table);
    }

    /** With 0 for an information that sampling made negative, as it can't be. */
    public FactorInformation notNegative() {
        return new FactorInformation(
                shared.map(information -> Math.max(0, information)), joint, factorEntropy, latentBins);
    }

    /** log B of a latent, the most that H(z_i) can be; NaN if it was not cut. */
    public double logBins(int latent) {
        return latentBins[latent] > 0 ? Math.log(latentBins[latent]) : Double.NaN;
    }

    /** Whether a factor takes more than one value, and few enough to be tabulated. */
    public boolean varies(int factor) {
        return factorEntropy[factor] > ROUNDING;
    }

    /** I(z_i; y_k) / H(y_k), in [0, 1]; NaN for a constant factor. */
    public Relation normalised() {
        return shared.dividedBy(
                Arrays.stream(factorEntropy).map(h -> h > ROUNDING ? h : 0).toArray());
    }

    /** [K], a score of each factor; NaN for a constant one. */
    public double[] scores(FactorScore score) {
        return IntStream.range(0, factorEntropy.length)
                .mapToDouble(k -> varies(k) ? score.of(k) : Double.NaN)
                .toArray();
    }

    /** A score of one factor. */
    public interface FactorScore {
        double of(int factor);
    }
}
