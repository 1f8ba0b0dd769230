package org.teasel.estimators.quantised;

import org.teasel.api.data.Factor;
import org.teasel.api.data.Factors;
import org.teasel.api.statistic.NotDefinedException;

/** Refuses factors that no table can hold. */
final class FactorLimits {

    /** Most values of a factor; one with more tells observations apart, and its table would outgrow memory. */
    static final int MOST_VALUES = 4096;

    private FactorLimits() {}

    static Factors check(Factors factors) {
        for (Factor factor : factors.factors()) {
            if (factor.values().size() > MOST_VALUES) {
                throw new NotDefinedException("factor '" + factor.name() + "' has "
                        + factor.values().size() + " values, expected at most " + MOST_VALUES
                        + "; declare it continuous to have it cut in bins, or leave it out");
            }
        }
        return factors;
    }
}
