package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;

/** Metrics of what latents tell about the observation, alone and beside each other (Do and Tran 2020, section 3). */
final class LatentDefinitions {

    private LatentDefinitions() {}

    /**
     * What each latent tells.
     *
     * @param alone [L], I(x; z_i)
     * @param separable [L], I(x; z_i given z_-i)
     * @param independent [L], I(x; z_i) - I(z_i; z_-i)
     */
    record Separation(double[] alone, double[] separable, double[] independent) {

        /**
         * From informations and entropies.
         *
         * @param factorised whether latents are independent given x: I(z_i; z_-i) is then I(x; z_i) + I(x; z_-i) -
         *     I(x; z), which is finite where entropies are not
         */
        static Separation of(Informations read, int latents, boolean factorised) {
            LatentSet all = LatentSet.all(latents);
            double[] alone = each(latents, i -> read.information(LatentSet.of(i)));
            double[] separable = each(latents, i -> read.information(all) - others(read, i, latents));
            if (latents == 1) {
                return new Separation(alone, separable, alone);
            }
            if (factorised) {
                return new Separation(
                        alone,
                        separable,
                        each(latents, i -> alone[i] - (alone[i] + others(read, i, latents) - read.information(all))));
            }
            if (read.conditionalEntropy(all) == Double.NEGATIVE_INFINITY) {
                // Only what reads entropies has no value then.
                return new Separation(alone, separable, new double[0]);
            }
            return new Separation(
                    alone,
                    separable,
                    each(
                            latents,
                            i -> alone[i]
                                    - (read.entropy(LatentSet.of(i))
                                            + read.entropy(LatentSet.allBut(i, latents))
                                            - read.entropy(all))));
        }

        /** As published code has it: informations are raised to 0, their differences are not. */
        static Separation clamped(Informations read, int latents) {
            LatentSet all = LatentSet.all(latents);
            double[] alone = each(latents, i -> Math.max(0, read.information(LatentSet.of(i))));
            double joint = Math.max(0, read.information(all));
            if (latents == 1) {
                return new Separation(alone, new double[] {joint}, alone);
            }
            return new Separation(
                    alone,
                    each(latents, i -> joint - Math.max(0, others(read, i, latents))),
                    each(
                            latents,
                            i -> alone[i]
                                    - Math.max(
                                            0,
                                            read.entropy(LatentSet.of(i))
                                                    + read.entropy(LatentSet.allBut(i, latents))
                                                    - read.entropy(all))));
        }

        private static double others(Informations read, int latent, int latents) {
            return latents == 1 ? 0 : read.information(LatentSet.allBut(latent, latents));
        }

        double[] requireIndependent() {
            if (independent.length == 0) {
                throw new NotDefinedException("latents share unbounded information given x");
            }
            return independent;
        }
    }

    static double[] each(int latents, IntToDoubleFunction figure) {
        return IntStream.range(0, latents).mapToDouble(figure).toArray();
    }

    static Separation sound(Given given) {
        return Separation.of(
                Informations.of(given.get(given.draws())),
                given.population().latents(),
                given.population().factorised());
    }

    static Separation clamped(Given given) {
        ClampedPosterior key =
                given.asked(ClampedPosterior.class, () -> ClampedPosterior.of(given.population(), given.settings()));
        return Separation.clamped(
                Informations.of(given.get(key)), given.population().latents());
    }

    /** Mean of the k greatest; without a k as many as there are factors, at most all and all if there are none. */
    static Measurement best(double[] figures, int factors, OptionalInt k) {
        int count = k.orElse(factors == 0 ? figures.length : Math.min(factors, figures.length));
        if (count > figures.length) {
            throw new NotDefinedException("there are fewer than " + count + " latents");
        }
        double[] ascending = figures.clone();
        Arrays.sort(ascending);
        double sum = 0;
        for (int n = 1; n <= count; n++) {
            sum += ascending[ascending.length - n];
        }
        return Measurement.of(sum / count).withPerLatent(figures).withSetting("k", count);
    }

    /** sum_i rho_i f_i with rho_i = I(x; z_i) / sum_j I(x; z_j), where a negative I counts as 0. */
    static Measurement weighted(double[] alone, double[] figures) {
        double sum = Arrays.stream(alone).filter(information -> information > 0).sum();
        if (sum <= FactorTable.NOTHING) {
            throw new NotDefinedException("no latent tells anything about the observation");
        }
        double[] rho = each(alone.length, i -> Math.max(0, alone[i]) / sum);
        double[] shares = each(alone.length, i -> rho[i] * figures[i]);
        double[][] table = new double[alone.length][];
        Arrays.setAll(table, i -> new double[] {alone[i], rho[i], figures[i]});
        return Measurement.of(Arrays.stream(shares).sum()).withPerLatent(shares).with(Parts.table(table));
    }

    /** I(x; z) by draws, and I(x; z_i) of the quantised posterior (section 3.1). */
    static Measurement informativeness(Given given, OptionalInt k) {
        InformationTable table = given.get(QuantisedPosterior.of(given.settings()));
        int latents = given.population().latents();
        double[] shares = each(latents, i -> table.informativeness()[i] / Math.log(table.bins()[i]));
        double[][] rows = new double[latents][];
        Arrays.setAll(rows, i -> new double[] {
            table.latentEntropy()[i], table.conditionalEntropy()[i], table.informativeness()[i], shares[i]
        });
        double entropy = 0;
        for (int n = 0; n < given.population().size(); n++) {
            double p = given.population().weight(n);
            entropy -= p == 0 ? 0 : p * Math.log(p);
        }
        return Measurement.of(given.get(given.draws()).information(LatentSet.all(latents)))
                .withPerLatent(table.informativeness())
                .withComponent("sum", Arrays.stream(table.informativeness()).sum())
                .withComponent("normalised", FactorTable.mean(shares))
                .withComponent("observationEntropy", entropy)
                .with(Parts.table(rows));
    }

    /** Mean over pairs of H(z_i) + H(z_j) - H(zbar_i, zbar_j) (Eq. 7). */
    static Measurement misjed(Given given, OptionalInt k) {
        int latents = given.population().latents();
        if (latents < 2) {
            throw new NotDefinedException("there are no two latents");
        }
        InformationTable table = given.get(QuantisedPosterior.of(given.settings()));
        double[][] means = given.get(new MeanPairs(given.settings().quantisation()));
        double[][] pairs = new double[latents][latents];
        double sum = 0;
        double shares = 0;
        double[] partners = new double[latents];
        for (int i = 0; i < latents; i++) {
            pairs[i][i] = Double.NaN;
            for (int j = 0; j < i; j++) {
                double pair = table.latentEntropy()[i] + table.latentEntropy()[j] - means[i][j];
                pairs[i][j] = pair;
                pairs[j][i] = pair;
                sum += pair;
                shares += pair / (Math.log(table.bins()[i]) + Math.log(table.bins()[j]));
                partners[i] += pair / (latents - 1);
                partners[j] += pair / (latents - 1);
            }
        }
        int count = latents * (latents - 1) / 2;
        return Measurement.of(sum / count)
                .withPerLatent(partners)
                .withComponent("normalised", shares / count)
                .with(Parts.table(pairs));
    }
}
