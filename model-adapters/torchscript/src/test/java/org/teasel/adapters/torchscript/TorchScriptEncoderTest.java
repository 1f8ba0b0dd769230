package org.teasel.adapters.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.Plugins;

class TorchScriptEncoderTest {

    private static final Offset<Double> SINGLE_PRECISION = within(1e-5);
    private static final String PAIR = "Tuple[Tensor, Tensor]";

    @TempDir
    Path folder;

    private final Observations images = LinearScript.images(7);

    private Posteriors encode(TinyArchive archive, Map<String, String> options) {
        try (Encoder encoder =
                new TorchScriptEncoderProvider().open(archive.write(folder).toString(), options)) {
            return encoder.encode(images);
        }
    }

    private AbstractThrowableAssert<?, ?> assertRefused(TinyArchive archive, Map<String, String> options) {
        return assertThatThrownBy(() -> encode(archive, options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tiny.pt: ");
    }

    private void requireGaussian(Posteriors posteriors) {
        requireMeans(posteriors);
        for (int row = 0; row < images.size(); row++) {
            for (int i = 0; i < LinearScript.LATENTS; i++) {
                assertThat(((DiagonalGaussian) posteriors).standardDeviation(row, i))
                        .isCloseTo(Math.exp(LinearScript.logVariance(images, row, i) / 2), SINGLE_PRECISION);
            }
        }
    }

    private void requireMeans(Posteriors posteriors) {
        assertThat(posteriors.size()).isEqualTo(images.size());
        assertThat(posteriors.latents()).isEqualTo(LinearScript.LATENTS);
        for (int row = 0; row < images.size(); row++) {
            for (int i = 0; i < LinearScript.LATENTS; i++) {
                assertThat(posteriors.mean(row, i)).isCloseTo(LinearScript.mean(images, row, i), SINGLE_PRECISION);
            }
        }
    }

    @Test
    void aTupleHasTheNamesThatItsCodeGives() {
        requireGaussian(encode(LinearScript.usual(), Map.of()));
        requireGaussian(encode(LinearScript.returning(PAIR, "return (logvar, mean)"), Map.of()));
    }

    @Test
    void whatLibTorchWritesItselfIsRead() throws IOException {
        Path file = folder.resolve("own.pt");
        JitModule module = new JitModule(new QualifiedName("Own"), new CompilationUnit());
        module.define(String.join(
                "\n",
                "def forward(self, image: Tensor):",
                "  h = torch.flatten(image, 1)",
                "  means = [h * float(k) for k in range(12)]",
                "  mean, log_var = means[1], torch.stack(means).sum(dim=0)",
                "  return mean, log_var",
                ""));
        module.save(file.toString());
        try (Encoder encoder = new TorchScriptEncoderProvider().open(file.toString(), Map.of())) {
            assertThat(encoder.encode(images).mean(2, 3)).isEqualTo(images.values()[2 * 8 + 3]);
        }
        byte[] content = Files.readAllBytes(file);
        // The place of the directory, in the large end.
        content[content.length - 22 - 20 - 8]++;
        Files.write(file, content);
        assertThatThrownBy(() -> new TorchScriptEncoderProvider().open(file.toString(), Map.of()))
                .hasMessageContaining("its end contradicts itself");
    }

    @Test
    void aTupleHasTheNamesOfItsLayers() {
        Path file = folder.resolve("layers.pt");
        JitModule module = new JitModule(new QualifiedName("Layers"), new CompilationUnit());
        module.register_module("fc_logvar", doubling());
        module.register_module("fc_mu", doubling());
        module.define(String.join(
                "\n",
                "def forward(self, image: Tensor):",
                "  h = torch.flatten(image, 1)",
                "  return self.fc_logvar.forward(h - 1.), self.fc_mu.forward(h)",
                ""));
        module.save(file.toString());
        try (Encoder encoder = new TorchScriptEncoderProvider().open(file.toString(), Map.of())) {
            assertThat(encoder.encode(images).mean(2, 3)).isEqualTo(2 * images.values()[2 * 8 + 3]);
        }
    }

    private static JitModule doubling() {
        JitModule layer = new JitModule(new QualifiedName("Doubling"), new CompilationUnit());
        layer.define("def forward(self, x: Tensor):\n  return x * 2\n");
        return layer;
    }

    @Test
    void aTupleWithoutNamesIsToldByPlaces() {
        TinyArchive archive =
                LinearScript.returning(PAIR, "return (torch.mul(mean, 1), torch.exp(torch.div(logvar, 2)))");
        requireGaussian(encode(archive, Map.of("mean", "0", "std", "1")));
        assertRefused(archive, Map.of()).hasMessageContainingAll("say mean=NAME", "'0' [?, 3], '1' [?, 3]");
    }

    @Test
    void twoOfOneNameAreToldByPlaces() {
        TinyArchive archive = LinearScript.returning(PAIR, "return (mean, mean)");
        requireMeans(encode(archive, Map.of("mean", "1", "std", "none")));
        assertRefused(archive, Map.of()).hasMessageContaining("'0' [?, 3], '1' [?, 3]");
    }

    @Test
    void aNamedTupleHasTheNamesOfItsFields() {
        TinyArchive archive = LinearScript.with(
                        TinyArchive.floats().types("class Normal(NamedTuple):\n  loc : Tensor\n  log_var : Tensor\n"))
                .forward("__torch__.Normal", LinearScript.body("return __torch__.Normal(mean, logvar)"));
        requireGaussian(encode(archive, Map.of()));
    }

    @Test
    void aDictionaryHasTheNamesOfItsKeys() {
        requireGaussian(encode(
                LinearScript.returning(
                        "Dict[str, Tensor]", "return {\"z_mean\": mean, \"z_logvar\": logvar, \"h\": h}"),
                Map.of()));
    }

    @Test
    void aListIsToldByPlaces() {
        requireGaussian(encode(
                LinearScript.returning("List[Tensor]", "return [mean, logvar]"), Map.of("mean", "0", "logvar", "1")));
    }

    @Test
    void outputsWithinOutputsAreNamedByBoth() {
        TinyArchive archive = LinearScript.returning(
                "Tuple[Tensor, Dict[str, Tensor], int]",
                "moments = {\"mean\": mean, \"logvar\": logvar}",
                "return (h, moments, 3)");
        requireGaussian(encode(archive, Map.of()));
        requireGaussian(encode(archive, Map.of("mean", "moments.mean", "logvar", "moments.logvar")));
    }

    @Test
    void aLoneTensorIsDeterministicOrHasColumns() {
        Posteriors points = encode(LinearScript.returning("Tensor", "return mean"), Map.of());
        assertThat(points).isInstanceOf(Deterministic.class);
        requireMeans(points);
        requireGaussian(encode(
                LinearScript.returning("Tensor", "return torch.cat([mean, logvar], 1)"),
                Map.of("mean", "0[0:3]", "logvar", "0[3:6]")));
    }

    @ParameterizedTest
    @CsvSource({"batch,3", "threads,1", "threads,2", "device,cpu", "device,AUTO"})
    void optionsChangeNoPosterior(String name, String value) {
        requireGaussian(encode(LinearScript.usual(), Map.of(name, value)));
    }

    @Test
    void anotherMethodMayEncode() {
        TinyArchive archive = LinearScript.with(TinyArchive.floats())
                .method("encode", "image: Tensor", PAIR, LinearScript.body("return (mean, logvar)"))
                .forward("Tensor", "return image");
        requireGaussian(encode(archive, Map.of("method", "encode")));
        assertRefused(archive, Map.of("method", "decode")).hasMessageContaining("no method 'decode'");
    }

    @Test
    void inputsWithValuesOfTheirOwnAreLeftAlone() {
        String[] body = LinearScript.body("return (mean, torch.mul(logvar, scale))");
        TinyArchive archive =
                LinearScript.with(TinyArchive.floats()).method("forward", "image: Tensor, scale: float=1.", PAIR, body);
        requireGaussian(encode(archive, Map.of("mean", "mean", "logvar", "1")));
        TinyArchive two =
                LinearScript.with(TinyArchive.floats()).method("forward", "image: Tensor, scale: float", PAIR, body);
        assertRefused(two, Map.of()).hasMessageContaining("2 inputs image, scale");
        assertRefused(two, Map.of("input", "scale")).hasMessageContaining("input 'scale' takes float");
        assertRefused(two, Map.of("input", "image")).hasMessageContaining("missing value for argument 'scale'");
    }

    @Test
    void doublePrecisionIsFedAndRead() {
        TinyArchive archive =
                LinearScript.with(TinyArchive.doubles()).forward(PAIR, LinearScript.body("return (mean, logvar)"));
        Posteriors posteriors = encode(archive, Map.of());
        for (int row = 0; row < images.size(); row++) {
            assertThat(posteriors.mean(row, 1)).isCloseTo(LinearScript.mean(images, row, 1), within(1e-14));
        }
    }

    @Test
    void aModuleSavedInTrainingIsPutToUse() {
        // Its parameter training is true; a dropout of all would give zeros.
        requireGaussian(encode(
                LinearScript.returning(PAIR, "return (torch.dropout(mean, 1., self.training), logvar)"),
                Map.of("mean", "0", "logvar", "logvar")));
    }

    @Test
    void codesOfABookAreRead() {
        TinyArchive archive = LinearScript.returning("Tensor", "return torch.argmax(mean, 1, True)");
        assertThat(encode(archive, Map.of("codes", "0", "codebook", "3")).latents())
                .isEqualTo(1);
        assertRefused(archive, Map.of()).hasMessageContainingAll("output '0'", "holds whole numbers");
    }

    @Test
    void whatAModelRaisesIsTold() {
        assertRefused(
                        LinearScript.returning(
                                "Tensor", "ops.prim.RaiseException(\"no latents today\")", "return mean"),
                        Map.of())
                .hasMessageContainingAll("observations [7, 1, 2, 4] can't be encoded", "no latents today");
        assertRefused(LinearScript.returning("Tensor", "return torch.linear(image, self.weight)"), Map.of())
                .hasMessageContainingAll("observations [7, 1, 2, 4] can't be encoded", "(14x4 and 8x3)");
    }

    @Test
    void whatIsNoPosteriorIsRefused() {
        assertRefused(LinearScript.returning("int", "return 3"), Map.of())
                .hasMessageContaining("returned no tensor of numbers but a Int");
        assertRefused(LinearScript.returning("Tensor", "return torch.gt(mean, 0)"), Map.of())
                .hasMessageContaining("no tensor of numbers");
        assertRefused(LinearScript.returning("Tensor", "return torch.sum(mean)"), Map.of())
                .hasMessageContaining("output '0' has the shape []");
        assertRefused(LinearScript.returning("Tensor", "return torch.log(torch.mul(torch.abs(mean), -1.))"), Map.of())
                .hasMessageContaining("output '0', row 0 of the batch, latent 0: NaN");
        assertRefused(
                        LinearScript.returning(
                                "Dict[str, Tensor]",
                                "if torch.gt(torch.size(image, 0), 4):",
                                "  named = {\"mean\": mean}",
                                "else:",
                                "  named = {\"other\": mean}",
                                "return named"),
                        Map.of("batch", "5"))
                .hasMessageContaining("returned no tensor 'mean' this time");
    }

    @Test
    void theProviderIsFoundAndAcceptsItsFiles() {
        assertThat(Plugins.discover().encoder("torchscript")).isPresent();
        assertThat(new TorchScriptEncoderProvider().accepts("Model.PT")).isTrue();
        assertThat(new TorchScriptEncoderProvider().accepts("model.onnx")).isFalse();
    }

    @Test
    void theNameIsThatOfTheFile() {
        try (Encoder encoder = new TorchScriptEncoderProvider()
                .open(LinearScript.usual().write(folder).toString(), Map.of())) {
            assertThat(encoder.name()).isEqualTo("tiny");
        }
    }
}
