package org.teasel.models.objective;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.teasel.api.InvalidInputException;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;

/** Objectives by name, with settings as text. */
public final class Objectives {

    private static final Map<String, Function<Settings, Objective>> BY_ID = byId();

    private Objectives() {}

    private static Map<String, Function<Settings, Objective>> byId() {
        Map<String, Function<Settings, Objective>> byId = new LinkedHashMap<>();
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
                        settings.weighting()));
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
        Function<Settings, Objective> maker = BY_ID.get(id);
        if (maker == null) {
            throw new InvalidInputException("there is no model '" + id + "', expected one of " + ids());
        }
        Settings given = new Settings(id, new LinkedHashMap<>(settings), new LinkedHashMap<>());
        Objective objective = maker.apply(given);
        given.requireAllKnown();
        return objective;
    }

    /**
     * Settings as text.
     *
     * @param model whose they are
     * @param left those that were not asked for
     * @param known what was asked for, with what is usual
     */
    private record Settings(String model, Map<String, String> left, Map<String, String> known) {

        private String text(String name, String usual) {
            known.put(name, usual);
            String text = left.remove(name);
            return text == null ? usual : text;
        }

        double number(String name, double usual) {
            String text = text(name, String.valueOf(usual));
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new InvalidInputException("setting " + name + " is '" + text + "', expected a number", e);
            }
        }

        long count(String name, long usual) {
            String text = text(name, String.valueOf(usual));
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new InvalidInputException("setting " + name + " is '" + text + "', expected a whole number", e);
            }
        }

        Weighting weighting() {
            String text = text("weighting", "mws");
            return Arrays.stream(Weighting.values())
                    .filter(weighting -> name(weighting).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException("setting weighting is '" + text + "', expected one of "
                            + Arrays.stream(Weighting.values())
                                    .map(Settings::name)
                                    .collect(Collectors.joining(", "))));
        }

        private static String name(Weighting weighting) {
            return weighting.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        void requireAllKnown() {
            if (!left.isEmpty()) {
                throw new InvalidInputException("model " + model + " has no setting '"
                        + left.keySet().iterator().next() + "', expected "
                        + (known.isEmpty() ? "none" : "one of " + known));
            }
        }
    }
}
