package org.teasel.models.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        Path part = Files.writeString(folder.resolve(".beta-tcvae_encoder.onnx.1.part"), "killed");
        assertThat(run(arguments)).as(err.toString()).isZero();
        assertThat(part).doesNotExist();
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
        byte[] record = Files.readAllBytes(folder.resolve("training.json"));
        assertThat(run(arguments)).isZero();
        assertThat(out).asString().contains("trained already");
        assertThat(folder.resolve("training.json")).hasBinaryContent(record);
        Files.delete(folder.resolve("beta-tcvae_decoder.onnx"));
        assertThat(run(arguments)).isZero();
        assertThat(folder.resolve("beta-tcvae_decoder.onnx")).exists();
    }

    @Test
    void theDiscriminatorCanBeSmaller() throws IOException {
        assertThat(run(arguments("factor-vae", "--discriminator-layers", "1", "--discriminator-width", "5")))
                .as(err.toString())
                .isZero();
        // Encoder, decoder and their moments have some 6 MB, the discriminator of Kim and Mnih would have 60.
        assertThat(Files.size(folder.resolve(Trainer.CHECKPOINT))).isLessThan(10_000_000);
    }

    /** A card is made of it, so that all of it is pinned. */
    @Test
    void theRecordSaysHowTheModelCameToBe() throws IOException {
        assertThat(run(arguments(
                        "factor-vae",
                        "--set",
                        "gamma=7",
                        "--discriminator-layers",
                        "1",
                        "--discriminator-width",
                        "5",
                        "--split",
                        "2",
                        "--narrowing",
                        "4",
                        "--held-out",
                        "8",
                        "--seed",
                        "3",
                        "--threads",
                        "1")))
                .as(err.toString())
                .isZero();
        JsonNode found =
                new ObjectMapper().readTree(folder.resolve("training.json").toFile());
        JsonNode plan = new ObjectMapper()
                .readTree("{'model':'factor-vae','settings':{'gamma':7.0},'networks':{'name':'convolutional-split',"
                        .concat("'image':[1,64,64],'latents':3,'deterministic':false,'splitDepth':2,")
                        .concat("'narrowing':4},'noiseCorrelation':0.0,'data':{'name':'sprites',")
                        .concat("'reference':'sprites','options':{},'observations':737280,'heldOut':8},")
                        .concat("'batchSize':4,'learningRate':1.0E-4,'discriminator':{'hiddenLayers':1,")
                        .concat("'width':5,'learningRate':1.0E-4},'seed':3}")
                        .replace('\'', '"'));
        assertThat(found.path("schema").asText()).isEqualTo("teasel-training/1");
        assertThat(found.path("plan")).isEqualTo(plan);
        assertThat(found.path("steps").asLong()).isEqualTo(2);
        List<String> curve = Files.readAllLines(folder.resolve(Trainer.CURVE));
        String[] names = curve.get(0).split(",");
        String[] numbers = curve.get(2).split(",");
        assertThat(found.path("losses")).hasSize(names.length - 1);
        for (int k = 1; k < names.length; k++) {
            assertThat(found.path("losses").path(names[k]).asText()).isEqualTo(numbers[k]);
        }
        assertThat(found.path("validation").fieldNames())
                .toIterable()
                .containsExactly("loss", "reconstruction", "kl", "tc", "tc-of-mean", "tc-of-sample");
        assertThat(found.path("files")).hasToString("[\"factor-vae_encoder.onnx\",\"factor-vae_decoder.onnx\"]");
        JsonNode run = found.path("run");
        assertThat(run.path("device").asText()).isEqualTo("cpu");
        assertThat(run.path("threads").asInt()).isEqualTo(1);
        assertThat(run.path("seconds").asDouble()).isPositive();
        assertThat(run.path("libTorch").asText()).startsWith("2.");
    }

    private int runInfoGan(String... more) {
        List<String> all = new ArrayList<>(List.of("infogan", "--out", folder.toString(), "--batch", "4"));
        all.addAll(List.of("--steps", "2", "--device", "cpu"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void anInfoGanEndsWithTheEncoderOfItsContinuousCodes() throws IOException {
        assertThat(runInfoGan("--set", "continuous=3", "--set", "noise=7", "--correlation", "0.8"))
                .as(err.toString())
                .isZero();
        try (Encoder encoder = new OnnxEncoderProvider()
                .open(folder.resolve("infogan_encoder.onnx").toString(), Map.of())) {
            Posteriors posteriors = encoder.encode(Observations.of(new int[] {1, 64, 64}, new float[64 * 64]));
            assertThat(posteriors.latents()).isEqualTo(3);
            double both = posteriors.covariance(0, 0, 0) * posteriors.covariance(0, 2, 2);
            assertThat(posteriors.covariance(0, 0, 2)).isCloseTo(0.8 * Math.sqrt(both), within(1e-5));
        }
        JsonNode plan = new ObjectMapper()
                .readTree(folder.resolve("training.json").toFile())
                .path("plan");
        assertThat(plan.path("settings"))
                .hasToString("{\"noise\":7,\"categories\":3,\"continuous\":3,\"categorical-weight\":1.0,"
                        + "\"continuous-weight\":0.1,\"generator-rate\":0.001,\"discriminator-rate\":2.0E-4}");
        assertThat(plan.path("networks").path("latents").asInt()).isEqualTo(3);
        assertThat(plan.path("data").path("heldOut").asInt(-1)).isZero();
    }

    @Test
    void anInfoGanRefusesWhatItDoesNotKnow() {
        assertThat(runInfoGan("--latents", "3")).isEqualTo(1);
        assertThat(err).asString().contains("model infogan doesn't take --latents");
        assertThat(runInfoGan("--set", "beta=3")).isEqualTo(1);
        assertThat(err).asString().contains("model infogan has no setting 'beta'");
        assertThat(runInfoGan("--set", "continuous=0")).isEqualTo(1);
        assertThat(err).asString().contains("setting continuous is 0, expected 1 or more");
        assertThat(runInfoGan("--set", "noise=-1")).isEqualTo(1);
        assertThat(err).asString().contains("setting noise is -1, expected one from 0");
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
