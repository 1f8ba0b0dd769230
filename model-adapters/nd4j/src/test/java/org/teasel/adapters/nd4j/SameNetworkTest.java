package org.teasel.adapters.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.network.example.TwoLayers;
import org.teasel.adapters.onnx.OnnxEncoderProvider;
import org.teasel.adapters.onnx.TwoLayersModel;
import org.teasel.api.Settings;
import org.teasel.api.data.Observations;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.Plugins;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;

/** The same network behind ONNX, SameDiff and DL4J gives the same posteriors and the same scores. */
class SameNetworkTest {

    private static final int ROWS = 400;

    @TempDir
    Path folder;

    private final Observations observations = TwoLayers.observations(ROWS);
    private Map<String, Posteriors> all;

    @BeforeEach
    void encode() {
        Path onnx = TwoLayersModel.write(folder);
        Path graph = Graphs.save(Graphs.twoLayers(), folder, "graph");
        Path network = Networks.save(Networks.twoLayers(), folder, "network");
        all = Map.of(
                "Java",
                TwoLayers.posteriors(observations),
                "ONNX",
                encode(new OnnxEncoderProvider().open(onnx.toString(), Map.of())),
                "SameDiff",
                encode(new SameDiffEncoderProvider().open(graph.toString(), Map.of())),
                "DL4J",
                encode(new Dl4jEncoderProvider().open(network.toString(), Map.of())));
    }

    private Posteriors encode(Encoder opened) {
        try (Encoder encoder = opened) {
            return encoder.encode(observations);
        }
    }

    @Test
    void posteriorsAreTheSame() {
        Posteriors expected = all.get("Java");
        all.forEach((name, posteriors) -> {
            for (int row = 0; row < ROWS; row++) {
                for (int i = 0; i < TwoLayers.LATENTS; i++) {
                    assertThat(posteriors.mean(row, i)).as(name).isCloseTo(expected.mean(row, i), within(1e-5));
                    assertThat(Math.sqrt(posteriors.covariance(row, i, i)))
                            .as(name)
                            .isCloseTo(Math.sqrt(expected.covariance(row, i, i)), within(1e-5));
                }
            }
        });
    }

    @Test
    void scoresAreTheSame() {
        List<Double> expected = scores(all.get("Java"));
        assertThat(expected).hasSizeGreaterThan(3).allMatch(Double::isFinite);
        all.forEach((name, posteriors) -> {
            List<Double> scores = scores(posteriors);
            for (int k = 0; k < expected.size(); k++) {
                assertThat(scores.get(k)).as(name).isCloseTo(expected.get(k), within(1e-5));
            }
        });
    }

    private static List<Double> scores(Posteriors posteriors) {
        Plugins plugins = Plugins.discover();
        return Evaluator.of(plugins)
                .with(Settings.DEFAULT.withSamples(500))
                .evaluate(
                        Representation.of("same", posteriors, TwoLayers.factors(ROWS)),
                        MetricCatalogue.of(plugins).select("mig,rmig,sap,modularity,tc:gaussian-sampled,jemmig"))
                .scores()
                .stream()
                .map(Score::outcome)
                .map(outcome -> ((Score.Defined) outcome).measurement().value())
                .toList();
    }
}
