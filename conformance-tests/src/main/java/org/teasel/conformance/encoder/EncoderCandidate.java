package org.teasel.conformance.encoder;

import java.util.List;
import java.util.function.Supplier;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;

/**
 * An encoder on trial.
 *
 * @param name what to call it
 * @param encoders opens a new encoder each time
 * @param observations some observations that it can read, at least 4
 * @param declarations the rules that it does not keep
 */
public record EncoderCandidate(
        String name, Supplier<? extends Encoder> encoders, Observations observations, Declarations declarations)
        implements Candidate<EncoderCandidate> {

    /**
     * An encoder.
     *
     * @param name what to call it
     * @param encoders opens a new encoder each time
     * @param observations some observations that it can read, at least 4 and not all alike
     */
    public static EncoderCandidate of(String name, Supplier<? extends Encoder> encoders, Observations observations) {
        return new EncoderCandidate(name, encoders, observations, Declarations.NONE);
    }

    @Override
    public EncoderCandidate declaring(String rule, String reason) {
        return new EncoderCandidate(name, encoders, observations, declarations.and(rule, reason));
    }

    /** The observations, a copy each time: an encoder that changes what it reads spoils one rule's and no others'. */
    @Override
    public Observations observations() {
        return Observations.of(observations.shape(), observations.values().clone());
    }

    @Override
    public List<Rule<EncoderCandidate>> rules() {
        return EncoderRules.ALL;
    }

    /** The rules of this door, which are the same for every candidate. */
    public static List<Rule<EncoderCandidate>> door() {
        return EncoderRules.ALL;
    }

    @Override
    public EncoderCandidate self() {
        return this;
    }
}
