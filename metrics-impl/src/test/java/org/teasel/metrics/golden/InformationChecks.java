package org.teasel.metrics.golden;

import static org.teasel.metrics.golden.GoldenCheck.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.teasel.api.Quantisation.Rule;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;

/** Quantised posteriors and histograms of means. */
final class InformationChecks {

    /** Do and Tran's code takes logarithms of max(Q, 1e-8); ours has no such floor. */
    private static final double EPSILON_IN_LOGARITHM = 1e-6;

    private static final String TIES = "the order of latents, which the gaps show";

    private InformationChecks() {}

    static Map<String, GoldenCheck> all() {
        Map<String, GoldenCheck> checks = new LinkedHashMap<>();
        for (int bins : new int[] {50, 100}) {
            checks.put("dotran.informativeness.bins" + bins, InformationChecks::informativeness);
            checks.put(
                    "dotran.rmig_jemmig.bins" + bins,
                    (golden, entry) -> gaps(golden.quantised(Rule.DENSITY, bins), entry, EPSILON_IN_LOGARITHM));
            checks.put("dotran.misjed.bins" + bins, InformationChecks::misjed);
            checks.put(
                    "ref.quantised.centre.bins" + bins,
                    (golden, entry) -> quantised(golden.quantised(Rule.DENSITY, bins), entry));
            checks.put(
                    "ref.quantised.integral.bins" + bins,
                    (golden, entry) -> quantised(golden.quantised(Rule.INTEGRAL, bins), entry));
        }
        for (int bins : new int[] {20, 100}) {
            checks.put("dotran.mig_hist.bins" + bins, InformationChecks::histogramGap);
            checks.put("dotran.modularity.bins" + bins, InformationChecks::publishedModularity);
        }
        checks.put("locatello.mig", InformationChecks::histogramGap);
        checks.put("locatello.modularity", InformationChecks::modularity);
        checks.put("ubisoft.information.bins10", InformationChecks::bits);
        checks.put("ubisoft.information.bins20", InformationChecks::bits);
        checks.put("fb.information.bins20", InformationChecks::binnedFactors);
        return checks;
    }

    private static void informativeness(GoldenCase golden, GoldenEntry entry) {
        Computed computed = golden.quantised(Rule.DENSITY, entry.parameter("bins"));
        double[][] table = computed.measure(metric("informativeness"))
                .matrix()
                .orElseThrow()
                .values();
        entry.compare("H_z", column(table, 0), EPSILON_IN_LOGARITHM)
                .compare("H_z_given_x", column(table, 1), EPSILON_IN_LOGARITHM)
                .compare("I_z_x", column(table, 2), EPSILON_IN_LOGARITHM)
                .compare("I_z_x_over_log_bins", column(table, 3), EPSILON_IN_LOGARITHM)
                .compare(
                        "I_z_x_over_H_z",
                        Arrays.stream(table).mapToDouble(row -> row[2] / row[0]).toArray(),
                        EPSILON_IN_LOGARITHM);
    }

    private static void quantised(Computed computed, GoldenEntry entry) {
        InformationTable table = computed.get(QuantisedPosterior.of(computed.settings()));
        entry.compare("H_z_given_x", table.conditionalEntropy(), 0).compare("I_z_x", table.informativeness(), 0);
        gaps(computed, entry, 0);
    }

    private static void gaps(Computed computed, GoldenEntry entry, double allowance) {
        Measurement rmig = computed.measure(metric("rmig"));
        Measurement rmigNormalised = computed.measure(metric("rmig:normalised"));
        Measurement jemmig = computed.measure(metric("jemmig"));
        Measurement jemmigNormalised = computed.measure(metric("jemmig:normalised"));
        InformationTable table = computed.get(QuantisedPosterior.of(computed.settings()));
        entry.compare("H_z", table.latentEntropy(), allowance)
                .compare("H_y", table.factorEntropy(), allowance)
                .compare("I_z_y", rmig.matrix().orElseThrow().values(), allowance)
                .compare("H_z_y", jemmig.matrix().orElseThrow().values(), allowance)
                .compare("RMIG_unnormalised", rmig.perFactor(), allowance)
                .compare("RMIG_normalised", rmigNormalised.perFactor(), allowance)
                .compare("RMIG_normalised_mean", rmigNormalised.value(), allowance)
                .compare("JEMMIG_unnormalised", jemmig.perFactor(), allowance)
                .compare("JEMMIG_normalised", jemmigNormalised.perFactor(), allowance)
                .compare("JEMMIG_normalised_mean", jemmigNormalised.value(), allowance)
                .aside(TIES, "latents_sorted_by_I");
        if (entry.has("RMIG_unnormalised_mean")) {
            entry.compare("RMIG_unnormalised_mean", rmig.value(), allowance)
                    .compare("JEMMIG_unnormalised_mean", jemmig.value(), allowance);
        }
    }

    private static void misjed(GoldenCase golden, GoldenEntry entry) {
        int bins = entry.parameter("bins");
        Computed computed = golden.quantised(Rule.DENSITY, bins);
        double[][] pairs =
                computed.measure(metric("misjed")).matrix().orElseThrow().values();
        double[][] joint = computed.get(new MeanPairs(computed.settings().quantisation()));
        entry.compare("MISJED", pairs, EPSILON_IN_LOGARITHM)
                .compare("H_joint_of_means", joint, EPSILON_IN_LOGARITHM)
                .compare(
                        "MISJED_over_2_log_bins",
                        Arrays.stream(pairs)
                                .map(row -> Arrays.stream(row)
                                        .map(misjed -> misjed / (2 * Math.log(bins)))
                                        .toArray())
                                .toArray(double[][]::new),
                        EPSILON_IN_LOGARITHM);
    }

    /** The variants on means with the entry's number of bins in place of the usual one. */
    private static Computed histogram(GoldenCase golden, int bins) {
        Computed computed = golden.computed();
        int factorBins = computed.settings().factorBins();
        InformationTable table = computed.get(new MeanHistogram(bins, factorBins));
        return computed.with(new MeanHistogram(MeanHistogram.USUAL_BINS, factorBins), table);
    }

    private static void histogramGap(GoldenCase golden, GoldenEntry entry) {
        Computed computed = histogram(golden, entry.parameter("bins"));
        Measurement mig = computed.measure(metric("mig:mean-histogram"));
        InformationTable table = computed.get(
                new MeanHistogram(MeanHistogram.USUAL_BINS, computed.settings().factorBins()));
        entry.compare("MIG", mig.value())
                .compare("MIG_per_factor", mig.perFactor(), 0)
                .compare("I_z_y", table.mutualInformation(), 0)
                .compare("H_y", table.factorEntropy(), 0);
    }

    private static void modularity(GoldenCase golden, GoldenEntry entry) {
        Measurement modularity = histogram(golden, entry.parameter("bins")).measure(metric("modularity:mean-zero"));
        entry.compare("modularity", modularity.value()).compare("modularity_per_latent", modularity.perLatent(), 0);
    }

    private static void publishedModularity(GoldenCase golden, GoldenEntry entry) {
        Measurement modularity = histogram(golden, entry.parameter("bins")).measure(metric("modularity:mean"));
        entry.compare("I_z_y", modularity.matrix().orElseThrow().values(), 0)
                .compare("modularity_per_latent", modularity.perLatent(), 0)
                .compare("modularity", modularity.value());
    }

    private static void bits(GoldenCase golden, GoldenEntry entry) {
        Computed computed = histogram(golden, entry.parameter("bins"));
        InformationTable table = computed.get(
                new MeanHistogram(MeanHistogram.USUAL_BINS, computed.settings().factorBins()));
        entry.compare("I_z_y_bits", inBits(flat(table.mutualInformation())), 0)
                .compare("H_z_bits", inBits(table.latentEntropy()), 0)
                .compare("H_y_bits", inBits(table.factorEntropy()), 0)
                .compare(
                        "modularity",
                        computed.measure(metric("modularity:mean")).value())
                .aside(
                        "divided by the entropy of the code where MIG is by that of the factor",
                        "MIG",
                        "MIG_SUP",
                        "I_z_y_normalised")
                .aside("1 less another JEMMIG, of means over their own range", "JEMMIG")
                .aside("a metric outside the list", "DCIMIG");
    }

    private static void binnedFactors(GoldenCase golden, GoldenEntry entry) {
        if (golden.name().equals("perfect_grid")) {
            entry.asideRest("it merges the 40 values of a factor into 20 bins");
            return;
        }
        Computed computed = golden.computed();
        entry.compare("MIG", computed.measure(metric("mig:mean-histogram")).value())
                .compare(
                        "modularity",
                        computed.measure(metric("modularity:mean")).value());
    }

    private static double[] column(double[][] table, int column) {
        return Arrays.stream(table).mapToDouble(row -> row[column]).toArray();
    }

    private static double[] flat(double[][] table) {
        return Arrays.stream(table).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] inBits(double[] nats) {
        return IntStream.range(0, nats.length)
                .mapToDouble(k -> nats[k] / Math.log(2))
                .toArray();
    }
}
