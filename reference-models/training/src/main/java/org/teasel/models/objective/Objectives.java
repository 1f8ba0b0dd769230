package org.teasel.models.objective;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.teasel.api.InvalidInputException;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;

/** Objectives by name, with settings as text. */
public final class Objectives {

    private static final Map<String, Function<TextSettings, Objective>> BY_ID = byId();

    private Objectives() {}

    private static Map<String, Function<TextSettings, Objective>> byId() {
        Map<String, Function<TextSettings, Objective>> byId = new LinkedHashMap<>();
        byId.put("vae", settings -> new Vae());
        byId.put("beta-vae", settings -> new BetaVae(settings.number("beta", 4)));
        byId.put(
                "annealed-vae",
                settings -> new AnnealedVae(
                        settings.number("gamma", 1000),
                        settings.number("capacity", 25),
                        settings.count("annealing", 100_000)));
        byId.put("factor-vae", settings -> new FactorVae(settings.number("gamma", 35)));
        byId.put(
                "beta-tcvae",
                settings -> new BetaTcVae(
                        settings.number("alpha", 1),
                        settings.number("beta", 6),
                        settings.number("gamma", 1),
                        settings.choice("weighting", Weighting.MWS)));
        byId.put(
                "dip-vae-1",
                settings -> new DipVaeOne(settings.number("off-diagonal", 5), settings.number("diagonal", 50)));
        byId.put(
                "dip-vae-2",
                settings -> new DipVaeTwo(settings.number("off-diagonal", 5), settings.number("diagonal", 5)));
        byId.put("rtc-vae", settings -> new RtcVae(settings.number("beta", 10), settings.count("interval", 1000)));
        byId.put("aae", settings -> new AdversarialAutoencoder(settings.number("weight", 50)));
        return byId;
    }

    /** The names of all objectives. */
    public static List<String> ids() {
        return List.copyOf(BY_ID.keySet());
    }

    /**
     * An objective with the papers' weights on dSprites, or others.
     *
     * @param id its name
     * @param settings {@code beta}, {@code gamma}, {@code weighting} and so on, as the objective has them
     * @throws InvalidInputException if there is no such objective or setting, or one can't be read
     */
    public static Objective of(String id, Map<String, String> settings) {
        return of(new TextSettings(id, settings));
    }

    /**
     * An objective of a model's settings, which then knows all of them with their values.
     *
     * @throws InvalidInputException if there is no such objective or setting, or one can't be read
     */
    public static Objective of(TextSettings settings) {
        Function<TextSettings, Objective> maker = BY_ID.get(settings.model());
        if (maker == null) {
            throw new InvalidInputException("there is no model '" + settings.model() + "', expected one of " + ids());
        }
        Objective objective = maker.apply(settings);
        settings.requireAllKnown();
        return objective;
    }
}
