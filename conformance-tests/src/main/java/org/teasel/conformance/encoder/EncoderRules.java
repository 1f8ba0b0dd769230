package org.teasel.conformance.encoder;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.conformance.rule.Rule;

/** The rules for encoders. */
final class EncoderRules {

    static final List<Rule<EncoderCandidate>> ALL = Stream.of(BatchingRules.ALL, StateRules.ALL, InputRules.ALL)
            .flatMap(List::stream)
            .toList();

    private EncoderRules() {}
}
