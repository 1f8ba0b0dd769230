package org.teasel.cli.moments;

import java.util.Map;
import java.util.stream.Stream;
import org.teasel.api.data.Observations;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.rule.Candidate;
import org.teasel.datasets.sprites.SpritesProvider;

/** The built-in encoder and its provider keep every rule. */
class MomentsConformanceTest extends ConformanceTest {

    @Override
    protected Stream<Candidate<?>> candidates() {
        Observations sprites =
                new SpritesProvider().open("", Map.of("sample", "10")).observations(0, 10);
        return Stream.of(
                EncoderCandidate.of("moments", MomentsEncoder::new, sprites),
                EncoderProviderCandidate.of("provider of moments", MomentsEncoderProvider::new, "", sprites));
    }
}
