package org.teasel.adapters.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.network.example.TwoLayers;
import org.teasel.api.Settings;
import org.teasel.api.data.Observations;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.Plugins;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;

/** The network that every engine's tests build gives its posteriors and its scores behind TorchScript too. */
class SameNetworkTest {

    private static final int ROWS = 400;

    @TempDir
    Path folder;

    private final Observations observations = TwoLayers.observations(ROWS);
    private final DiagonalGaussian expected = TwoLayers.posteriors(observations);

    private Posteriors encode() {
        Path file = TinyArchive.floats()
                .parameter("A", TwoLayers.HIDDEN_WEIGHTS, TwoLayers.WIDTH, TwoLayers.HIDDEN)
                .parameter("a", TwoLayers.HIDDEN_BIAS, TwoLayers.HIDDEN)
                .parameter("M", TwoLayers.MEAN_WEIGHTS, TwoLayers.HIDDEN, TwoLayers.LATENTS)
                .parameter("m", TwoLayers.MEAN_BIAS, TwoLayers.LATENTS)
                .parameter("V", TwoLayers.LOG_VARIANCE_WEIGHTS, TwoLayers.HIDDEN, TwoLayers.LATENTS)
                .parameter("v", TwoLayers.LOG_VARIANCE_BIAS, TwoLayers.LATENTS)
                .forward(
                        "Tuple[Tensor, Tensor]",
                        "h = torch.tanh(torch.add(torch.matmul(image, self.A), self.a))",
                        "mean = torch.add(torch.matmul(h, self.M), self.m)",
                        "logvar = torch.add(torch.matmul(h, self.V), self.v)",
                        "return (mean, logvar)")
                .write(folder);
        try (Encoder encoder = new TorchScriptEncoderProvider().open(file.toString(), Map.of())) {
            return encoder.encode(observations);
        }
    }

    @Test
    void posteriorsAreTheSame() {
        DiagonalGaussian posteriors = (DiagonalGaussian) encode();
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < TwoLayers.LATENTS; i++) {
                assertThat(posteriors.mean(row, i)).isCloseTo(expected.mean(row, i), within(1e-5));
                assertThat(posteriors.standardDeviation(row, i))
                        .isCloseTo(expected.standardDeviation(row, i), within(1e-5));
            }
        }
    }

    @Test
    void scoresAreTheSame() {
        List<Double> scores = scores(encode());
        List<Double> wanted = scores(expected);
        assertThat(scores).hasSize(5).hasSameSizeAs(wanted);
        for (int k = 0; k < wanted.size(); k++) {
            assertThat(scores.get(k)).isCloseTo(wanted.get(k), within(1e-5));
        }
    }

    private static List<Double> scores(Posteriors posteriors) {
        Plugins plugins = Plugins.discover();
        Representation representation = Representation.of("same", posteriors, TwoLayers.factors(ROWS));
        return Evaluator.of(plugins)
                .with(Settings.DEFAULT.withSamples(500))
                .evaluate(
                        representation, MetricCatalogue.of(plugins).select("mig,jemmig,modularity,informativeness,tc"))
                .scores()
                .stream()
                .map(score -> ((Score.Defined) score.outcome()).measurement().value())
                .toList();
    }
}
