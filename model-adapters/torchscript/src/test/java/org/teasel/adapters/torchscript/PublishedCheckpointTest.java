package org.teasel.adapters.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.teasel.adapters.onnx.OnnxEncoderProvider;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.encoder.Encoding;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.api.spi.Plugins;
import org.teasel.datasets.sprites.SpritesProvider;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;

/**
 * A published beta-TCVAE encoder of dSprites (YannDubs/disentangling-vae), traced and converted to ONNX by others, which
 * is not part of the sources: runs where the property {@code teasel.checkpoints} or the variable
 * {@code TEASEL_CHECKPOINTS} names its folder.
 */
class PublishedCheckpointTest {

    private static final String METRICS = "mig,jemmig,informativeness,misjed,tc";

    private Representation traced;
    private Representation converted;

    @BeforeEach
    void encode() {
        String folder = System.getProperty("teasel.checkpoints", System.getenv("TEASEL_CHECKPOINTS"));
        assumeTrue(folder != null, "no folder of checkpoints was named");
        Dataset sprites = new SpritesProvider().open("", Map.of("sample", "3000", "seed", "1"));
        traced = encode(new TorchScriptEncoderProvider(), Path.of(folder, "btcvae_dsprites_encoder.ts.pt"), sprites);
        converted = encode(new OnnxEncoderProvider(), Path.of(folder, "btcvae_dsprites_encoder.onnx"), sprites);
    }

    private static Representation encode(EncoderProvider provider, Path file, Dataset sprites) {
        assumeTrue(Files.exists(file), file + " doesn't exist");
        try (Encoder encoder = provider.open(file.toString(), Map.of())) {
            return Encoding.encode(encoder, sprites, Progress.NONE);
        }
    }

    @Test
    void bothGiveTheSamePosteriors() {
        Posteriors expected = converted.posteriors();
        for (int row = 0; row < expected.size(); row++) {
            for (int i = 0; i < expected.latents(); i++) {
                assertThat(traced.posteriors().mean(row, i)).isCloseTo(expected.mean(row, i), within(1e-5));
                assertThat(standardDeviation(traced, row, i))
                        .isCloseTo(standardDeviation(converted, row, i), within(1e-5));
            }
        }
    }

    private static double standardDeviation(Representation representation, int row, int latent) {
        return Math.sqrt(representation.posteriors().covariance(row, latent, latent));
    }

    @Test
    void bothScoreAlike() {
        List<Score> scores = score(traced);
        List<Score> expected = score(converted);
        assertThat(scores).hasSizeGreaterThan(4);
        for (int k = 0; k < scores.size(); k++) {
            assertThat(scores.get(k).value().getAsDouble())
                    .as(scores.get(k).descriptor().name().toString())
                    .isCloseTo(expected.get(k).value().getAsDouble(), within(1e-4));
        }
    }

    private static List<Score> score(Representation representation) {
        Plugins plugins = Plugins.discover();
        return Evaluator.of(plugins)
                .evaluate(representation, MetricCatalogue.of(plugins).select(METRICS))
                .scores();
    }
}
