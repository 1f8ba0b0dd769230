package org.teasel.conformance.posterior;

import java.util.stream.Stream;
import org.teasel.conformance.ConformanceTest;

/** Teasel's own families keep every rule. */
class RightPosteriorsTest extends ConformanceTest {

    @Override
    protected Stream<PosteriorCandidate> candidates() {
        return Families.right();
    }
}
