package org.teasel.models.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.onnx.OnnxEncoderProvider;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Posteriors;
import org.teasel.models.training.Trainer;

class TrainToolTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return ToolProvider.findFirst("teasel-train")
                .orElseThrow()
                .run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private String[] arguments(String model, String... more) {
        List<String> all = new ArrayList<>(List.of(model, "--out", folder.toString(), "--batch", "4"));
        all.addAll(List.of("--steps", "2", "--device", "cpu", "--curve-steps", "1", "--latents", "3"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void trainsOnSpritesAndGoesOn() throws IOException {
        String[] arguments = arguments("beta-tcvae", "--set", "beta=4", "--correlation", "0.9", "--split", "2");
        assertThat(run(arguments)).as(err.toString()).isZero();
        assertThat(out).asString().contains("trained 2 steps");
        assertThat(err).asString().contains("step 2 of 2: loss ").contains("tc ");
        assertThat(Files.readAllLines(folder.resolve(Trainer.CURVE)).get(0))
                .isEqualTo("step,loss,reconstruction,mi,tc,dimension-wise-kl");
        try (Encoder encoder = new OnnxEncoderProvider()
                .open(folder.resolve("beta-tcvae_encoder.onnx").toString(), Map.of())) {
            Posteriors posteriors = encoder.encode(Observations.of(new int[] {1, 64, 64}, new float[64 * 64]));
            double both = posteriors.covariance(0, 0, 0) * posteriors.covariance(0, 1, 1);
            assertThat(posteriors.covariance(0, 0, 1)).isCloseTo(0.9 * Math.sqrt(both), within(1e-5));
        }
        assertThat(folder.resolve("beta-tcvae_decoder.onnx")).exists();
        assertThat(run(arguments)).isZero();
    }

    @Test
    void theDiscriminatorCanBeSmaller() throws IOException {
        assertThat(run(arguments("factor-vae", "--discriminator-layers", "1", "--discriminator-width", "5")))
                .as(err.toString())
                .isZero();
        // Encoder, decoder and their moments have some 6 MB, the discriminator of Kim and Mnih would have 60.
        assertThat(Files.size(folder.resolve(Trainer.CHECKPOINT))).isLessThan(10_000_000);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThat(run(arguments("gamma-vae"))).isEqualTo(1);
        assertThat(err).asString().contains("no model 'gamma-vae', expected one of [vae, ");
        assertThat(run(arguments("vae", "--set", "beta=4"))).isEqualTo(1);
        assertThat(err).asString().contains("model vae has no setting 'beta', expected none");
        assertThat(run(arguments("beta-vae", "--set", "beta=x"))).isEqualTo(1);
        assertThat(err).asString().contains("setting beta is 'x', expected a number");
        assertThat(run(arguments("beta-tcvae", "--set", "weighting=x"))).isEqualTo(1);
        assertThat(err).asString().contains("expected one of mws, mws-without-constants, mss0, mss1");
        assertThat(run("vae", "--out", folder.toString(), "--steps", "2", "--device", "tpu"))
                .isEqualTo(1);
        assertThat(err).asString().contains("device is 'tpu'");
        assertThat(run(arguments("vae", "--dataset", "sprite"))).isEqualTo(1);
        assertThat(err).asString().contains("no data set 'sprite'");
        assertThat(run("vae", "--steps", "x")).isEqualTo(2);
        assertThat(run(arguments("vae", "--deterministic"))).isEqualTo(1);
        assertThat(err).asString().contains("codes without noise");
    }
}
