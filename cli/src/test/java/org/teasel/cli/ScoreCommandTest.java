package org.teasel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.arrays.posteriors.PosteriorFiles;
import org.teasel.adapters.onnx.file.ElementType;
import org.teasel.adapters.onnx.file.OnnxModel;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.DiagonalGaussian;

class ScoreCommandTest {

    private static final String QUICK = "informativeness,mig,misjed,modularity";

    @TempDir
    Path folder;

    private Run score(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("score", "--metrics", QUICK, "--samples", "200", "--out", out().toString()));
        arguments.addAll(Arrays.asList(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private JsonNode document() throws IOException {
        return new ObjectMapper().readTree(out().resolve("scores.json").toFile());
    }

    /** A latent that copies a factor of four values, and one of noise. */
    private Path posteriors(int factors) {
        int size = 400;
        double[][] means = new double[size][2];
        double[][] deviations = new double[size][2];
        int[] codes = new int[size];
        for (int n = 0; n < size; n++) {
            codes[n] = n % 4;
            means[n][0] = n % 4 - 1.5;
            deviations[n][0] = 0.1;
            deviations[n][1] = 1;
        }
        List<FactorColumn> columns =
                factors == 0 ? List.of() : List.of(FactorColumn.Labels.of(Factor.categorical("four", 4), codes));
        Path stored = folder.resolve("stored");
        PosteriorFiles.write(
                stored, Representation.of("x", DiagonalGaussian.of(means, deviations), Factors.of(size, columns)));
        return stored;
    }

    @Test
    void aModelOfTheZooIsScoredOnSprites() throws IOException {
        Run run = score("--sample", "500");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("zoo:beta-tcvae on sprites", "500 observations, 10 latents, 5 factors")
                .containsPattern("mig +0\\.\\d{4} ")
                .contains(out().resolve("scores.json").toString(), "report.md", "report.html");
        JsonNode document = document();
        assertThat(document.at("/statistics/mutualInformation")).hasSize(10);
        assertThat(document.at("/provenance/source/encoder").asText()).isEqualTo("zoo:beta-tcvae");
        assertThat(document.at("/provenance/source/dataset.sample").asText()).isEqualTo("500");
        assertThat(Files.readString(out().resolve("report.html"))).contains("raversal");
    }

    @Test
    void theBuiltInEncoderNeedsNoRuntime() throws IOException {
        Run run = score("--encoder", "moments", "--sample", "500");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode document = document();
        assertThat(document.at("/statistics/latents/0").asText()).isEqualTo("centre-x");
        // Where the figure is, its own latent knows.
        JsonNode information = document.at("/statistics/mutualInformation/0");
        assertThat(information.get(3).asDouble())
                .isGreaterThan(3 * information.get(2).asDouble());
        assertThat(Files.readString(out().resolve("report.html"))).doesNotContain("raversal");
    }

    @Test
    void optionsOfTheDataSetReplaceTheDefaultStride() {
        assertThat(score("--dataset-option", "stride=1,2,8,8,8").out()).contains("720 observations");
        assertThat(score("--dataset-option", "sample=300").out()).contains("300 observations");
    }

    @Test
    void storedPosteriorsAreScored() throws IOException {
        Run run = score("--posteriors", posteriors(1).toString(), "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(document().at("/scores/1/value").asDouble()).isBetween(0.99, 1.0);
        assertThat(run.out()).containsPattern("modularity +not defined").contains("modularity: not defined, because");
        try (Stream<Path> files = Files.list(out())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatIsNotDefinedIsNoFailure() throws IOException {
        Run run = score("--posteriors", posteriors(0).toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(document().at("/scores/1/status").asText()).isEqualTo("not-defined");
        assertThat(out().resolve("report.html")).exists();
    }

    @Test
    void theSameRunGivesTheSameScoresWithAnyNumberOfThreads() throws IOException {
        score("--sample", "300", "--threads", "1", "--quiet");
        JsonNode one = withoutTime(document());
        score("--sample", "300", "--threads", "3", "--quiet");
        assertThat(withoutTime(document())).isEqualTo(one);
    }

    private static JsonNode withoutTime(JsonNode document) {
        ((ObjectNode) document.get("provenance")).remove("run");
        document.get("scores").forEach(score -> ((ObjectNode) score).remove("seconds"));
        return document;
    }

    @Test
    void quietPrintsNothing() {
        assertThat(score("--posteriors", posteriors(1).toString(), "--quiet")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void badInputIsToldAndExitsWithOne() throws IOException {
        assertThat(score("--posteriors", folder.resolve("none").toString()).refused(1, "none"))
                .isTrue();
        assertThat(score("--encoder", "none.onnx").refused(1, "none.onnx doesn't exist"))
                .isTrue();
        assertThat(score("--encoder", "none").refused(1, "there is no encoder 'none'", "moments, onnx"))
                .isTrue();
        assertThat(score("--dataset", "none:x").refused(1, "there is no data set 'none:x'", "dsprites, mnist"))
                .isTrue();
        assertThat(score("--dataset", "sprites", "--stride", "1,2").refused(1, "stride"))
                .isTrue();
        assertThat(score("--encoder-option", "a=b", "--sample", "9").refused(1, "no option 'a'"))
                .isTrue();
        Path folders =
                Files.createDirectories(folder.resolve("folders/mean.npy")).getParent();
        assertThat(score("--posteriors", folders.toString()).refused(1, "mean.npy cannot be read"))
                .isTrue();
        assertThat(score("--encoder", "http://127.0.0.1:1/v2/models/m")
                        .refused(1, "http://127.0.0.1:1/v2/models/m: the server can't be reached"))
                .isTrue();
        Path garbage = Files.writeString(folder.resolve("garbage.onnx"), "no model");
        assertThat(score("--encoder", garbage.toString()).refused(1, "garbage.onnx can't be read"))
                .isTrue();
    }

    @Test
    void aFileThatCantBeWrittenIsToldAndTheOthersAreThere() throws IOException {
        Path taken = Files.createDirectories(out().resolve("scores.json/taken")).getParent();
        Run run = score("--posteriors", posteriors(1).toString(), "--quiet");
        assertThat(run.refused(1, taken + " can't be written: ")).as(run.err()).isTrue();
        assertThat(out().resolve("report.html")).exists();
    }

    @Test
    void aFolderThatCantBeWrittenIsRefusedBeforeTheWork() throws IOException {
        Path file = Files.createFile(folder.resolve("out"));
        Run run = score("--posteriors", "not even looked at");
        assertThat(run.refused(1, "reports can't be written to " + file)).isTrue();
    }

    @Test
    void aCheckpointLeavesTheScoresAsTheyAreAndGoesWhenAllIsDone() throws IOException {
        String stored = posteriors(1).toString();
        assertThat(score("--posteriors", stored).code()).isZero();
        JsonNode plain = document().get("scores");
        Path checkpoint = folder.resolve("kept");
        Run run = score("--posteriors", stored, "--checkpoint", checkpoint.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(checkpoint).doesNotExist();
        plain.forEach(score -> ((ObjectNode) score).remove("seconds"));
        JsonNode kept = document().get("scores");
        kept.forEach(score -> ((ObjectNode) score).remove("seconds"));
        assertThat(kept).isEqualTo(plain);
    }

    @Test
    void aDamagedCheckpointIsRefusedUnlessTheRunIsToBeginAnew() throws IOException {
        String stored = posteriors(1).toString();
        Path checkpoint = Files.createDirectory(folder.resolve("kept"));
        Path file = Files.writeString(checkpoint.resolve("pass-1.teasel"), "not what was written there");
        Run refused = score("--posteriors", stored, "--checkpoint", checkpoint.toString());
        assertThat(refused.refused(1, file + " is damaged", "start anew"))
                .as(refused.err())
                .isTrue();
        Run anew = score("--posteriors", stored, "--checkpoint", checkpoint.toString(), "--anew");
        assertThat(anew.code()).as(anew.err()).isZero();
        assertThat(checkpoint).doesNotExist();
    }

    /** An encoder of three random projections, and a decoder to random images. */
    private void writePair(int latentsOfTheDecoder) throws IOException {
        Random random = new Random(1);
        OnnxModel encoder = new OnnxModel("encoder")
                .input("image", ElementType.FLOAT, -1, 1, 64, 64)
                .constant("w", weights(random, 4096 * 3, 0.05), 4096, 3)
                .node("Flatten", "flat", "image")
                .node("MatMul", "mean", "flat", "w")
                .node("Neg", "logvar", "mean")
                .output("mean", ElementType.FLOAT, -1, 3)
                .output("logvar", ElementType.FLOAT, -1, 3);
        OnnxModel decoder = new OnnxModel("decoder")
                .input("z", ElementType.FLOAT, -1, latentsOfTheDecoder)
                .constant("w", weights(random, latentsOfTheDecoder * 4096, 1), latentsOfTheDecoder, 4096)
                .node("MatMul", "logits", "z", "w")
                .node("Sigmoid", "pixels", "logits")
                .output("pixels", ElementType.FLOAT, -1, 4096);
        Files.write(folder.resolve("my_encoder.onnx"), encoder.toByteArray());
        Files.write(folder.resolve("my_decoder.onnx"), decoder.toByteArray());
    }

    private static float[] weights(Random random, int count, double size) {
        float[] weights = new float[count];
        for (int k = 0; k < count; k++) {
            weights[k] = (float) (size * random.nextGaussian());
        }
        return weights;
    }

    private String page() throws IOException {
        return Files.readString(out().resolve("report.html"));
    }

    @Test
    void aDecoderDrawsPictures() throws IOException {
        writePair(3);
        String encoder = folder.resolve("my_encoder.onnx").toString();
        Path decoder = folder.resolve("my_decoder.onnx");
        Run found = score("--encoder", encoder, "--sample", "100");
        assertThat(found.code()).as(found.err()).isZero();
        String page = page();
        assertThat(page.split("data:image/png;base64,iVBOR", -1)).hasSize(1 + 2 + 3);
        assertThat(document().at("/provenance/source/decoder").asText()).isEqualTo(decoder.toString());
        assertThat(document().at("/provenance/source/decoderSha256").asText()).hasSize(64);

        Path elsewhere = Files.move(decoder, folder.resolve("painter.onnx"));
        assertThat(score("--encoder", encoder, "--sample", "100").code()).isZero();
        assertThat(page()).doesNotContain("<img");
        assertThat(document().at("/provenance/source").has("decoder")).isFalse();
        JsonNode plain = withoutTime(document()).get("scores");
        Run told = score(
                "--encoder",
                encoder,
                "--sample",
                "100",
                "--decoder",
                elsewhere.toString(),
                "--decoder-option",
                "output=pixels");
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(page().split("<img", -1)).hasSize(1 + 2 + 3);
        assertThat(withoutTime(document()).get("scores")).isEqualTo(plain);
        assertThat(score("--encoder", encoder, "--sample", "100", "--decoder-option", "output=pixels")
                        .err())
                .contains("warning: no decoder lies with the encoder", "output were not used");
    }

    @Test
    void aDecoderThatDoesNotFitIsRefusedIfItWasAskedFor() throws IOException {
        writePair(4);
        String encoder = folder.resolve("my_encoder.onnx").toString();
        String decoder = folder.resolve("my_decoder.onnx").toString();
        Run found = score("--encoder", encoder, "--sample", "100");
        assertThat(found.code()).isZero();
        assertThat(found.err()).contains("warning: there are no pictures by the decoder " + decoder, "[3]");
        assertThat(page()).doesNotContain("<img");
        assertThat(score("--encoder", encoder, "--sample", "100", "--decoder", decoder)
                        .refused(1, "my_decoder.onnx", "[?, 4]", "[3]"))
                .isTrue();
        assertThat(score("--encoder", encoder, "--decoder", "none.onnx").refused(1, "none.onnx doesn't exist"))
                .isTrue();
        assertThat(score("--decoder", "moments").refused(1, "encoder provider 'moments' opens no decoders"))
                .isTrue();
        assertThat(score("--posteriors", "x", "--decoder", decoder).err()).contains("--posteriors excludes --decoder");
    }
}
