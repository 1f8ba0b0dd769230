package org.teasel.adapters.arrays.posteriors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.adapters.arrays.NpyFile;
import org.teasel.adapters.arrays.NpzArchive;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.FactorisedPosteriors;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/** Posteriors left in their files are those that would have been read to memory, to the last bit. */
class StoredPosteriorsTest {

    private static final int ROWS = 40;
    private static final int LATENTS = 3;

    @TempDir
    Path folder;

    private final double[] means = new double[ROWS * LATENTS];
    private final double[] deviations = new double[ROWS * LATENTS];

    private void write(double share) {
        SplittableRandom random = new SplittableRandom(5);
        Arrays.setAll(means, k -> random.nextDouble(-3, 3));
        Arrays.setAll(deviations, k -> random.nextDouble() < share ? random.nextDouble(2) : 0);
        NpyFile.write(folder.resolve("mean.npy"), NumericArray.of(means, ROWS, LATENTS));
        NpyFile.write(folder.resolve("std.npy"), NumericArray.of(deviations, ROWS, LATENTS));
    }

    private FactorisedPosteriors read(long storedFrom) {
        return (FactorisedPosteriors)
                PosteriorFiles.read(folder, Progress.NONE, storedFrom).posteriors();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void saysWhatTheFamilyInMemorySays(double share) {
        write(share);
        FactorisedPosteriors stored = read(means.length);
        FactorisedPosteriors held = read(means.length + 1);
        assertThat(stored).isInstanceOf(StoredPosteriors.class);
        assertThat(held).isInstanceOf(share == 0 ? Deterministic.class : DiagonalGaussian.class);
        assertThat(stored.size()).isEqualTo(ROWS);
        assertThat(stored.latents()).isEqualTo(LATENTS);
        assertSame(stored, held);
        int[] rows = {7, 3, 3, ROWS - 1};
        FactorisedPosteriors selected = (FactorisedPosteriors) stored.select(rows);
        assertThat(selected).isInstanceOf(held.getClass());
        assertSame(selected, (FactorisedPosteriors) held.select(rows));
    }

    private static void assertSame(FactorisedPosteriors stored, FactorisedPosteriors held) {
        assertThat(stored.size()).isEqualTo(held.size());
        LatentSet pair = LatentSet.of(0, 2);
        for (int row = 0; row < held.size(); row++) {
            double[] z = new double[LATENTS];
            double[] same = new double[LATENTS];
            stored.sample(row, new SplittableRandom(row), z);
            held.sample(row, new SplittableRandom(row), same);
            assertThat(z).containsExactly(same);
            assertThat(stored.density(row, pair).log(z))
                    .isEqualTo(held.density(row, pair).log(z));
            assertThat(stored.density(row, pair).dimension())
                    .isEqualTo(held.density(row, pair).dimension());
            assertThat(stored.entropy(row, pair)).isEqualTo(held.entropy(row, pair));
            for (int i = 0; i < LATENTS; i++) {
                assertThat(stored.mean(row, i)).isEqualTo(held.mean(row, i));
                assertThat(stored.covariance(row, i, i)).isEqualTo(held.covariance(row, i, i));
                assertThat(stored.cumulative(row, i, 0.3)).isEqualTo(held.cumulative(row, i, 0.3));
                assertThat(stored.point(row, i)).isEqualTo(held.point(row, i));
            }
        }
    }

    @Test
    void singlePrecisionAndArchivesAreReadInPlaceToo() {
        write(1);
        Path file = folder.resolve("run.npz");
        float[] narrow = new float[means.length];
        for (int k = 0; k < narrow.length; k++) {
            narrow[k] = (float) means[k];
        }
        NpzArchive.write(
                file,
                Map.of(
                        "mean",
                        NumericArray.of(narrow, ROWS, LATENTS),
                        "std",
                        NumericArray.of(deviations, ROWS, LATENTS)));
        Posteriors stored = PosteriorFiles.read(file, Progress.NONE, 1).posteriors();
        assertThat(stored).isInstanceOf(StoredPosteriors.class);
        assertThat(stored.select(new int[] {4}).mean(0, 1)).isEqualTo(narrow[4 * LATENTS + 1]);
    }

    @Test
    void badNumbersAreNamedBeforeAnythingIsRead() {
        write(1);
        deviations[5 * LATENTS + 1] = -0.5;
        NpyFile.write(folder.resolve("std.npy"), NumericArray.of(deviations, ROWS, LATENTS));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(1))
                .withMessage(folder.resolve("std.npy")
                        + ": row 5, column 1: -0.5, expected a finite number that is not negative");
        means[6 * LATENTS + 2] = Double.NaN;
        NpyFile.write(folder.resolve("mean.npy"), NumericArray.of(means, ROWS, LATENTS));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(1))
                .withMessage(folder.resolve("mean.npy") + ": row 6, column 2: NaN, expected a finite number");
    }

    @Test
    void areWrittenAsWhatTheyAre() {
        write(0.5);
        Path copy = folder.resolve("copy");
        PosteriorFiles.write(copy, PosteriorFiles.read(folder, Progress.NONE, 1));
        assertThat(NpyFile.read(copy.resolve("std.npy")).toDoubles()).containsExactly(deviations);
    }

    @Test
    void checksTellTheirProgressAndCanBeCancelled() {
        write(1);
        List<Long> advanced = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void begin(String task, long steps) {
                assertThat(steps).isEqualTo(means.length);
            }

            @Override
            public void advance(long steps) {
                advanced.add(steps);
            }

            @Override
            public void end() {}
        };
        PosteriorFiles.read(folder, progress);
        assertThat(advanced.stream().mapToLong(Long::longValue).sum()).isEqualTo(2L * means.length);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> PosteriorFiles.read(folder));
        assertThat(Thread.interrupted()).isFalse();
    }
}
