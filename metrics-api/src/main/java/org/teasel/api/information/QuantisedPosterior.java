package org.teasel.api.information;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.statistic.Statistic;

/**
 * Informations of the quantised posterior: Q(s) = sum_n p_n Q(s given x_n), Q(s, y) = sum_n p_n Q(s given x_n)
 * p(y given x_n), and their plug-in entropies (Do and Tran 2020, A.10). A discrete latent's values are its bins.
 *
 * @param quantisation how continuous latents are cut
 * @param factorBins how finely continuous factors are cut
 */
public record QuantisedPosterior(Quantisation quantisation, int factorBins) implements Statistic<InformationTable> {

    /** By the settings of a run. */
    public static QuantisedPosterior of(Settings settings) {
        return new QuantisedPosterior(settings.quantisation(), settings.factorBins());
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = describe(quantisation);
        settings.put("factorBins", factorBins);
        return settings;
    }

    static Map<String, Object> describe(Quantisation quantisation) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("quantisation", quantisation.rule().name().toLowerCase(Locale.ROOT));
        settings.put("bins", quantisation.bins());
        settings.put("range", List.of(quantisation.low(), quantisation.high()));
        return settings;
    }
}
