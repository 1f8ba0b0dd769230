package org.teasel.conformance.dataset;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;

/**
 * A provider of data sets on trial.
 *
 * @param name what to call it
 * @param providers makes the provider anew each time
 * @param reference a reference that it opens, to a data set of at least 12 rows
 * @param options options that it opens the reference with
 * @param selections which of {@link DatasetProvider#STRIDE}, {@link DatasetProvider#SAMPLE} and
 *     {@link DatasetProvider#SEED} it takes
 * @param declarations the rules that it does not keep
 */
public record DatasetProviderCandidate(
        String name,
        Supplier<? extends DatasetProvider> providers,
        String reference,
        Map<String, String> options,
        Set<String> selections,
        Declarations declarations)
        implements Candidate<DatasetProviderCandidate> {

    public DatasetProviderCandidate {
        options = Map.copyOf(options);
        selections = Set.copyOf(selections);
    }

    /**
     * A provider that takes no selections.
     *
     * @param name what to call it
     * @param providers makes the provider anew each time
     * @param reference a reference that it opens without options, to a data set of at least 12 rows
     */
    public static DatasetProviderCandidate of(
            String name, Supplier<? extends DatasetProvider> providers, String reference) {
        return new DatasetProviderCandidate(name, providers, reference, Map.of(), Set.of(), Declarations.NONE);
    }

    /** This candidate, which takes these options to select rows. */
    public DatasetProviderCandidate selecting(String... names) {
        return new DatasetProviderCandidate(name, providers, reference, options, Set.of(names), declarations);
    }

    @Override
    public DatasetProviderCandidate declaring(String rule, String reason) {
        return new DatasetProviderCandidate(
                name, providers, reference, options, selections, declarations.and(rule, reason));
    }

    @Override
    public List<Rule<DatasetProviderCandidate>> rules() {
        return DatasetProviderRules.ALL;
    }

    /** The rules for providers, which are the same for every candidate. */
    public static List<Rule<DatasetProviderCandidate>> door() {
        return DatasetProviderRules.ALL;
    }

    @Override
    public DatasetProviderCandidate self() {
        return this;
    }
}
