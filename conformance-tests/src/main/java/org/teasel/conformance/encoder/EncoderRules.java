package org.teasel.conformance.encoder;

import java.util.List;
import org.teasel.conformance.rule.Rule;

/** The rules for encoders. */
final class EncoderRules {

    static final List<Rule<EncoderCandidate>> ALL = List.of();

    private EncoderRules() {}
}
