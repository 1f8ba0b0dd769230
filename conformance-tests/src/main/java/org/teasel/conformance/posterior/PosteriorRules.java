package org.teasel.conformance.posterior;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.conformance.rule.Rule;

/** The rules for posteriors. */
final class PosteriorRules {

    /** Rules about each posterior on its own. */
    static final List<RowRule> OF_ROWS = Stream.of(
                    MomentRules.ALL,
                    DistributionFunctionRules.ALL,
                    DensityRules.ALL,
                    FactorisedRules.ALL,
                    EntropyRules.ALL,
                    SampleRules.ALL)
            .flatMap(List::stream)
            .toList();

    static final List<Rule<PosteriorCandidate>> ALL = Stream.of(
                    BatchRules.ALL.stream(),
                    OF_ROWS.stream().map(RowRule::rule),
                    Stream.of(FactorisedRules.TRUTHFUL),
                    NoiseRules.ALL.stream())
            .flatMap(rules -> rules)
            .toList();

    private PosteriorRules() {}
}
