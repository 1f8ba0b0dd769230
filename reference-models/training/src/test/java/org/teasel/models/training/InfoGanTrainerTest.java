package org.teasel.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.network.Device;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.sprites.Sprites;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.InfoGanAutoencoder;
import org.teasel.models.network.InfoGanNetworks;
import org.teasel.models.network.Layer;
import org.teasel.models.network.Shape;
import org.teasel.models.objective.InfoGan;
import org.teasel.models.objective.Noise;
import org.teasel.models.torch.AdamSettings;
import org.teasel.models.torch.Tensors;
import org.teasel.models.torch.TorchNetwork;

class InfoGanTrainerTest {

    private static final Dataset SPRITES = Sprites.of(new Selection.Strides(List.of(1, 2, 8, 8, 8)));

    @TempDir
    private Path folder;

    /** One number of noise, three categories and two continuous codes. */
    private static InfoGanRecipe recipe() {
        InfoGanNetworks networks = new InfoGanNetworks(
                Architecture.of(
                        Shape.of(6),
                        new Layer.Dense(6, 128),
                        new Layer.Relu(),
                        new Layer.Reshape(Shape.of(2, 8, 8)),
                        new Layer.TransposedConvolution(2, 1, 8, 8, 0),
                        new Layer.Sigmoid()),
                Architecture.of(
                        Shape.of(1, 64, 64),
                        new Layer.Convolution(1, 2, 8, 8, 0),
                        new Layer.LeakyRelu(0.1),
                        new Layer.Flatten(),
                        new Layer.Branches(List.of(
                                List.of(new Layer.Dense(128, 1)),
                                List.of(new Layer.Dense(128, 8), new Layer.LeakyRelu(0.1), new Layer.Dense(8, 7))))),
                1,
                3,
                2);
        AdamSettings adam = new AdamSettings(5e-3, 0.5, 0.999, 1e-8);
        return new InfoGanRecipe(networks, new InfoGan(1, 0.1), new Noise(0.9), 8, adam, adam, 3);
    }

    private static TrainingOptions options(Duration checkpoints) {
        return new TrainingOptions(Device.CPU, OptionalInt.of(1), checkpoints, 1, 10);
    }

    @Test
    void aTrainingThatWasKilledEndsBitForBitAsIfItHadNotBeen() throws IOException {
        Path whole = folder.resolve("whole");
        Path cut = folder.resolve("cut");
        new InfoGanTrainer(recipe(), SPRITES, whole, options(Duration.ofDays(1)))
                .train(12, Progress.NONE, TrainingListener.NONE);
        assertThatThrownBy(() -> new InfoGanTrainer(recipe(), SPRITES, cut, options(Duration.ZERO))
                        .train(12, Progress.NONE, (step, terms) -> {
                            if (step == 5) {
                                throw new IllegalStateException("killed");
                            }
                        }))
                .hasMessage("killed");
        new InfoGanTrainer(recipe(), SPRITES, cut, options(Duration.ofDays(1)))
                .train(12, Progress.NONE, TrainingListener.NONE);
        assertThat(Files.readString(cut.resolve(Trainer.CURVE)))
                .isEqualTo(Files.readString(whole.resolve(Trainer.CURVE)))
                .startsWith("step,loss,generator,categorical,continuous,discriminator\n");
        assertThat(Files.readAllBytes(cut.resolve(Trainer.CHECKPOINT)))
                .isEqualTo(Files.readAllBytes(whole.resolve(Trainer.CHECKPOINT)));
    }

    @Test
    void codesCanBeGuessedBetterAfterTraining() {
        double[] first = new double[1];
        double[] last = new double[1];
        new InfoGanTrainer(recipe(), SPRITES, folder, options(Duration.ofDays(1)))
                .train(300, Progress.NONE, (step, terms) -> {
                    double guess = terms.get("categorical");
                    first[0] += step <= 20 ? guess / 20 : 0;
                    last[0] += step > 280 ? guess / 20 : 0;
                });
        // To know nothing of three categories costs log 3.
        assertThat(first[0]).isCloseTo(Math.log(3), within(0.1));
        assertThat(last[0]).isLessThan(0.7);
    }

    @Test
    @SuppressWarnings("try") // A scope works by being open.
    void theEncoderIsTheDiscriminatorsOtherBranch() {
        TrainedInfoGan trained = new InfoGanTrainer(recipe(), SPRITES, folder, options(Duration.ofDays(1)))
                .train(2, Progress.NONE, TrainingListener.NONE);
        try (PointerScope scope = new PointerScope();
                TorchNetwork whole = new TorchNetwork(trained.discriminator(), "cpu");
                TorchNetwork encoder = new TorchNetwork(trained.networks().encoder(trained.discriminator()), "cpu")) {
            Tensor images = Tensors.of(SPRITES.observations(0, 3).values(), "cpu", 3, 1, 64, 64);
            assertThat(Tensors.floats(encoder.forward(images)))
                    .isEqualTo(Tensors.floats(whole.forward(images).narrow(1, 1, 7)));
        }
    }

    @Test
    @SuppressWarnings("try") // A scope works by being open.
    void readAsAnAutoencoderItGivesTheSame() {
        TrainedInfoGan trained = new InfoGanTrainer(recipe(), SPRITES, folder, options(Duration.ofDays(1)))
                .train(2, Progress.NONE, TrainingListener.NONE);
        InfoGanAutoencoder read = new InfoGanAutoencoder(trained.networks());
        assertThat(read.pair().latents()).isEqualTo(2);
        try (PointerScope scope = new PointerScope();
                TorchNetwork discriminator = new TorchNetwork(trained.discriminator(), "cpu");
                TorchNetwork generator = new TorchNetwork(trained.generator(), "cpu");
                TorchNetwork encoder = new TorchNetwork(read.encoder(trained.discriminator()), "cpu");
                TorchNetwork decoder = new TorchNetwork(read.decoder(trained.generator()), "cpu")) {
            Tensor images = Tensors.of(SPRITES.observations(0, 3).values(), "cpu", 3, 1, 64, 64);
            // The logit, three categories, two means and two log variances.
            float[] guessed = Tensors.floats(discriminator.forward(images).narrow(1, 4, 4));
            float[] encoded = Tensors.floats(encoder.forward(images));
            for (int k = 0; k < guessed.length; k++) {
                assertThat(encoded[k]).isCloseTo(guessed[k], within(1e-6f));
            }
            Tensor codes = Tensors.of(new float[] {0.3f, -0.7f}, "cpu", 1, 2);
            Tensor inputs = Tensors.of(new float[] {0, 1, 0, 0, 0.3f, -0.7f}, "cpu", 1, 6);
            float[] generated = Tensors.floats(generator.forward(inputs));
            float[] decoded = Tensors.floats(decoder.forward(codes).sigmoid());
            assertThat(decoded).hasSize(4096);
            for (int k = 0; k < generated.length; k++) {
                assertThat(decoded[k]).isCloseTo(generated[k], within(1e-6f));
            }
        }
        assertThatThrownBy(() -> new InfoGanAutoencoder(InfoGanNetworks.convolutional(1, 64, 5, 3, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no continuous codes");
    }

    @Test
    void networksOfThePaperFit() {
        for (int side : new int[] {64, 32, 28}) {
            InfoGanNetworks networks = InfoGanNetworks.convolutional(1, side, 62, 10, 2);
            assertThat(networks.generator().output()).isEqualTo(Shape.of(1, side, side));
            assertThat(networks.encoder().output()).isEqualTo(Shape.of(14));
        }
        assertThat(InfoGanNetworks.convolutional(3, 64, 5, 0, 5).encoder().output())
                .isEqualTo(Shape.of(10));
        assertThatThrownBy(() -> InfoGanNetworks.convolutional(1, 64, 5, 0, 0)).hasMessageContaining("a code at least");
    }
}
