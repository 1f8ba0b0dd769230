package org.teasel.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.teasel.api.Settings;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.statistic.Population;
import org.teasel.metrics.relation.LatentInformation;

/** What a reader should know before trusting the scores of a representation. */
final class Warnings {

    /** Share of a latent's mass outside the range of the bins from which on it is told. */
    private static final double TELLING_MASS = 0.01;

    /** Observations below which plug-in informations are mostly bias. */
    private static final int FEW_OBSERVATIONS = 1000;

    private Warnings() {}

    static List<String> about(
            Population population,
            Settings settings,
            Optional<InformationTable> information,
            Optional<SampledInformation> sampled) {
        List<String> warnings = new ArrayList<>();
        if (population.size() < FEW_OBSERVATIONS) {
            warnings.add("there are few observations, " + population.size()
                    + ": informations estimated from so few are biased upwards");
        }
        information.ifPresent(table -> addTails(warnings, population, settings, table));
        sampled.ifPresent(reading -> addSaturation(warnings, population, LatentInformation.of(reading, population)));
        return List.copyOf(warnings);
    }

    private static void addTails(
            List<String> warnings, Population population, Settings settings, InformationTable table) {
        List<String> latents = new ArrayList<>();
        double most = 0;
        for (int i = 0; i < table.latents(); i++) {
            if (table.outside()[i] > TELLING_MASS) {
                latents.add(population.latentName(i));
                most = Math.max(most, table.outside()[i]);
            }
        }
        if (!latents.isEmpty()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "up to %.1f %% of %s lies outside the range [%s, %s] of the bins: widen it with another range",
                    100 * most,
                    String.join(", ", latents),
                    settings.quantisation().low(),
                    settings.quantisation().high()));
        }
    }

    private static void addSaturation(List<String> warnings, Population population, LatentInformation information) {
        if (information.saturated()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "I(x; z) is %.3f nats and can't exceed H(x) = %.3f: every draw tells its own observation apart, so"
                            + " SEPIN and INDIN say little; more observations help",
                    information.joint(),
                    population.entropy()));
        }
    }
}
