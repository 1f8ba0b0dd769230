package org.teasel.adapters.arrays.posteriors;

import java.util.List;
import java.util.Optional;
import org.teasel.api.data.Factor;

/**
 * What the file of names says.
 *
 * @param latents names of the latents; empty if it is silent
 * @param factors names, types and values of the factors; empty if it is silent
 */
record Names(List<String> latents, List<FactorName> factors) {

    static final Names NONE = new Names(List.of(), List.of());

    /**
     * What is said about a factor.
     *
     * @param name its name
     * @param type its type; empty if it is to follow from the data
     * @param values names of its values; empty if they are to follow from the data
     */
    record FactorName(String name, Optional<Factor.Type> type, List<String> values) {

        /** What is said if nothing is said. */
        static FactorName unknown(String name) {
            return new FactorName(name, Optional.empty(), List.of());
        }

        /** The type of a factor with values, which is categorical unless something else is said. */
        Factor withValues(List<String> found) {
            return new Factor(name, type.orElse(Factor.Type.CATEGORICAL), found);
        }
    }
}
