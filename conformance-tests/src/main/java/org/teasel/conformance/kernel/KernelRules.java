package org.teasel.conformance.kernel;

import java.util.List;
import org.teasel.conformance.rule.Rule;

/** The rules for kernels. */
final class KernelRules {

    static final List<Rule<KernelCandidate>> ALL = List.of();

    private KernelRules() {}
}
