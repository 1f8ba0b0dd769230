package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.RandomRepresentations.Family;
import org.teasel.estimators.quantised.MeanPairsEstimator;

/** A run that was cut short goes on where it was and gives the bits of one that was not. */
@Timeout(120)
class CheckpointTest {

    /** Some windows, the last of them short. */
    private static final int ROWS = 34_000;

    private static final Settings SETTINGS = Settings.DEFAULT.withThreads(2);

    @TempDir
    Path temporary;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private Path folder() {
        return temporary.resolve("checkpoint");
    }

    private Checkpoint checkpoint() {
        return Checkpoint.in(folder()).every(Duration.ZERO).telling(heard::add);
    }

    private static Representation data(Family family) {
        return RandomRepresentations.of(family, ROWS, EveryStatistic.LATENTS, 4);
    }

    private static Estimation estimation(Settings settings, Progress progress) {
        return new Estimation(List.of(new StandardEstimators()), settings, progress);
    }

    /** Interrupts a thread when so many rows of a pass have been read. */
    private static final class Cut implements Progress {

        private final Thread thread = Thread.currentThread();
        private final int pass;
        private final long rows;
        private boolean passing;
        private long read;

        Cut(int pass, long rows) {
            this.pass = pass;
            this.rows = rows;
        }

        @Override
        public synchronized void begin(String task, long steps) {
            passing = task.startsWith("pass " + pass + " of");
            read = 0;
        }

        @Override
        public synchronized void advance(long steps) {
            boolean before = read < rows;
            read += steps;
            if (passing && before && read >= rows) {
                thread.interrupt();
            }
        }

        @Override
        public void end() {}
    }

    private void cut(Representation representation, int pass, long rows, List<Statistic<?>> statistics) {
        cut(estimation(SETTINGS.withThreads(3), new Cut(pass, rows)), representation, statistics);
    }

    private void cut(Estimation estimation, Representation representation, List<Statistic<?>> statistics) {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> estimation.with(checkpoint()).estimate(representation, statistics));
    }

    private static double[] numbers(Statistics statistics, Statistic<?> statistic) {
        try {
            return Numbers.of(statistics.get(statistic));
        } catch (NotDefinedException e) {
            return new double[0];
        }
    }

    private static void assertSame(Estimates actual, Estimates expected, List<Statistic<?>> statistics) {
        for (Statistic<?> statistic : statistics) {
            assertThat(numbers(actual.all(), statistic))
                    .as(statistic.toString())
                    .containsExactly(numbers(expected.all(), statistic));
            assertThat(numbers(actual.withoutPart(5), statistic))
                    .as("without a part: " + statistic)
                    .containsExactly(numbers(expected.withoutPart(5), statistic));
        }
    }

    @ParameterizedTest
    @CsvSource({"DIAGONAL, 2, 33000", "CATEGORICAL, 1, 33000", "PARTS, 2, 18000"})
    void goesOnToTheSameBits(Family family, int pass, long rows) {
        Representation representation = data(family);
        List<Statistic<?>> statistics = EveryStatistic.all().toList();
        Estimates expected = estimation(SETTINGS, Progress.NONE).estimate(representation, statistics);
        cut(representation, pass, rows, statistics);
        assertThat(folder().resolve("pass-" + pass + ".teasel")).exists();
        Estimates resumed = estimation(SETTINGS.withThreads(1), Progress.NONE)
                .with(checkpoint())
                .estimate(representation, statistics);
        assertSame(resumed, expected, statistics);
    }

    @Test
    void goesOnWithBinsThatAreInFiles() {
        Representation representation = data(Family.DIAGONAL);
        List<Statistic<?>> statistics = List.of(new MeanPairs(new Quantisation(Quantisation.Rule.EXACT, 9, -2, 2.5)));
        Estimates expected = estimation(SETTINGS, Progress.NONE).estimate(representation, statistics);
        cut(filing(new Cut(1, 33_000)), representation, statistics);
        Estimates resumed = filing(Progress.NONE).with(checkpoint()).estimate(representation, statistics);
        assertSame(resumed, expected, statistics);
    }

    /** An estimation that keeps no bin numbers in memory. */
    private static Estimation filing(Progress progress) {
        EstimatorProvider provider = new EstimatorProvider() {
            @Override
            public String id() {
                return "filing";
            }

            @Override
            @SuppressWarnings("unchecked") // the result of the one key that it knows
            public <T> Optional<Estimator<T>> estimator(Statistic<T> statistic) {
                return Optional.of((Estimator<T>) new MeanPairsEstimator((MeanPairs) statistic, 0));
            }
        };
        return new Estimation(List.of(provider), SETTINGS, progress);
    }

    @Test
    void readsOnlyWhatIsLeft() {
        Representation representation = data(Family.DIAGONAL);
        List<Statistic<?>> statistics = List.of(new PosteriorMoments());
        cut(representation, 1, 20_000, statistics);
        List<Long> steps = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void begin(String task, long total) {
                steps.add(total);
            }

            @Override
            public void advance(long done) {}

            @Override
            public void end() {}
        };
        estimation(SETTINGS, progress).with(checkpoint()).estimate(representation, statistics);
        assertThat(steps).hasSize(1).allMatch(total -> total > 0 && total <= ROWS - 16_384);
        assertThat(heard)
                .singleElement()
                .satisfies(sentence -> assertThat(sentence)
                        .startsWith("going on in pass 1 of 1 from observation ")
                        .endsWith(" of " + ROWS));
        // Now all is done, and nothing is left to read.
        steps.clear();
        estimation(SETTINGS, progress).with(checkpoint()).estimate(representation, statistics);
        assertThat(steps).isEmpty();
    }

    @Test
    void aRunOfOtherDataOrSettingsIsRefused() {
        Representation representation = data(Family.DIAGONAL);
        List<Statistic<?>> statistics = List.of(new PosteriorMoments());
        cut(representation, 1, 20_000, statistics);
        assertRefused(SETTINGS.withSamples(77), representation, statistics, "samples was 10000 and is 77");
        assertRefused(
                SETTINGS,
                RandomRepresentations.of(Family.DIAGONAL, ROWS, EveryStatistic.LATENTS, 5),
                statistics,
                "posteriors was ");
        assertRefused(
                SETTINGS,
                RandomRepresentations.of(Family.DIAGONAL, 500, 2, 4),
                statistics,
                "number of observations was " + ROWS + " and is 500; number of latents was 3 and is 2");
        double[] weights = new double[ROWS];
        Arrays.fill(weights, 1);
        weights[ROWS - 1] = 2;
        assertRefused(SETTINGS, representation.weighted(weights), statistics, "weights was ");
        assertRefused(SETTINGS, representation, List.of(new Plain(1)), "statistics was PosteriorMoments[] and is ");
        Estimates anew = estimation(SETTINGS.withSamples(77), Progress.NONE)
                .with(checkpoint().fromTheStart())
                .estimate(representation, statistics);
        assertSame(anew, estimation(SETTINGS, Progress.NONE).estimate(representation, statistics), statistics);
    }

    private void assertRefused(
            Settings settings, Representation representation, List<Statistic<?>> statistics, String difference) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        estimation(settings, Progress.NONE).with(checkpoint()).estimate(representation, statistics))
                .withMessageStartingWith("the checkpoint " + folder().resolve("pass-1.teasel") + " is of another run: ")
                .withMessageContaining(difference)
                .withMessageEndingWith("; go on with what it is of, or start anew");
    }

    @Test
    void aDamagedFileIsNamedAndNotTrusted() throws IOException {
        Representation representation = data(Family.DIAGONAL);
        List<Statistic<?>> statistics = List.of(new PosteriorMoments());
        cut(representation, 1, 20_000, statistics);
        Path file = folder().resolve("pass-1.teasel");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 8, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertDamaged(representation, statistics, file);
        }
        for (int at = 0; at < whole.length; at += 37) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 4;
            Files.write(file, flipped);
            assertDamaged(representation, statistics, file);
        }
    }

    private void assertDamaged(Representation representation, List<Statistic<?>> statistics, Path file) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        estimation(SETTINGS, Progress.NONE).with(checkpoint()).estimate(representation, statistics))
                .withMessageStartingWith(file + " is damaged: ");
    }

    @Test
    void aFolderServesOneRunAtATime() {
        Representation representation = data(Family.DIAGONAL);
        List<Statistic<?>> statistics = List.of(new PosteriorMoments());
        CheckpointSession other = CheckpointSession.open(checkpoint());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        estimation(SETTINGS, Progress.NONE).with(checkpoint()).estimate(representation, statistics))
                .withMessageContaining("is in use by another run");
        other.close();
        estimation(SETTINGS, Progress.NONE).with(checkpoint()).estimate(representation, statistics);
    }

    @Test
    void aFoldThatCannotBeKeptBeginsItsPassAnewAndSaysSo() {
        Representation representation = data(Family.DIAGONAL);
        List<Statistic<?>> statistics = List.of(new Plain(3), new PosteriorMoments());
        cut(representation, 1, 20_000, statistics);
        Estimates resumed =
                estimation(SETTINGS, Progress.NONE).with(checkpoint()).estimate(representation, statistics);
        assertThat(resumed.all().get(new Plain(3))).isEqualTo(ROWS);
        assertSame(
                resumed,
                estimation(SETTINGS, Progress.NONE).estimate(representation, statistics),
                List.of(new PosteriorMoments()));
        assertThat(heard)
                .contains("statistic Plain[parameter=3] can't be taken up where it was, and begins its pass anew");
    }

    @Test
    void isDiscardedWithNothingElse() throws IOException {
        estimation(SETTINGS, Progress.NONE)
                .with(checkpoint())
                .estimate(data(Family.DIAGONAL), List.of(new PosteriorMoments()));
        assertThat(folder().resolve("pass-1.teasel")).exists();
        Path other = Files.createFile(folder().resolve("other.txt"));
        checkpoint().discard();
        assertThat(folder()).isDirectoryContaining(file -> file.equals(other));
        assertThat(Files.list(folder())).hasSize(1);
        Files.delete(other);
        checkpoint().discard();
        assertThat(folder()).doesNotExist();
        checkpoint().discard();
    }

    @Test
    void aRunGoesOnWithoutACheckpointThatCannotBeWritten() {
        Representation representation = data(Family.DIAGONAL);
        Progress deleting = new Progress() {
            @Override
            public void begin(String task, long steps) {
                checkpoint().discard();
            }

            @Override
            public void advance(long steps) {}

            @Override
            public void end() {}
        };
        Estimates estimates = estimation(SETTINGS, deleting)
                .with(checkpoint())
                .estimate(representation, List.of(new PosteriorMoments()));
        assertThat(estimates.all().get(new PosteriorMoments())).isNotNull();
        assertThat(heard)
                .singleElement()
                .satisfies(sentence -> assertThat(sentence)
                        .startsWith("the checkpoint can't be written, and the run goes on without: "));
    }

    /** Counts rows in a fold that can't be kept. */
    private record Plain(int parameter) implements Statistic<Integer>, Estimator<Integer> {
        @Override
        public Supplier<Fold<Integer>> prepare(Population population, Statistics needed) {
            return () -> new Fold<>() {
                private int rows;

                @Override
                public void add(Batch batch) {
                    rows += batch.rows().length;
                }

                @Override
                public void merge(Fold<Integer> other) {
                    rows += other.result();
                }

                @Override
                public Integer result() {
                    return rows;
                }
            };
        }
    }
}
