package org.teasel.zoo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.teasel.api.data.Observations;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.rule.Candidate;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.sprites.Sprites;

/** Every checkpoint keeps the rules of encoders, and so does their provider. */
class ZooConformanceTest extends ConformanceTest {

    private final Observations sprites =
            Sprites.of(new Selection.Strides(List.of(1, 5, 20, 31, 31))).observations(0, 9);

    @Override
    protected Stream<Candidate<?>> candidates() {
        return Stream.concat(
                Zoo.names().stream().map(this::encoder),
                Stream.of(EncoderProviderCandidate.of(
                        "provider", ZooEncoderProvider::new, Zoo.names().get(0), sprites)));
    }

    private Candidate<?> encoder(String name) {
        return EncoderCandidate.of(name, () -> new ZooEncoderProvider().open(name, Map.of()), sprites);
    }
}
