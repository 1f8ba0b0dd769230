package org.teasel.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.adapters.network.Device;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.sprites.Sprites;
import org.teasel.models.network.Architecture;
import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Autoencoders;
import org.teasel.models.network.Autoencoders.Codes;
import org.teasel.models.network.Layer;
import org.teasel.models.network.Shape;
import org.teasel.models.objective.AdversarialAutoencoder;
import org.teasel.models.objective.AnnealedVae;
import org.teasel.models.objective.BetaTcVae;
import org.teasel.models.objective.DipVaeTwo;
import org.teasel.models.objective.FactorVae;
import org.teasel.models.objective.Noise;
import org.teasel.models.objective.Objective;
import org.teasel.models.objective.RtcVae;
import org.teasel.models.objective.Vae;
import org.teasel.models.torch.AdamSettings;

class TrainerTest {

    private static final Dataset SPRITES = Sprites.of(new Selection.Strides(List.of(1, 2, 8, 8, 8)));

    private static final TrainingOptions EVERY_STEP =
            new TrainingOptions(Device.CPU, OptionalInt.of(1), Duration.ZERO, 1, 10);
    private static final TrainingOptions RARELY =
            new TrainingOptions(Device.CPU, OptionalInt.of(1), Duration.ofDays(1), 1, 10);

    @TempDir
    private Path folder;

    /** A pair so small that a step takes milliseconds. */
    private static Autoencoder tiny(Codes codes) {
        int width = codes == Codes.GAUSSIAN ? 6 : 3;
        return new Autoencoder(
                "tiny",
                Architecture.of(
                        Shape.of(1, 64, 64),
                        new Layer.Convolution(1, 4, 8, 8, 0),
                        new Layer.Relu(),
                        new Layer.Flatten(),
                        new Layer.Dense(256, width)),
                Architecture.of(
                        Shape.of(3),
                        new Layer.Dense(3, 256),
                        new Layer.Relu(),
                        new Layer.Reshape(Shape.of(4, 8, 8)),
                        new Layer.TransposedConvolution(4, 1, 8, 8, 0)));
    }

    private static Recipe recipe(Objective objective, Codes codes, Noise noise) {
        return Recipe.of(tiny(codes), objective, 7)
                .with(noise)
                .with(8, AdamSettings.of(1e-3))
                .with(Autoencoders.discriminator(3, 2, 10), AdamSettings.ofDiscriminator(1e-4))
                .holdingOut(16);
    }

    private static Recipe vae() {
        return recipe(new Vae(), Codes.GAUSSIAN, Noise.FACTORISED);
    }

    static Stream<Recipe> recipes() {
        return Stream.of(
                vae(),
                recipe(new BetaTcVae(1, 6, 1, Weighting.MSS1), Codes.GAUSSIAN, new Noise(0.9)),
                recipe(new AnnealedVae(10, 5, 20), Codes.GAUSSIAN, Noise.FACTORISED),
                recipe(new DipVaeTwo(5, 5), Codes.GAUSSIAN, new Noise(0.5)),
                recipe(new FactorVae(10), Codes.GAUSSIAN, new Noise(0.9)),
                recipe(new RtcVae(10, 3), Codes.GAUSSIAN, Noise.FACTORISED),
                recipe(new AdversarialAutoencoder(5), Codes.GAUSSIAN, new Noise(0.5)),
                recipe(new AdversarialAutoencoder(5), Codes.DETERMINISTIC, Noise.FACTORISED));
    }

    /** Stands in for a process that is killed. */
    private static final class Killed extends RuntimeException {}

    @ParameterizedTest
    @MethodSource("recipes")
    void aTrainingThatWasKilledEndsBitForBitAsIfItHadNotBeen(Recipe recipe) throws IOException {
        Path whole = folder.resolve("whole");
        TrainedAutoencoder expected =
                new Trainer(recipe, SPRITES, whole, RARELY).train(20, Progress.NONE, TrainingListener.NONE);
        Path cut = folder.resolve("cut");
        // Checkpoints at steps 1 to 5, then steps that no checkpoint has, of which the curve has some.
        assertThatThrownBy(() -> new Trainer(recipe, SPRITES, cut, EVERY_STEP).train(20, Progress.NONE, killAfter(5)))
                .isInstanceOf(Killed.class);
        assertThatThrownBy(() -> new Trainer(recipe, SPRITES, cut, RARELY).train(20, Progress.NONE, killAfter(11)))
                .isInstanceOf(Killed.class);
        assertThat(Files.readAllLines(cut.resolve(Trainer.CURVE))).hasSize(12);
        assertThat(Files.readAllLines(cut.resolve(Trainer.VALIDATION))).hasSize(2);
        TrainedAutoencoder resumed =
                new Trainer(recipe, SPRITES, cut, RARELY).train(20, Progress.NONE, TrainingListener.NONE);
        assertThat(Files.readString(cut.resolve(Trainer.CURVE)))
                .isEqualTo(Files.readString(whole.resolve(Trainer.CURVE)));
        assertThat(Files.readString(cut.resolve(Trainer.VALIDATION)))
                .isEqualTo(Files.readString(whole.resolve(Trainer.VALIDATION)))
                .hasLineCount(3);
        assertThat(resumed.validation()).isEqualTo(expected.validation());
        assertThat(resumed.run().losses()).isEqualTo(expected.run().losses());
        assertThat(expected.run().time()).isPresent();
        assertThat(resumed.run().time()).isEmpty();
        assertThat(Files.readAllBytes(cut.resolve(Trainer.CHECKPOINT)))
                .isEqualTo(Files.readAllBytes(whole.resolve(Trainer.CHECKPOINT)));
        expected.encoder()
                .arrays()
                .forEach((name, array) ->
                        assertThat(resumed.encoder().array(name)).isEqualTo(array));
        assertThat(resumed.steps()).isEqualTo(20);
    }

    @Test
    void memoryThatIsFullIsToldAndKeepsTheCheckpoint() {
        int[] asked = new int[1];
        Dataset large = new Disturbed(() -> {
            if (++asked[0] == 3) {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        assertThatThrownBy(() ->
                        new Trainer(vae(), large, folder, EVERY_STEP).train(5, Progress.NONE, TrainingListener.NONE))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessageContaining("step 3 failed: out of memory: Java heap space")
                .hasMessageContaining("holds the state after step 2");
    }

    private static TrainingListener killAfter(long step) {
        return (made, terms) -> {
            if (made == step) {
                throw new Killed();
            }
        };
    }

    @Test
    void aTrainingThatIsDoneIsNotDoneAgain() {
        new Trainer(vae(), SPRITES, folder, RARELY).train(3, Progress.NONE, TrainingListener.NONE);
        List<Long> steps = new ArrayList<>();
        new Trainer(vae(), SPRITES, folder, RARELY).train(3, Progress.NONE, (step, terms) -> steps.add(step));
        assertThat(steps).isEmpty();
        new Trainer(vae(), SPRITES, folder, RARELY).train(5, Progress.NONE, (step, terms) -> steps.add(step));
        assertThat(steps).containsExactly(4L, 5L);
    }

    @Test
    void theCurveHasTheFirstAndTheLastStep() throws IOException {
        TrainingOptions coarse = new TrainingOptions(Device.CPU, OptionalInt.of(1), Duration.ofDays(1), 4, 1000);
        Map<String, Double> last = new LinkedHashMap<>();
        TrainedAutoencoder trained = new Trainer(vae(), SPRITES, folder, coarse)
                .train(9, Progress.NONE, (step, terms) -> last.putAll(terms));
        assertThat(Files.readAllLines(folder.resolve(Trainer.CURVE)))
                .extracting(line -> line.split(",")[0])
                .containsExactly("step", "1", "4", "8", "9");
        assertThat(trained.run().losses()).isEqualTo(last);
        // A training that was over and goes on keeps the step that was its last one.
        new Trainer(vae(), SPRITES, folder, coarse).train(12, Progress.NONE, TrainingListener.NONE);
        assertThat(Files.readAllLines(folder.resolve(Trainer.CURVE)))
                .extracting(line -> line.split(",")[0])
                .containsExactly("step", "1", "4", "8", "9", "12");
    }

    @Test
    void whatIsNoWholeLineOfACurveIsCutOff() throws IOException {
        new Trainer(vae(), SPRITES, folder, RARELY).train(3, Progress.NONE, TrainingListener.NONE);
        Path curve = folder.resolve(Trainer.CURVE);
        String whole = Files.readString(curve);
        Files.writeString(curve, whole + "4,12");
        new Trainer(vae(), SPRITES, folder, RARELY).train(3, Progress.NONE, TrainingListener.NONE);
        assertThat(Files.readString(curve)).isEqualTo(whole);
    }

    @Test
    void anInterruptInTheMiddleOfAStepSpoilsNoFile() throws IOException {
        Path whole = folder.resolve("whole");
        new Trainer(vae(), SPRITES, whole, EVERY_STEP).train(12, Progress.NONE, TrainingListener.NONE);
        Path cut = folder.resolve("cut");
        int[] asked = new int[1];
        Dataset interrupting = new Disturbed(() -> {
            if (++asked[0] % 3 == 0) {
                Thread.currentThread().interrupt();
            }
        });
        for (int tries = 0; tries < 12 && !isOver(cut, interrupting); tries++) {
            assertThat(cut.resolve(Trainer.CHECKPOINT)).exists();
        }
        assertThat(Files.readString(cut.resolve(Trainer.CURVE)))
                .isEqualTo(Files.readString(whole.resolve(Trainer.CURVE)));
        assertThat(Files.readAllBytes(cut.resolve(Trainer.CHECKPOINT)))
                .isEqualTo(Files.readAllBytes(whole.resolve(Trainer.CHECKPOINT)));
    }

    private static boolean isOver(Path folder, Dataset data) {
        try {
            new Trainer(vae(), data, folder, EVERY_STEP).train(12, Progress.NONE, TrainingListener.NONE);
            return !Thread.interrupted();
        } catch (CancellationException e) {
            return false;
        }
    }

    /** Sprites that do something before they are read. */
    private record Disturbed(Runnable disturbance) implements Dataset {

        @Override
        public String name() {
            return SPRITES.name();
        }

        @Override
        public int[] shape() {
            return SPRITES.shape();
        }

        @Override
        public Factors factors() {
            return SPRITES.factors();
        }

        @Override
        public Observations observations(int from, int to) {
            return SPRITES.observations(from, to);
        }

        @Override
        public Observations observations(int[] rows) {
            disturbance.run();
            return SPRITES.observations(rows);
        }
    }

    @Test
    void itLearns() {
        List<Double> losses = new ArrayList<>();
        new Trainer(vae().with(8, AdamSettings.of(5e-3)), SPRITES, folder, RARELY)
                .train(300, Progress.NONE, (step, terms) -> losses.add(terms.get("loss")));
        // To know nothing costs 64^2 log 2 = 2839 nats.
        assertThat(mean(losses.subList(0, 5))).isGreaterThan(2000);
        assertThat(mean(losses.subList(280, 300))).isLessThan(600);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void termsMakeTheLoss() {
        new Trainer(recipe(new FactorVae(10), Codes.GAUSSIAN, Noise.FACTORISED), SPRITES, folder, RARELY)
                .train(3, Progress.NONE, (step, terms) -> {
                    assertThat(terms).containsOnlyKeys("loss", "reconstruction", "kl", "tc", "discriminator");
                    assertThat(terms.get("loss"))
                            .isCloseTo(
                                    terms.get("reconstruction") + terms.get("kl") + 10 * terms.get("tc"),
                                    withinPercentage(1e-3));
                });
    }

    @Test
    void anotherSeedIsAnotherTraining() {
        List<Double> losses = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            Recipe recipe = Recipe.of(tiny(Codes.GAUSSIAN), new Vae(), seed).with(8, AdamSettings.of(1e-3));
            new Trainer(recipe, SPRITES, folder.resolve("seed" + seed), RARELY)
                    .train(1, Progress.NONE, (step, terms) -> losses.add(terms.get("loss")));
        }
        assertThat(losses.get(0)).isNotEqualTo(losses.get(1));
    }

    @Test
    void aLossThatIsNotFiniteStopsAndKeepsTheCheckpoint() throws IOException {
        Recipe recipe = vae().with(8, AdamSettings.of(1e30));
        assertThatThrownBy(() -> new Trainer(recipe, SPRITES, folder, EVERY_STEP)
                        .train(20, Progress.NONE, TrainingListener.NONE))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessageContaining("the loss is not finite at step 2")
                .hasMessageContaining("holds the state after step 1");
        assertThat(folder).isDirectoryContaining(file -> file.endsWith(Trainer.CHECKPOINT));
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheLast() throws IOException {
        Path into = folder.resolve("into");
        Path kept = folder.resolve("kept");
        new Trainer(vae(), SPRITES, into, RARELY).train(2, Progress.NONE, TrainingListener.NONE);
        byte[] before = Files.readAllBytes(into.resolve(Trainer.CHECKPOINT));
        // At the last step the folder makes room for a file, in which nothing can be written.
        assertThatThrownBy(() -> new Trainer(vae(), SPRITES, into, RARELY).train(4, Progress.NONE, (step, terms) -> {
                    if (step == 4) {
                        replace(into, kept);
                    }
                }))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessageContaining("checkpoint of step 4 can't be written")
                .hasMessageContaining("after step 2");
        assertThat(Files.readAllBytes(kept.resolve(Trainer.CHECKPOINT))).isEqualTo(before);
    }

    private static void replace(Path from, Path to) {
        try {
            Files.move(from, to);
            Files.writeString(from, "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptSavesACheckpoint() {
        assertThatThrownBy(() -> new Trainer(vae(), SPRITES, folder, RARELY).train(20, Progress.NONE, (step, terms) -> {
                    if (step == 6) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("after 6 of 20 steps");
        List<Long> steps = new ArrayList<>();
        new Trainer(vae(), SPRITES, folder, RARELY).train(7, Progress.NONE, (step, terms) -> steps.add(step));
        assertThat(steps).containsExactly(7L);
    }

    @Test
    void whatDoesNotSuitIsRefused() throws IOException {
        new Trainer(vae(), SPRITES, folder, RARELY).train(1, Progress.NONE, TrainingListener.NONE);
        assertThatThrownBy(() -> new Trainer(vae().with(new Noise(0.5)), SPRITES, folder, RARELY)
                        .train(2, Progress.NONE, TrainingListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("another training")
                .hasMessageContaining("Noise[correlation=0.5]");
        Path file = folder.resolve(Trainer.CHECKPOINT);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() ->
                        new Trainer(vae(), SPRITES, folder, RARELY).train(2, Progress.NONE, TrainingListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is damaged");
        assertThatThrownBy(() -> train(new float[] {0.5f, 2, 0, 0}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("number 1: 2.0, expected one from 0 to 1");
        assertThatThrownBy(() -> train(new float[] {0, 0, 0}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[1, 1, 3], expected [1, 2, 2]");
    }

    /** Trains on copies of one image. */
    private void train(float[] image) {
        Shape shape = image.length == 4 ? Shape.of(1, 2, 2) : Shape.of(1, 1, 3);
        Dataset copies = new Dataset() {
            @Override
            public String name() {
                return "copies";
            }

            @Override
            public int[] shape() {
                return shape.toArray();
            }

            @Override
            public Factors factors() {
                return Factors.none(10);
            }

            @Override
            public Observations observations(int from, int to) {
                float[] all = new float[(to - from) * image.length];
                for (int n = 0; n < to - from; n++) {
                    System.arraycopy(image, 0, all, n * image.length, image.length);
                }
                return Observations.of(shape(), all);
            }
        };
        Recipe recipe = Recipe.of(Autoencoders.fullyConnected(1, 2, 2, Codes.GAUSSIAN), new Vae(), 1)
                .with(4, AdamSettings.of(1e-3));
        new Trainer(recipe, copies, folder.resolve("copies"), RARELY).train(1, Progress.NONE, TrainingListener.NONE);
    }

    @Test
    void everyPassOverTheDataTakesEveryObservationOnce() {
        Minibatches batches = new Minibatches(SPRITES, Division.ofAll(SPRITES.size()), 8, Shape.of(1, 64, 64));
        int perPass = SPRITES.size() / 8;
        int[][] passes = new int[2][];
        for (int pass = 0; pass < 2; pass++) {
            long from = (long) pass * perPass;
            passes[pass] = IntStream.range(0, perPass)
                    .flatMap(step -> Arrays.stream(batches.rows(3, from + step)))
                    .toArray();
            assertThat(Arrays.stream(passes[pass]).distinct().count()).isEqualTo(perPass * 8L);
            assertThat(Arrays.stream(passes[pass]).allMatch(row -> row >= 0 && row < SPRITES.size()))
                    .isTrue();
        }
        assertThat(passes[0]).isNotEqualTo(passes[1]);
    }

    @Test
    void shufflesArePermutations() {
        for (int size : new int[] {1, 2, 3, 8, 100, 737}) {
            Shuffle shuffle = new Shuffle(size, 9);
            assertThat(IntStream.range(0, size).map(shuffle::at).sorted().toArray())
                    .isEqualTo(IntStream.range(0, size).toArray());
        }
        // The first place gets every number about as often.
        int[] counts = new int[10];
        for (long key = 0; key < 10_000; key++) {
            counts[new Shuffle(10, key).at(0)]++;
        }
        assertThat(Arrays.stream(counts).min().getAsInt()).isGreaterThan(850);
    }
}
