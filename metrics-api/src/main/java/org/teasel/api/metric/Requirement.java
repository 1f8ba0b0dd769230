package org.teasel.api.metric;

import java.util.Optional;
import org.teasel.api.statistic.Population;

/** What the data must have for a metric to be defined. */
public enum Requirement {
    /** At least one factor. */
    FACTORS("factors") {
        @Override
        public Optional<String> unmet(Population population) {
            return when(population.factors().count() < 1, "there are no factors");
        }
    },
    /** At least two factors. */
    SEVERAL_FACTORS("2 factors") {
        @Override
        public Optional<String> unmet(Population population) {
            int count = population.factors().count();
            return when(count < 2, "it compares factors and there " + (count == 1 ? "is only one" : "are none"));
        }
    },
    /** At least two latents. */
    SEVERAL_LATENTS("2 latents") {
        @Override
        public Optional<String> unmet(Population population) {
            return when(population.latents() < 2, "it compares latents and there is only one");
        }
    },
    /** At least two observations. */
    SEVERAL_OBSERVATIONS("2 observations") {
        @Override
        public Optional<String> unmet(Population population) {
            return when(population.size() < 2, "there is only one observation");
        }
    };

    private final String label;

    Requirement(String label) {
        this.label = label;
    }

    /** A word or two for listings. */
    public String label() {
        return label;
    }

    /** Why a population does not meet the requirement, as the end of "not defined, because ..."; empty if it does. */
    public abstract Optional<String> unmet(Population population);

    private static Optional<String> when(boolean unmet, String reason) {
        return unmet ? Optional.of(reason) : Optional.empty();
    }
}
