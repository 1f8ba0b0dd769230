package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;

/** Metrics that are functions of what single latents tell about single factors. */
final class FactorDefinitions {

    private FactorDefinitions() {}

    /** Where a table comes from. */
    interface Source {
        FactorTable of(Given given);
    }

    static FactorTable quantised(Given given) {
        return sure(given, FactorTable.of(given.get(QuantisedPosterior.of(given.settings()))));
    }

    static FactorTable sampled(Given given) {
        return sure(
                given,
                FactorTable.of(
                        given.get(given.drawsWithFactors()), given.population().latents()));
    }

    static FactorTable sampledEvenly(Given given) {
        SampledInformation sampled = given.get(given.drawsWithFactors());
        return sure(
                given,
                FactorTable.even(sampled, given.population(), given.settings().factorBins()));
    }

    static FactorTable means(Given given) {
        InformationTable table = given.get(
                new MeanHistogram(MeanHistogram.USUAL_BINS, given.settings().factorBins()));
        return sure(given, FactorTable.of(table));
    }

    private static FactorTable sure(Given given, FactorTable table) {
        if (table.doubtful()) {
            throw given.unsuitable("a factor that hardly varies, or a latent that hardly tells anything");
        }
        return table;
    }

    /** 1/K sum_k [I(z_a; y_k) - I(z_b; y_k)] / H(y_k) (Chen 2018, Eq. 6). */
    static Measurement mig(FactorTable estimates) {
        FactorTable table = estimates.comparable().notNegative();
        double[] gaps = table.perFactor(table::gap);
        double[] shares = table.perFactor(k -> gaps[k] / table.entropy()[k]);
        double[][] normalised = new double[table.latents()][];
        Arrays.setAll(normalised, i -> table.perFactor(k -> table.shared()[i][k] / table.entropy()[k]));
        return Measurement.of(FactorTable.mean(shares))
                .withPerFactor(shares)
                .withComponent("gap", FactorTable.mean(gaps))
                .withComponent("factorEntropy", FactorTable.mean(table.perFactor(k -> table.entropy()[k])))
                .with(Parts.table(normalised));
    }

    /** 1/K sum_k I(z_a; y_k) - I(z_b; y_k) (Do and Tran 2020, Eq. 10), or each divided by H(y_k). */
    static Measurement rmig(FactorTable estimates, boolean normalised) {
        FactorTable table = estimates.comparable();
        double[] gaps = table.perFactor(table::gap);
        double[] shares = table.perFactor(k -> gaps[k] / table.entropy()[k]);
        double[] scores = normalised ? shares : gaps;
        return Measurement.of(FactorTable.mean(scores))
                .withPerFactor(scores)
                .withComponent(normalised ? "gap" : "normalised", FactorTable.mean(normalised ? gaps : shares))
                .with(Parts.table(table.shared()));
    }

    /** 1/K sum_k H(z_a, y_k) - I(z_a; y_k) + I(z_b; y_k), or each divided by H(y_k) + log B (section 3.3). */
    static Measurement jemmig(FactorTable estimates, boolean normalised) {
        FactorTable table = estimates.comparable();
        double[] nats = table.perFactor(k -> table.joint()[best(table, k)][k] - table.gap(k));
        if (Arrays.stream(nats).anyMatch(score -> score == Double.NEGATIVE_INFINITY)) {
            throw new NotDefinedException("a best latent has no density");
        }
        double[] shares = table.perFactor(k -> {
            int bins = table.bins()[best(table, k)];
            return nats[k] / (table.entropy()[k] + (bins == 0 ? Double.NaN : Math.log(bins)));
        });
        double[] scores = normalised ? shares : nats;
        return Measurement.of(FactorTable.mean(scores))
                .withPerFactor(scores)
                .withComponent(normalised ? "nats" : "normalised", FactorTable.mean(normalised ? nats : shares))
                .with(Parts.table(table.joint()));
    }

    private static int best(FactorTable table, int factor) {
        double most = table.descending(factor)[0];
        return IntStream.range(0, table.latents())
                .filter(i -> table.shared()[i][factor] == most)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a factor's best latent is not the only one, and it matters which is taken. */
    static boolean ambiguous(FactorTable table) {
        if (table.latents() < 2) {
            return false;
        }
        return IntStream.range(0, table.factors()).filter(table::varies).anyMatch(k -> {
            int best = best(table, k);
            return IntStream.range(0, table.latents())
                    .filter(i -> table.shared()[best][k] - table.shared()[i][k] < FactorTable.NOTHING)
                    .anyMatch(i ->
                            table.joint()[i][k] != table.joint()[best][k] || table.bins()[i] != table.bins()[best]);
        });
    }

    /**
     * Mean over latents of 1 - sum_(k != k*) I_ik^2 / (I_ik*^2 (K - 1)) over the K factors that vary (Ridgeway and Mozer
     * 2018, section 2).
     *
     * @param dead what a latent that tells nothing counts as; NaN if it does not count
     */
    static Measurement modularity(FactorTable table, double dead) {
        int[] varying =
                IntStream.range(0, table.factors()).filter(table::varies).toArray();
        if (varying.length < 2) {
            throw new NotDefinedException("there are no two factors that vary");
        }
        double[] scores = new double[table.latents()];
        int live = 0;
        for (int i = 0; i < scores.length; i++) {
            double[] informations = table.shared()[i];
            int most = varying[0];
            for (int k : varying) {
                most = informations[k] > informations[most] ? k : most;
            }
            if (informations[most] <= FactorTable.NOTHING) {
                scores[i] = dead;
                continue;
            }
            live++;
            double template = 0;
            for (int k : varying) {
                template += k == most ? 0 : informations[k] * informations[k];
            }
            scores[i] = 1 - template / (informations[most] * informations[most] * (varying.length - 1));
        }
        double mean = FactorTable.mean(scores);
        if (Double.isNaN(mean)) {
            throw new NotDefinedException("no latent tells anything about any factor");
        }
        return Measurement.of(mean)
                .withPerLatent(scores)
                .withComponent("liveLatents", live)
                .with(Parts.table(table.shared()));
    }
}
