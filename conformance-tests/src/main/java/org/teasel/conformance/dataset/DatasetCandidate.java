package org.teasel.conformance.dataset;

import java.util.List;
import java.util.function.Supplier;
import org.teasel.api.data.Dataset;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;

/**
 * A data set on trial.
 *
 * @param name what to call it
 * @param datasets opens the data set anew each time
 * @param declarations the rules that it does not keep
 */
public record DatasetCandidate(String name, Supplier<? extends Dataset> datasets, Declarations declarations)
        implements Candidate<DatasetCandidate> {

    /**
     * A data set.
     *
     * @param name what to call it
     * @param datasets opens the data set anew each time
     */
    public static DatasetCandidate of(String name, Supplier<? extends Dataset> datasets) {
        return new DatasetCandidate(name, datasets, Declarations.NONE);
    }

    @Override
    public DatasetCandidate declaring(String rule, String reason) {
        return new DatasetCandidate(name, datasets, declarations.and(rule, reason));
    }

    @Override
    public List<Rule<DatasetCandidate>> rules() {
        return DatasetRules.ALL;
    }

    /** The rules of this door, which are the same for every candidate. */
    public static List<Rule<DatasetCandidate>> door() {
        return DatasetRules.ALL;
    }

    @Override
    public DatasetCandidate self() {
        return this;
    }
}
