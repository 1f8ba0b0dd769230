package org.teasel.adapters.arrays.posteriors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

class PosteriorWriterTest {

    enum Family {
        POINTS,
        DIAGONAL,
        CORRELATED
    }

    @Property(tries = 60)
    void roundTrip(
            @ForAll @IntRange(min = 1, max = 6) int rows,
            @ForAll @IntRange(min = 1, max = 4) int latents,
            @ForAll Family family,
            @ForAll boolean measured,
            @ForAll boolean soft,
            @ForAll boolean weighted,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        Representation plain = Representation.of(
                        "any", posteriors(family, rows, latents, random), factors(rows, measured, soft, random))
                .named(random.ints(latents).mapToObj(n -> "latent " + n).toList());
        Representation written =
                weighted ? plain.weighted(random.doubles(rows, 0.5, 2).toArray()) : plain;
        Path folder = Files.createTempDirectory("posteriors");
        try {
            PosteriorFiles.write(folder, written);
            assertSame(PosteriorFiles.read(folder), written);
        } finally {
            for (Path file : Files.list(folder).toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static Posteriors posteriors(Family family, int rows, int latents, Random random) {
        double[] means = random.doubles((long) rows * latents, -3, 3).toArray();
        double[] deviations = random.doubles((long) rows * latents, 0.1, 2).toArray();
        double[] noise = new double[latents * latents];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = k % (latents + 1) == 0 ? 1 : 0.5;
        }
        return switch (family) {
            case POINTS -> Deterministic.of(latents, means);
            case DIAGONAL -> DiagonalGaussian.of(latents, means, deviations);
            case CORRELATED -> CorrelatedGaussian.ofNoise(latents, means, deviations, noise);
        };
    }

    private static Factors factors(int rows, boolean measured, boolean soft, Random random) {
        FactorColumn shape = FactorColumn.Labels.of(
                new Factor("shape", Factor.Type.CATEGORICAL, List.of("square", "ellipse", "heart")),
                random.ints(rows, 0, 3).toArray());
        FactorColumn second = measured
                ? FactorColumn.Measurements.of(
                        Factor.continuous("hue"), random.doubles(rows).toArray())
                : FactorColumn.Labels.of(
                        Factor.ordinal("scale", 5), random.ints(rows, 0, 5).toArray());
        double[][] probabilities = new double[rows][];
        Arrays.setAll(probabilities, row -> {
            double first = random.nextDouble();
            return new double[] {first, 1 - first};
        });
        FactorColumn third = FactorColumn.Soft.of(Factor.categorical("kind", 2), probabilities);
        return Factors.of(rows, soft ? List.of(shape, second, third) : List.of(shape, second));
    }

    private static void assertSame(Representation read, Representation written) {
        assertThat(read.latentNames()).isEqualTo(written.latentNames());
        assertThat(read.posteriors()).hasSameClassAs(written.posteriors());
        assertThat(read.factors().factors()).isEqualTo(written.factors().factors());
        for (int row = 0; row < written.size(); row++) {
            assertThat(read.weight(row)).isCloseTo(written.weight(row), within(1e-15));
            for (int i = 0; i < written.posteriors().latents(); i++) {
                assertThat(read.posteriors().mean(row, i))
                        .isEqualTo(written.posteriors().mean(row, i));
                for (int j = 0; j < written.posteriors().latents(); j++) {
                    assertThat(read.posteriors().covariance(row, i, j))
                            .isEqualTo(written.posteriors().covariance(row, i, j));
                }
            }
            for (int k = 0; k < written.factors().count(); k++) {
                assertThat(read.factors().column(k).number(row))
                        .isCloseTo(written.factors().column(k).number(row), within(1e-15));
            }
        }
    }

    @Test
    void replacesAllPartsOfWhatWasThere(@TempDir Path folder) throws IOException {
        Posteriors gaussian = DiagonalGaussian.of(1, new double[] {1, 2}, new double[] {1, 1});
        Factors factors = Factors.categorical(List.of("a"), new int[][] {{0}, {1}});
        PosteriorFiles.write(folder, Representation.of("old", gaussian, factors).weighted(new double[] {1, 2}));
        Files.writeString(folder.resolve("notes.csv"), "kept\n");
        Files.writeString(folder.resolve("soft-factor-notes.npy"), "kept\n");
        PosteriorFiles.write(folder, Representation.of("new", Deterministic.of(1, new double[] {5}), Factors.none(1)));
        assertThat(PosteriorFiles.read(folder).size()).isEqualTo(1);
        assertThat(folder).isDirectoryContaining("glob:**/notes.csv");
        assertThat(folder).isDirectoryContaining("glob:**/soft-factor-notes.npy");
        assertThat(folder).isDirectoryNotContaining("glob:**/{covariance,factors,weights}.npy");
    }

    @Test
    void leavesTablesAlone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mean.csv"), "1\n");
        Representation points = Representation.of("points", Deterministic.of(1, new double[] {5}), Factors.none(1));
        assertThatThrownBy(() -> PosteriorFiles.write(folder, points))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds mean.csv");
        assertThat(folder).isDirectoryNotContaining("glob:**/*.npy");
    }

    @Test
    void refusesOtherFamilies(@TempDir Path folder) {
        Posteriors categorical = Categorical.of(new int[] {2}, new double[] {0.5, 0.5});
        Representation representation = Representation.of("dice", categorical, Factors.none(1));
        assertThatThrownBy(() -> PosteriorFiles.write(folder.resolve("new"), representation))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'dice' has posteriors of the family Categorical");
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
