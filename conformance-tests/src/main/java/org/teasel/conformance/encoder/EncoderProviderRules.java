package org.teasel.conformance.encoder;

import java.util.List;
import org.teasel.api.InvalidInputException;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.conformance.provider.Presentation;
import org.teasel.conformance.provider.Refusal;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** The rules for providers of encoders. */
final class EncoderProviderRules {

    private static final List<String> REFERENCES =
            List.of("", " ", ".", "onnx", "a:b", "C:\\models\\m.bin", "no such file", "\0", "*?<>|", "x".repeat(5000));

    static final List<Rule<EncoderProviderCandidate>> ALL = List.of(
            Rule.<EncoderProviderCandidate>must(
                            "encoder.provider.id", "a provider has an identifier of small letters, digits and hyphens")
                    .from("EncoderProvider.id")
                    .brokenBy("the name of a class")
                    .once((candidate, trial) -> Presentation.requireId(
                            candidate.providers().get().id(),
                            candidate.providers().get().id())),
            Rule.<EncoderProviderCandidate>must(
                            "encoder.provider.description", "a provider describes in one line what it opens")
                    .from("EncoderProvider.description")
                    .brokenBy("null, nothing, or a page")
                    .once((candidate, trial) -> Presentation.requireDescription(
                            candidate.providers().get().description())),
            Rule.<EncoderProviderCandidate>must(
                            "encoder.provider.accepts",
                            "a provider answers for any reference at all whether it is for it, always the same")
                    .from("EncoderProvider.accepts")
                    .brokenBy("a path made of a reference that is none; a file that is opened to see")
                    .once(EncoderProviderRules::accepts),
            Rule.<EncoderProviderCandidate>must(
                            "encoder.provider.unknown-option",
                            "a provider refuses an option that it does not know, by its name")
                    .from("EncoderProvider.open: a name that the provider doesn't know is refused")
                    .brokenBy("options that are looked up and never checked, so that a misspelt one does nothing")
                    .once((candidate, trial) -> Refusal.require(
                            "the option " + Presentation.UNKNOWN_OPTION,
                            () -> candidate
                                    .providers()
                                    .get()
                                    .open(
                                            candidate.reference(),
                                            Presentation.with(candidate.options(), Presentation.UNKNOWN_OPTION, "1")),
                            Presentation.UNKNOWN_OPTION)),
            Rule.<EncoderProviderCandidate>must(
                            "encoder.provider.unknown-reference",
                            "a provider refuses a reference that it can't open by an InvalidInputException that names it,"
                                    + " and one that is missing unless it needs none")
                    .from("EncoderProvider.open")
                    .brokenBy("a NullPointerException, or the exception of a file system")
                    .once(EncoderProviderRules::unknownReference),
            Rule.<EncoderProviderCandidate>must(
                            "encoder.provider.open",
                            "a provider opens the same encoder each time, and leaves the options as they are")
                    .from("EncoderProvider.open")
                    .brokenBy(
                            "one encoder for all, which the first to be done with it closes; options that are removed as"
                                    + " they are read")
                    .once(EncoderProviderRules::open));

    private EncoderProviderRules() {}

    private static void accepts(EncoderProviderCandidate candidate, Trial trial) {
        EncoderProvider provider = candidate.providers().get();
        for (String reference : REFERENCES) {
            boolean accepted;
            try {
                accepted = provider.accepts(reference);
            } catch (RuntimeException e) {
                throw new Violation("asked for the reference '" + shortened(reference) + "' it threw " + e);
            }
            if (accepted != provider.accepts(reference)) {
                throw new Violation("asked twice for the reference '" + shortened(reference) + "' it gave two answers");
            }
        }
    }

    private static String shortened(String reference) {
        return reference.length() > 40 ? reference.substring(0, 40) + "..." : reference;
    }

    private static void unknownReference(EncoderProviderCandidate candidate, Trial trial) {
        EncoderProvider provider = candidate.providers().get();
        String unknown = "no-such-reference-" + Long.toUnsignedString(trial.seed());
        Refusal.require("the reference '" + unknown + "'", () -> provider.open(unknown, candidate.options()), unknown);
        if (!candidate.reference().isEmpty()) {
            try {
                provider.open("", candidate.options()).close();
            } catch (InvalidInputException refused) {
                // As it may be.
            } catch (RuntimeException e) {
                throw new Violation("without a reference it threw " + e + ", expected an InvalidInputException");
            }
        }
    }

    private static void open(EncoderProviderCandidate candidate, Trial trial) {
        EncoderProvider provider = candidate.providers().get();
        Encoded expected;
        try (Encoder other = candidate.providers().get().open(candidate.reference(), candidate.options())) {
            try (Encoder one = provider.open(candidate.reference(), candidate.options())) {
                expected = Encoded.of(one, candidate.observations());
                if (!one.name().equals(other.name()) || !one.latentNames().equals(other.latentNames())) {
                    throw new Violation("one encoder is called " + one.name() + " with latents " + one.latentNames()
                            + ", another " + other.name() + " with latents " + other.latentNames());
                }
            }
            Encoded.of(other, candidate.observations())
                    .requireClose("by an encoder opened beside one that was closed", expected, expected);
        }
    }
}
