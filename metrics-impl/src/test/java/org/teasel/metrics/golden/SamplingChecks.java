package org.teasel.metrics.golden;

import static org.teasel.metrics.golden.GoldenCheck.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.LatentSet;

/** Monte Carlo estimates, on the draws stored with a case and on our own. */
final class SamplingChecks {

    private static final String TIES = "the order of latents, which the gaps show";

    private SamplingChecks() {}

    static Map<String, GoldenCheck> all() {
        Map<String, GoldenCheck> checks = new LinkedHashMap<>();
        checks.put("ref.sepin.logdomain.fixed", (golden, entry) -> separability(golden.stored(), entry, ""));
        checks.put("ref.sepin.logdomain", (golden, entry) -> separability(golden.sampling(), entry, ""));
        checks.put(
                "dotran.sepin.clamped.fixed",
                (golden, entry) -> separability(golden.stored().clamped(), entry, ":clamped"));
        checks.put(
                "dotran.sepin.clamped", (golden, entry) -> separability(golden.clampedSampling(), entry, ":clamped"));
        checks.put("dotran.jemmig.clamped.fixed", (golden, entry) -> gaps(golden.stored(), entry));
        checks.put("dotran.jemmig.clamped", (golden, entry) -> gaps(golden.sampling(), entry));
        checks.put("ref.jemmig.logdomain.fixed", (golden, entry) -> gaps(golden.stored(), entry));
        checks.put("ref.jemmig.logdomain", (golden, entry) -> gaps(golden.sampling(), entry));
        checks.put("ref.continuous.quadrature", (golden, entry) -> limits(golden.sampling(), entry));
        checks.put("chen.mig.fixed", (golden, entry) -> publishedGap(golden.oneARow(), entry));
        checks.put("chen.mig", (golden, entry) -> publishedGap(golden.sampling(), entry));
        checks.put("chen.tc.fixed", (golden, entry) -> totalCorrelation(golden.oneARow(), entry));
        checks.put("chen.tc.B64_Bp30.fixed", (golden, entry) -> totalCorrelation(golden.batchOf64(), entry));
        checks.put("ref.mctc.fixed", (golden, entry) -> totalCorrelation(golden.batchOf64(), entry));
        return checks;
    }

    private static void separability(Computed draws, GoldenEntry entry, String variant) {
        entry.compare("H_z_i", draws, c -> each(c, i -> c.sampled().entropy(LatentSet.of(i))))
                .compare("H_z_not_i", draws, c -> each(c, i -> c.sampled().entropy(allBut(c, i))))
                .compare("H_z", draws, c -> one(c.sampled().entropy(all(c))))
                .compare("H_z_i_given_x", draws, c -> each(c, i -> c.sampled().conditionalEntropy(LatentSet.of(i))))
                .compare(
                        "H_z_not_i_given_x",
                        draws,
                        c -> each(c, i -> c.sampled().conditionalEntropy(allBut(c, i))))
                .compare("H_z_given_x", draws, c -> one(c.sampled().conditionalEntropy(all(c))))
                .compare("I_z_i_x", draws, c -> column(c, "wsepin" + variant, 0))
                .compare("I_z_not_i_x", draws, c -> each(c, i -> information(c, allBut(c, i), variant)))
                .compare("I_z_x", draws, c -> one(information(c, all(c), variant)))
                .compare("I_z_i_z_not_i", draws, c -> sharedWithOthers(c, variant))
                .compare(
                        "SEPIN_i",
                        draws,
                        c -> c.measure(metric("sepin" + variant)).perLatent())
                .compare(
                        "INDIN_i",
                        draws,
                        c -> c.measure(metric("indin" + variant)).perLatent())
                .compare("rho", draws, c -> column(c, "wsepin" + variant, 1))
                .compare(
                        "SEPIN_at_k",
                        draws,
                        c -> each(
                                c,
                                i -> c.measure(metric("sepin@" + (i + 1) + variant))
                                        .value()))
                .compare(
                        "INDIN_at_k",
                        draws,
                        c -> each(
                                c,
                                i -> c.measure(metric("indin@" + (i + 1) + variant))
                                        .value()))
                .compare("WSEPIN", draws, value("wsepin" + variant))
                .compare("WINDIN", draws, value("windin" + variant))
                .compare("WSEP", draws, c -> weightedSharing(c, variant));
        if (entry.has("total_correlation")) {
            entry.compare("total_correlation", draws, value("tc"));
        }
    }

    /** I(x; z_S), which published code raises to 0. */
    private static double information(Computed computed, LatentSet set, String variant) {
        double information = computed.sampled().information(set);
        return variant.isEmpty() ? information : Math.max(0, information);
    }

    private static double[] sharedWithOthers(Computed computed, String variant) {
        double[] alone = column(computed, "windin" + variant, 0);
        double[] independent = column(computed, "windin" + variant, 2);
        return each(computed, i -> alone[i] - independent[i]);
    }

    private static double[] weightedSharing(Computed computed, String variant) {
        double[] rho = column(computed, "windin" + variant, 1);
        double[] shared = sharedWithOthers(computed, variant);
        return one(IntStream.range(0, rho.length)
                .mapToDouble(i -> rho[i] * shared[i])
                .sum());
    }

    private static void gaps(Computed draws, GoldenEntry entry) {
        for (String once : new String[] {"H_y", "H_z_i_given_x"}) {
            if (entry.has(once)) {
                entry.aside("compared with the other informations at the same draws", once);
            }
        }
        entry.compare("H_z_i", draws, c -> each(c, i -> c.sampled().entropy(LatentSet.of(i))))
                .compare("I_z_y", draws, SamplingChecks::informationFromEntropies)
                .compare("H_z_y", draws, table("jemmig:monte-carlo"))
                .compare("RMIG_unnormalised", draws, perFactor("rmig:monte-carlo"))
                .compare("JEMMIG_unnormalised", draws, perFactor("jemmig:monte-carlo"))
                .compare("JEMMIG_unnormalised_mean", draws, value("jemmig:monte-carlo"))
                .compare("RMIG_normalised", draws, SamplingChecks::normalisedGaps)
                .compare(
                        "RMIG_normalised_mean",
                        draws,
                        c -> one(Arrays.stream(normalisedGaps(c)).average().orElseThrow()));
    }

    /** Takes H(y_k) of the data where ours takes it at the draws, which moves all latents alike and no gap. */
    private static double[] informationFromEntropies(Computed computed) {
        SampledInformation sampled = computed.sampled();
        int factors = sampled.factors();
        return IntStream.range(0, computed.population().latents() * factors)
                .mapToDouble(n -> sampled.entropy(LatentSet.of(n / factors))
                        + sampled.factorEntropy(n % factors)
                        - sampled.jointEntropy(n / factors, n % factors))
                .toArray();
    }

    private static double[] normalisedGaps(Computed computed) {
        double[] gaps = computed.measure(metric("rmig:monte-carlo")).perFactor();
        return IntStream.range(0, gaps.length)
                .mapToDouble(k -> gaps[k] / computed.sampled().factorEntropy(k))
                .toArray();
    }

    private static void limits(Computed draws, GoldenEntry entry) {
        entry.compareLimit("H_z", draws, c -> each(c, i -> c.sampled().entropy(LatentSet.of(i))))
                .compareLimit(
                        "H_z_given_x", draws, c -> each(c, i -> c.sampled().conditionalEntropy(LatentSet.of(i))))
                .compareLimit("I_z_x", draws, c -> column(c, "wsepin", 0))
                .compareLimit("I_z_y", draws, table("rmig:monte-carlo"))
                .compareLimit("H_z_y", draws, table("jemmig:monte-carlo"))
                .compareLimit("RMIG_unnormalised", draws, perFactor("rmig:monte-carlo"))
                .compareLimit("RMIG_normalised", draws, perFactor("mig:monte-carlo"))
                .compareLimit("RMIG_normalised_mean", draws, value("mig:monte-carlo"))
                .compareLimit("JEMMIG_unnormalised", draws, perFactor("jemmig:monte-carlo"))
                .compareLimit("JEMMIG_unnormalised_mean", draws, value("jemmig:monte-carlo"))
                .compare("H_y", factorEntropies(draws), 0)
                .aside(TIES, "latents_sorted_by_I");
    }

    private static void publishedGap(Computed draws, GoldenEntry entry) {
        entry.compare("H_z", draws, c -> each(c, i -> c.sampled().entropy(LatentSet.of(i))))
                .compare("H_y", factorEntropies(draws), 0)
                .compare("I_y_z_weighted_entropy", draws, c -> byFactor(c, SampledInformation::mutualInformation))
                .compare("I_y_z_uniform_logsize", draws, c -> byFactor(c, SampledInformation::evenInformation))
                .compare("MIG_per_factor_weighted_entropy", draws, perFactor("mig:monte-carlo"))
                .compare("MIG_weighted_entropy", draws, value("mig:monte-carlo"))
                .compare("MIG_per_factor_uniform_logsize", draws, perFactor("mig:monte-carlo-uniform"))
                .compare("MIG_uniform_logsize", draws, value("mig:monte-carlo-uniform"))
                .aside("terms of the informations", "H_z_given_y_uniform", "H_z_given_y_weighted", "log_sizes");
    }

    private static void totalCorrelation(Computed draws, GoldenEntry entry) {
        entry.compare("TC", draws, value("tc"))
                .compare("H_z", draws, c -> one(c.sampled().entropy(all(c))))
                .compare("H_z_j", draws, c -> each(c, i -> c.sampled().entropy(LatentSet.of(i))));
    }

    private interface Latent {
        double of(int latent);
    }

    private interface Pair {
        double of(SampledInformation sampled, int latent, int factor);
    }

    private static double[] each(Computed computed, Latent reading) {
        return IntStream.range(0, computed.population().latents())
                .mapToDouble(reading::of)
                .toArray();
    }

    /** [K][L]. */
    private static double[] byFactor(Computed computed, Pair reading) {
        int latents = computed.population().latents();
        return IntStream.range(0, computed.population().factors().count() * latents)
                .mapToDouble(n -> reading.of(computed.sampled(), n % latents, n / latents))
                .toArray();
    }

    private static double[] factorEntropies(Computed computed) {
        return IntStream.range(0, computed.sampled().factors())
                .mapToDouble(computed.sampled()::factorEntropy)
                .toArray();
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    private static Function<Computed, double[]> value(String metric) {
        return computed -> one(computed.measure(metric(metric)).value());
    }

    private static Function<Computed, double[]> perFactor(String metric) {
        return computed -> computed.measure(metric(metric)).perFactor();
    }

    private static Function<Computed, double[]> table(String metric) {
        return computed -> Arrays.stream(
                        computed.measure(metric(metric)).matrix().orElseThrow().values())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static double[] column(Computed computed, String metric, int column) {
        return Arrays.stream(
                        computed.measure(metric(metric)).matrix().orElseThrow().values())
                .mapToDouble(row -> row[column])
                .toArray();
    }

    private static LatentSet all(Computed computed) {
        return LatentSet.all(computed.population().latents());
    }

    private static LatentSet allBut(Computed computed, int latent) {
        return LatentSet.allBut(latent, computed.population().latents());
    }
}
