package org.teasel.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.adapters.network.Device;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.models.network.Autoencoders;
import org.teasel.models.network.Shape;
import org.teasel.models.objective.FactorVae;
import org.teasel.models.torch.AdamSettings;

class DivisionTest {

    private static final int SIZE = 50;
    private static final int HELD_OUT = 10;

    @TempDir
    private Path folder;

    /** Images of 2 x 2 pixels, which keeps the rows that were asked for. */
    private static final class Asked implements Dataset {

        private final List<Integer> rows = new ArrayList<>();

        @Override
        public String name() {
            return "asked";
        }

        @Override
        public int[] shape() {
            return new int[] {1, 2, 2};
        }

        @Override
        public Factors factors() {
            return Factors.none(SIZE);
        }

        @Override
        public Observations observations(int from, int to) {
            return observations(IntStream.range(from, to).toArray());
        }

        @Override
        public Observations observations(int[] asked) {
            Arrays.stream(asked).forEach(rows::add);
            float[] values = new float[4 * asked.length];
            for (int k = 0; k < values.length; k++) {
                values[k] = asked[k / 4] / (float) SIZE;
            }
            return Observations.of(shape(), values);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0", "10,3", "737,64", "1000,999", "50,50"})
    void everyRowIsOnOneSide(int size, int heldOut) {
        Division division = new Division(size, heldOut);
        Set<Integer> rows = new HashSet<>();
        IntStream.range(0, heldOut).map(division::heldOut).forEach(rows::add);
        assertThat(rows).hasSize(heldOut);
        IntStream.range(0, division.learned()).map(division::learned).forEach(rows::add);
        assertThat(rows).hasSize(size).allMatch(row -> row >= 0 && row < size);
    }

    @Test
    void withNothingHeldOutTheOrderIsTheDataSets() {
        Division division = Division.ofAll(7);
        assertThat(division.learned()).isEqualTo(7);
        assertThat(IntStream.range(0, 7).map(division::learned)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    /** Those held out are no first or last ones, by which a grid of factors would lose whole values. */
    @Test
    void whatIsHeldOutIsSpread() {
        Division division = new Division(100_000, 1000);
        int[] tenths = new int[10];
        IntStream.range(0, 1000).forEach(k -> tenths[division.heldOut(k) / 10_000]++);
        assertThat(Arrays.stream(tenths).min().getAsInt()).isGreaterThan(60);
    }

    @Test
    void noBatchHasARowThatIsHeldOut() {
        Division division = new Division(SIZE, HELD_OUT);
        Set<Integer> heldOut = new HashSet<>();
        IntStream.range(0, HELD_OUT).map(division::heldOut).forEach(heldOut::add);
        Minibatches batches = new Minibatches(new Asked(), division, 6, Shape.of(1, 2, 2));
        assertThat(batches.heldOut()).isEqualTo(1);
        for (long key = 0; key < 20; key++) {
            Set<Integer> learned = new HashSet<>();
            for (long step = 0; step < 100; step++) {
                Arrays.stream(batches.rows(key, step)).forEach(learned::add);
            }
            assertThat(learned).hasSize(SIZE - HELD_OUT).doesNotContainAnyElementsOf(heldOut);
        }
    }

    /** FactorVAE takes a second batch a step. */
    @Test
    void aTrainingNeverSeesWhatIsHeldOutAndEverySeedIsJudgedByTheSame() {
        List<Set<Integer>> judgedBy = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
            Asked asked = new Asked();
            Recipe recipe = Recipe.of(
                            Autoencoders.fullyConnected(1, 2, 2, Autoencoders.Codes.GAUSSIAN), new FactorVae(5), seed)
                    .with(5, AdamSettings.of(1e-3))
                    .with(Autoencoders.discriminator(2, 1, 4), AdamSettings.ofDiscriminator(1e-4))
                    .holdingOut(HELD_OUT);
            Set<Integer> learned = new HashSet<>();
            TrainingOptions options =
                    new TrainingOptions(Device.CPU, OptionalInt.of(1), Duration.ofDays(1), 1000, 1000);
            TrainedAutoencoder trained = new Trainer(recipe, asked, folder.resolve("seed" + seed), options)
                    .train(40, Progress.NONE, (step, terms) -> {
                        learned.addAll(asked.rows);
                        asked.rows.clear();
                    });
            assertThat(learned).hasSize(SIZE - HELD_OUT);
            assertThat(asked.rows).hasSize(HELD_OUT).doesNotContainAnyElementsOf(learned);
            assertThat(trained.validation())
                    .containsOnlyKeys("loss", "reconstruction", "kl", "tc", "tc-of-mean", "tc-of-sample");
            judgedBy.add(new HashSet<>(asked.rows));
        }
        assertThat(judgedBy.get(0)).isEqualTo(judgedBy.get(1)).isEqualTo(judgedBy.get(2));
    }

    @Test
    void aNumberThatDoesNotSuitIsRefused() {
        Recipe recipe = Recipe.of(
                        Autoencoders.fullyConnected(1, 2, 2, Autoencoders.Codes.GAUSSIAN), new FactorVae(5), 1)
                .with(5, AdamSettings.of(1e-3));
        assertThatThrownBy(() -> recipe.holdingOut(4))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("4 observations are held out, expected 0, or a batch of 5");
        assertThatThrownBy(() -> recipe.holdingOut(-1)).hasMessageContaining("-1 observations");
        assertThatThrownBy(() -> new Trainer(recipe.holdingOut(46), new Asked(), folder, TrainingOptions.DEFAULT)
                        .train(1, Progress.NONE, TrainingListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("50 observations, of which 46 are held out");
    }
}
