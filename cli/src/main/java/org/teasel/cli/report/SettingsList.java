package org.teasel.cli.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;

/** The settings of a run in words. */
public final class SettingsList {

    private SettingsList() {}

    /** What each setting is called, and its value; threads are left out, as they change nothing. */
    public static Map<String, String> of(Settings settings) {
        Quantisation quantisation = settings.quantisation();
        Map<String, String> list = new LinkedHashMap<>();
        list.put(
                "Bins of a latent",
                quantisation.bins() + " over [" + Figures.setting(quantisation.low()) + ", "
                        + Figures.setting(quantisation.high()) + "], rule "
                        + quantisation.rule().name().toLowerCase(Locale.ROOT));
        list.put("Bins of a continuous factor", Integer.toString(settings.factorBins()));
        list.put("Monte Carlo draws", Integer.toString(settings.samples()));
        list.put("Greatest error by components left out", settings.epsilon() + " nats");
        list.put(
                "Rows for learners",
                settings.trainingRows() + " to fit, " + settings.testRows() + " to judge, at most");
        list.put("Repeats of metrics that fit learners", Integer.toString(settings.repeats()));
        list.put("Confidence", Figures.confidence(settings));
        list.put("Seed", Long.toString(settings.seed()));
        return list;
    }
}
