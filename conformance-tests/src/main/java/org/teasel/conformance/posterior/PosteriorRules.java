package org.teasel.conformance.posterior;

import java.util.List;
import org.teasel.conformance.rule.Rule;

/** The rules for posteriors. */
final class PosteriorRules {

    static final List<Rule<PosteriorCandidate>> ALL = List.of();

    private PosteriorRules() {}
}
