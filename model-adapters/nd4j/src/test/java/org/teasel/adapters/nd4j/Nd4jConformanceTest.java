package org.teasel.adapters.nd4j;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.teasel.adapters.network.example.TwoLayers;
import org.teasel.api.data.Observations;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.encoder.EncoderCandidate;
import org.teasel.conformance.encoder.EncoderProviderCandidate;
import org.teasel.conformance.posterior.PosteriorCandidate;
import org.teasel.conformance.rule.Candidate;

/** SameDiff graphs, DL4J networks and posteriors in arrays keep every rule. */
class Nd4jConformanceTest extends ConformanceTest {

    @TempDir
    Path folder;

    @Override
    protected Stream<Candidate<?>> candidates() {
        String open = Graphs.save(Graphs.twoLayers(), folder, "open").toString();
        String fixed = Graphs.save(Graphs.twoLayers(4, DataType.FLOAT), folder, "fixed")
                .toString();
        String layers = Networks.save(Networks.twoLayers(), folder, "layers").toString();
        String images = Networks.save(Networks.images(), folder, "images").toString();
        String graph = Networks.save(Networks.graph(), folder, "graph").toString();
        return Stream.of(
                samediff("open batch", open, Map.of()),
                samediff("fixed batch", fixed, Map.of()),
                samediff("runs of 3 without noise", open, Map.of("batch", "3", "std", "none")),
                EncoderProviderCandidate.of("samediff", SameDiffEncoderProvider::new, open, vectors()),
                dl4j("one layer", layers, vectors()),
                dl4j("images", images, images()),
                dl4j("graph", graph, vectors()),
                EncoderProviderCandidate.of("dl4j", Dl4jEncoderProvider::new, layers, vectors()),
                PosteriorCandidate.of("arrays", Nd4jConformanceTest::arrays));
    }

    private static EncoderCandidate samediff(String name, String file, Map<String, String> options) {
        return EncoderCandidate.of(name, () -> new SameDiffEncoderProvider().open(file, options), vectors());
    }

    private static EncoderCandidate dl4j(String name, String file, Observations observations) {
        return EncoderCandidate.of(name, () -> new Dl4jEncoderProvider().open(file, Map.of()), observations);
    }

    private static Observations vectors() {
        return TwoLayers.observations(9);
    }

    private static Observations images() {
        Random random = new Random(1);
        float[] pixels = new float[9 * 64];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = random.nextFloat();
        }
        return Observations.of(new int[] {1, 8, 8}, pixels);
    }

    private static NDArrayPosteriors arrays(RandomGenerator random, int rows, int latents) {
        double[] means = random.doubles((long) rows * latents, -2, 2).toArray();
        double[] deviations = random.doubles(means.length, 0.2, 2).toArray();
        deviations[random.nextInt(deviations.length)] = 0;
        return NDArrayPosteriors.of(
                Nd4j.createFromArray(means).reshape('c', rows, latents),
                Nd4j.createFromArray(deviations).reshape('c', rows, latents));
    }
}
