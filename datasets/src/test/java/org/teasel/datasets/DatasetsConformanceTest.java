package org.teasel.datasets;

import static org.teasel.api.spi.DatasetProvider.SAMPLE;
import static org.teasel.api.spi.DatasetProvider.SEED;
import static org.teasel.api.spi.DatasetProvider.STRIDE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.dataset.DatasetCandidate;
import org.teasel.conformance.dataset.DatasetProviderCandidate;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.datasets.cars3d.CarFiles;
import org.teasel.datasets.cars3d.Cars3dProvider;
import org.teasel.datasets.dsprites.DspritesProvider;
import org.teasel.datasets.grid.DatasetOptions;
import org.teasel.datasets.mnist.IdxFiles;
import org.teasel.datasets.mnist.MnistProvider;
import org.teasel.datasets.shapes3d.HdfFiles;
import org.teasel.datasets.shapes3d.Shapes3dProvider;
import org.teasel.datasets.smallnorb.NorbFiles;
import org.teasel.datasets.smallnorb.SmallNorbProvider;
import org.teasel.datasets.sprites.SpritesProvider;

/** The data sets and their providers keep every rule. */
class DatasetsConformanceTest extends ConformanceTest {

    @TempDir
    Path folder;

    @Override
    protected Stream<Candidate<?>> candidates() {
        String archive = archive();
        String digits = IdxFiles.folder(folder("mnist"), 20).toString();
        String cars = CarFiles.folder(folder("cars")).toString();
        String shapes = HdfFiles.write(folder.resolve("shapes.h5"), 20, HdfFiles.Storage.GZIP)
                .toString();
        String mapped = HdfFiles.write(folder.resolve("mapped.h5"), 20, HdfFiles.Storage.ONE_PIECE)
                .toString();
        String toys = NorbFiles.folder(folder("smallnorb"), 20).toString();
        return Stream.of(
                DatasetCandidate.of("sprites", () -> new SpritesProvider().open("", Map.of())),
                DatasetCandidate.of(
                        "sampled sprites", () -> new SpritesProvider().open("", Map.of(SAMPLE, "50", SEED, "1"))),
                DatasetCandidate.of("dSprites archive", () -> new DspritesProvider().open(archive, Map.of())),
                DatasetCandidate.of(
                        "biased sprites",
                        () -> new SpritesProvider().open("", Map.of(STRIDE, "1,1,8,4,4", DatasetOptions.BIAS, "C"))),
                DatasetCandidate.of("MNIST", () -> new MnistProvider().open(digits, Map.of("side", "32"))),
                DatasetCandidate.of("SmallNORB", () -> new SmallNorbProvider().open(toys, Map.of("camera", "both"))),
                DatasetCandidate.of("Cars3D", () -> new Cars3dProvider().open(cars, Map.of(STRIDE, "2,7,1"))),
                new DatasetProviderCandidate(
                        "provider of Cars3D",
                        Cars3dProvider::new,
                        cars,
                        Map.of("side", "128"),
                        Set.of(STRIDE, SAMPLE, SEED),
                        Declarations.NONE),
                DatasetCandidate.of("Shapes3D in chunks", () -> new Shapes3dProvider().open(shapes, Map.of())),
                DatasetCandidate.of("Shapes3D in one piece", () -> new Shapes3dProvider().open(mapped, Map.of())),
                DatasetProviderCandidate.of("provider of Shapes3D", Shapes3dProvider::new, shapes)
                        .selecting(STRIDE, SAMPLE, SEED),
                DatasetProviderCandidate.of("provider of MNIST", MnistProvider::new, digits)
                        .selecting(STRIDE, SAMPLE, SEED),
                DatasetProviderCandidate.of("provider of SmallNORB", SmallNorbProvider::new, toys)
                        .selecting(STRIDE, SAMPLE, SEED),
                DatasetProviderCandidate.of("provider of sprites", SpritesProvider::new, "")
                        .selecting(STRIDE, SAMPLE, SEED),
                DatasetProviderCandidate.of("provider of dSprites", DspritesProvider::new, archive)
                        .selecting(STRIDE, SAMPLE, SEED));
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
