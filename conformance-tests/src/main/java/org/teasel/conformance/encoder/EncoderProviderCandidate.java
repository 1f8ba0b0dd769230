package org.teasel.conformance.encoder;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.teasel.api.data.Observations;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;

/**
 * A provider of encoders on trial.
 *
 * @param name what to call it
 * @param providers makes the provider anew each time
 * @param reference a reference that it opens
 * @param options options that it opens the reference with
 * @param observations some observations that the encoder can read
 * @param declarations the rules that it does not keep
 */
public record EncoderProviderCandidate(
        String name,
        Supplier<? extends EncoderProvider> providers,
        String reference,
        Map<String, String> options,
        Observations observations,
        Declarations declarations)
        implements Candidate<EncoderProviderCandidate> {

    public EncoderProviderCandidate {
        options = Map.copyOf(options);
    }

    /**
     * A provider.
     *
     * @param name what to call it
     * @param providers makes the provider anew each time
     * @param reference a reference that it opens without options
     * @param observations some observations that the encoder can read
     */
    public static EncoderProviderCandidate of(
            String name, Supplier<? extends EncoderProvider> providers, String reference, Observations observations) {
        return new EncoderProviderCandidate(name, providers, reference, Map.of(), observations, Declarations.NONE);
    }

    @Override
    public EncoderProviderCandidate declaring(String rule, String reason) {
        return new EncoderProviderCandidate(
                name, providers, reference, options, observations, declarations.and(rule, reason));
    }

    @Override
    public List<Rule<EncoderProviderCandidate>> rules() {
        return EncoderProviderRules.ALL;
    }

    /** The rules for providers, which are the same for every candidate. */
    public static List<Rule<EncoderProviderCandidate>> door() {
        return EncoderProviderRules.ALL;
    }

    @Override
    public EncoderProviderCandidate self() {
        return this;
    }
}
