package org.teasel.datasets;

import static org.teasel.api.spi.DatasetProvider.SAMPLE;
import static org.teasel.api.spi.DatasetProvider.SEED;
import static org.teasel.api.spi.DatasetProvider.STRIDE;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.dataset.DatasetCandidate;
import org.teasel.conformance.dataset.DatasetProviderCandidate;
import org.teasel.conformance.rule.Candidate;
import org.teasel.datasets.dsprites.DspritesProvider;
import org.teasel.datasets.sprites.SpritesProvider;

/** The data sets and their providers keep every rule. */
class DatasetsConformanceTest extends ConformanceTest {

    @Override
    protected Stream<Candidate<?>> candidates() {
        String archive = archive();
        return Stream.of(
                DatasetCandidate.of("sprites", () -> new SpritesProvider().open("", Map.of())),
                DatasetCandidate.of(
                        "sampled sprites", () -> new SpritesProvider().open("", Map.of(SAMPLE, "50", SEED, "1"))),
                DatasetCandidate.of("dSprites archive", () -> new DspritesProvider().open(archive, Map.of())),
                DatasetProviderCandidate.of("provider of sprites", SpritesProvider::new, "")
                        .selecting(STRIDE, SAMPLE, SEED),
                DatasetProviderCandidate.of("provider of dSprites", DspritesProvider::new, archive)
                        .selecting(STRIDE, SAMPLE, SEED));
    }

    private static String archive() {
        try {
            return Path.of(DspritesProvider.class.getResource("twelve.npz").toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
