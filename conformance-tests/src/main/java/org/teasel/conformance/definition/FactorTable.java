package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.conformance.oracle.RepresentationJoint;

/**
 * What single latents tell about single factors, in nats.
 *
 * @param shared [L][K], I(z_i; y_k)
 * @param joint [L][K], H(z_i, y_k)
 * @param entropy [K], H(y_k)
 * @param bins [L], number of bins of each latent; 0 where it is not cut
 */
record FactorTable(double[][] shared, double[][] joint, double[] entropy, int[] bins) {

    /** Entropies and informations up to this are what rounding leaves of 0, unless they are {@link #doubtful}. */
    static final double NOTHING = 1e-9;

    private static final double SURELY_NOTHING = 1e-12;
    private static final double SURELY_SOMETHING = 1e-7;

    static FactorTable of(InformationTable table) {
        return new FactorTable(table.mutualInformation(), table.jointEntropy(), table.factorEntropy(), table.bins());
    }

    static FactorTable of(SampledInformation sampled, int latents) {
        return of(
                latents,
                IntStream.range(0, sampled.factors())
                        .mapToDouble(sampled::factorEntropy)
                        .toArray(),
                sampled::mutualInformation,
                sampled::jointEntropy);
    }

    /** Every value of a factor weighs the same, and its entropy is the logarithm of their number. */
    static FactorTable even(SampledInformation sampled, Population population, int factorBins) {
        double[] entropy = IntStream.range(0, sampled.factors())
                .mapToDouble(k -> sampled.factorEntropy(k) > NOTHING
                        ? Math.log(((FactorColumn.Finite)
                                        population.factors(factorBins).column(k))
                                .values())
                        : 0)
                .toArray();
        return of(population.latents(), entropy, sampled::evenInformation, sampled::jointEntropy);
    }

    /** The exact table of discrete latents, whose bins are their values. */
    static FactorTable of(RepresentationJoint exact) {
        FactorTable table = of(
                exact.latents(),
                IntStream.range(0, exact.factors())
                        .mapToDouble(exact::factorEntropy)
                        .toArray(),
                (i, k) -> exact.mutualInformation(LatentSet.of(i), k),
                (i, k) -> exact.jointEntropy(LatentSet.of(i), k));
        Arrays.setAll(table.bins, i -> exact.joint().values(1 + i));
        return table;
    }

    private interface Entry {
        double of(int latent, int factor);
    }

    private static FactorTable of(int latents, double[] entropy, Entry shared, Entry joint) {
        return new FactorTable(
                filled(latents, entropy.length, shared),
                filled(latents, entropy.length, joint),
                entropy,
                new int[latents]);
    }

    private static double[][] filled(int latents, int factors, Entry entry) {
        double[][] table = new double[latents][factors];
        for (int i = 0; i < latents; i++) {
            for (int k = 0; k < factors; k++) {
                table[i][k] = entry.of(i, k);
            }
        }
        return table;
    }

    int latents() {
        return shared.length;
    }

    int factors() {
        return entropy.length;
    }

    /** Whether a factor has more than one value, and few enough for a table. */
    boolean varies(int factor) {
        return entropy[factor] > NOTHING;
    }

    /** Whether it can't be told for sure if an entropy or an information of this size is one, or what rounding left of 0. */
    static boolean doubtful(double nats) {
        return nats > SURELY_NOTHING && nats < SURELY_SOMETHING;
    }

    /** Whether it can't be told for sure which factors vary, or which latents tell anything. */
    boolean doubtful() {
        return Arrays.stream(entropy).anyMatch(FactorTable::doubtful)
                || Arrays.stream(shared)
                        .anyMatch(row -> doubtful(Arrays.stream(row).max().orElse(0)));
    }

    /** With 0 for an information that draws made negative. */
    FactorTable notNegative() {
        return new FactorTable(filled(latents(), factors(), (i, k) -> Math.max(0, shared[i][k])), joint, entropy, bins);
    }

    /** I(z_i; y_k) of all latents, the greatest first. */
    double[] descending(int factor) {
        double[] ascending = IntStream.range(0, latents())
                .mapToDouble(i -> shared[i][factor])
                .sorted()
                .toArray();
        return IntStream.range(0, latents())
                .mapToDouble(i -> ascending[latents() - 1 - i])
                .toArray();
    }

    /** I(z_a; y_k) - I(z_b; y_k) of the two latents that tell most. */
    double gap(int factor) {
        double[] informations = descending(factor);
        return informations[0] - informations[1];
    }

    /** A number of each factor that varies; NaN for others. */
    double[] perFactor(Share share) {
        return IntStream.range(0, factors())
                .mapToDouble(k -> varies(k) ? share.of(k) : Double.NaN)
                .toArray();
    }

    interface Share {
        double of(int factor);
    }

    /** Refuses tables without what a comparison of latents by factors needs. */
    FactorTable comparable() {
        if (latents() < 2) {
            throw new NotDefinedException("there are no two latents");
        }
        if (IntStream.range(0, factors()).noneMatch(this::varies)) {
            throw new NotDefinedException("no factor varies");
        }
        return this;
    }

    /** Mean of the entries that are numbers; NaN if there are none. */
    static double mean(double... entries) {
        double[] numbers =
                Arrays.stream(entries).filter(entry -> !Double.isNaN(entry)).toArray();
        return numbers.length == 0 ? Double.NaN : Arrays.stream(numbers).sum() / numbers.length;
    }
}
