package org.teasel.conformance.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

class SpecimensTest {

    private static final double ERROR = 1e-12;

    private static Specimen specimen(Specimens specimens, long seed, int size) {
        return specimens.generate(new SplittableRandom(seed), size);
    }

    @Property(tries = 300)
    void everySpecimenIsAValidRepresentation(@ForAll long seed, @ForAll @IntRange(max = 100) int size) {
        Specimen specimen = specimen(Specimens.labelled(), seed, size);
        requireValid(specimen);
        assertThat(specimen.rows()).isBetween(2, 40);
        assertThat(specimen.latents()).isBetween(1, 4);
        assertThat(specimen.factors()).hasSizeBetween(1, 3);
        assertThat(specimen.factors().stream().map(column -> column.factor().name()))
                .doesNotHaveDuplicates();
    }

    private static void requireValid(Specimen specimen) {
        Representation representation = specimen.representation();
        Posteriors posteriors = representation.posteriors();
        assertThat(posteriors.size()).isEqualTo(specimen.rows());
        assertThat(posteriors.latents()).isEqualTo(specimen.latents());
        assertThat(posteriors.factorised()).isEqualTo(specimen.kind().factorised() || Noises.none(specimen.noise()));
        double weight = 0;
        for (int row = 0; row < specimen.rows(); row++) {
            weight += representation.weight(row);
            for (int i = 0; i < specimen.latents(); i++) {
                assertThat(posteriors.mean(row, i)).isFinite();
                assertThat(posteriors.covariance(row, i, i)).isFinite().isNotNegative();
                assertThat(posteriors.cumulative(row, i, posteriors.mean(row, i) + 1e-9))
                        .isBetween(0.0, 1.0);
            }
            if (specimen.kind().smooth()) {
                assertThat(posteriors
                                .density(row, LatentSet.all(specimen.latents()))
                                .dimension())
                        .isEqualTo(specimen.latents());
            }
        }
        assertThat(weight).isCloseTo(1, within(1e-9));
        for (FactorColumn column : specimen.factors()) {
            if (column instanceof FactorColumn.Finite finite) {
                for (int row = 0; row < specimen.rows(); row++) {
                    int at = row;
                    assertThat(IntStream.range(0, finite.values())
                                    .mapToDouble(value -> finite.probability(at, value))
                                    .sum())
                            .isCloseTo(1, within(1e-9));
                }
            }
        }
    }

    @Property(tries = 60)
    void aSeedMakesTheSameSpecimenAgain(@ForAll long seed) {
        Specimen once = specimen(Specimens.labelled(), seed, 100);
        Specimen again = specimen(Specimens.labelled(), seed, 100);
        assertThat(again.toString()).isEqualTo(once.toString());
        assertThat(again.centres()).isDeepEqualTo(once.centres());
    }

    @Test
    void manySpecimensHaveSomeWeight() {
        for (long seed = 0; seed < 100_000; seed++) {
            Specimen specimen = specimen(Specimens.any().withRows(1, 6), seed, 50);
            assertThat(Arrays.stream(specimen.weights()).sum() > 0).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindComesUpAndNoOtherWhenAskedFor(Kind kind) {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (long seed = 0; seed < 300; seed++) {
            seen.add(specimen(Specimens.any(), seed, 50).kind());
            assertThat(specimen(Specimens.any().of(kind), seed, 50).kind()).isEqualTo(kind);
        }
        assertThat(seen).contains(kind);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfFactorIsValid(FactorKind kind) {
        for (long seed = 0; seed < 200; seed++) {
            requireValid(specimen(Specimens.labelled().withFactors(kind), seed, 100));
        }
    }

    @Property(tries = 60)
    void simplerSpecimensAreValidWithinBoundsAndSimpler(@ForAll long seed, @ForAll @IntRange(max = 100) int size) {
        Specimens specimens = Specimens.labelled().withRows(3, 30).withLatents(2, 4);
        Specimen specimen = specimen(specimens, seed, size);
        for (Specimen simpler : specimens.simpler(specimen).toList()) {
            requireValid(simpler);
            assertThat(simpler.rows()).isBetween(3, specimen.rows());
            assertThat(simpler.latents()).isBetween(2, specimen.latents());
            assertThat(simpler.factors()).hasSizeBetween(1, specimen.factors().size());
            assertThat(simpler.toString()).as("never the specimen itself").isNotEqualTo(specimen.toString());
        }
    }

    /** Whatever is broken by everything must end in the least that can be asked for. */
    @Property(tries = 60)
    void simplifyingEnds(@ForAll long seed) {
        Specimens specimens = Specimens.labelled();
        Specimen specimen = specimen(specimens, seed, 100);
        List<Specimen> steps = new ArrayList<>();
        for (var next = specimens.simpler(specimen).findFirst(); next.isPresent(); ) {
            specimen = next.get();
            steps.add(specimen);
            assertThat(steps).hasSizeLessThan(200);
            next = specimens.simpler(specimen).findFirst();
        }
        assertThat(specimen.rows()).isEqualTo(2);
        assertThat(specimen.latents()).isEqualTo(1);
        assertThat(specimen.factors()).hasSize(1);
        assertThat(specimen.evenlyWeighted()).isTrue();
    }

    @Test
    void aBreakThatDependsOnOneRowEndsWithFewRows() {
        Specimens specimens = Specimens.any().withRows(1, 40).withLatents(1, 4).evenlyWeighted();
        Specimen specimen = specimen(specimens, 5, 100);
        double sought = specimen.centres()[specimen.rows() - 1][0];
        for (var next = breaking(specimens, specimen, sought); next.isPresent(); ) {
            specimen = next.get();
            next = breaking(specimens, specimen, sought);
        }
        assertThat(specimen.rows()).isEqualTo(1);
        assertThat(specimen.latents()).isEqualTo(1);
    }

    private static Optional<Specimen> breaking(Specimens specimens, Specimen specimen, double sought) {
        return specimens
                .simpler(specimen)
                .filter(simpler -> Arrays.stream(simpler.centres())
                        .anyMatch(row -> Arrays.stream(row).anyMatch(c -> c == sought)))
                .findFirst();
    }

    @Property(tries = 60)
    void selectedRowsAreTheRows(@ForAll long seed) {
        Specimen specimen = specimen(Specimens.labelled(), seed, 100);
        SplittableRandom random = new SplittableRandom(seed);
        int[] rows = random.ints(7, 0, specimen.rows()).toArray();
        rows[0] = rows[1];
        Specimen selected = specimen.select(rows);
        Posteriors before = specimen.posteriors();
        Posteriors after = selected.posteriors();
        for (int n = 0; n < rows.length; n++) {
            for (int i = 0; i < specimen.latents(); i++) {
                requireSameMarginal(before, rows[n], i, after, n, i, 1e-15);
            }
            for (int k = 0; k < specimen.factors().size(); k++) {
                assertThat(selected.factors().get(k).number(n))
                        .isEqualTo(specimen.factors().get(k).number(rows[n]));
            }
            assertThat(selected.weights()[n]).isEqualTo(specimen.weights()[rows[n]]);
        }
    }

    private static void requireSameMarginal(
            Posteriors expected, int row, int latent, Posteriors actual, int itsRow, int itsLatent, double error) {
        assertThat(actual.mean(itsRow, itsLatent)).isCloseTo(expected.mean(row, latent), within(error));
        assertThat(actual.covariance(itsRow, itsLatent, itsLatent))
                .isCloseTo(expected.covariance(row, latent, latent), within(error));
        for (double value = -1.37; value < 3; value += 0.61) {
            assertThat(actual.cumulative(itsRow, itsLatent, value))
                    .isCloseTo(expected.cumulative(row, latent, value), within(error));
        }
    }

    @Property(tries = 60)
    void permutedLatentsAreTheLatents(@ForAll long seed) {
        Specimen specimen = specimen(Specimens.any().withLatents(2, 4), seed, 100);
        int latents = specimen.latents();
        int[] turned = IntStream.range(0, latents).map(i -> (i + 1) % latents).toArray();
        Posteriors before = specimen.posteriors();
        Posteriors after = specimen.selectLatents(turned).posteriors();
        for (int row = 0; row < specimen.rows(); row++) {
            for (int i = 0; i < latents; i++) {
                requireSameMarginal(before, row, turned[i], after, row, i, ERROR);
                for (int j = 0; j < latents; j++) {
                    assertThat(after.covariance(row, i, j))
                            .isCloseTo(before.covariance(row, turned[i], turned[j]), within(ERROR));
                }
            }
        }
    }

    @Property(tries = 60)
    void twiceIsEveryRowTwice(@ForAll long seed) {
        Specimen specimen = specimen(Specimens.labelled(), seed, 100);
        Specimen twice = specimen.twice();
        assertThat(twice.rows()).isEqualTo(2 * specimen.rows());
        Representation before = specimen.representation();
        Representation after = twice.representation();
        for (int n = 0; n < twice.rows(); n++) {
            int row = n % specimen.rows();
            assertThat(after.weight(n)).isCloseTo(before.weight(row) / 2, within(ERROR));
            for (int i = 0; i < specimen.latents(); i++) {
                requireSameMarginal(before.posteriors(), row, i, after.posteriors(), n, i, 1e-15);
            }
        }
    }

    @Property(tries = 60)
    void aFlippedLatentIsMirrored(@ForAll long seed) {
        Specimen specimen = specimen(Specimens.any().withLatents(2, 4), seed, 100);
        Posteriors before = specimen.posteriors();
        Posteriors after = specimen.flipped(1).posteriors();
        // Values of a categorical latent count from 0, so that its mirror image is about the middle of them.
        double about = specimen.kind() == Kind.CATEGORICAL ? Kind.VALUES - 1 : 0;
        for (int row = 0; row < specimen.rows(); row++) {
            assertThat(after.mean(row, 1)).isCloseTo(about - before.mean(row, 1), within(ERROR));
            requireSameMarginal(before, row, 0, after, row, 0, ERROR);
            assertThat(after.covariance(row, 1, 1)).isCloseTo(before.covariance(row, 1, 1), within(ERROR));
            assertThat(after.covariance(row, 0, 1)).isCloseTo(-before.covariance(row, 0, 1), within(ERROR));
            for (double value : new double[] {-1.37, 0.211, 1.77}) {
                assertThat(after.cumulative(row, 1, value))
                        .isCloseTo(1 - before.cumulative(row, 1, about - value), within(ERROR));
            }
        }
    }

    @Property(tries = 60)
    void aMovedLatentIsMovedAndScaled(@ForAll long seed) {
        Specimens continuous = Specimens.any()
                .of(Kind.DIAGONAL, Kind.CORRELATED, Kind.DETERMINISTIC, Kind.LOGISTIC, Kind.FOREIGN)
                .withLatents(2, 4);
        Specimen specimen = specimen(continuous, seed, 100);
        Posteriors before = specimen.posteriors();
        Posteriors after = specimen.moved(0, 0.5, 2).posteriors();
        for (int row = 0; row < specimen.rows(); row++) {
            assertThat(after.mean(row, 0)).isCloseTo(0.5 + 2 * before.mean(row, 0), within(ERROR));
            assertThat(after.covariance(row, 0, 0)).isCloseTo(4 * before.covariance(row, 0, 0), within(ERROR));
            assertThat(after.covariance(row, 0, 1)).isCloseTo(2 * before.covariance(row, 0, 1), within(ERROR));
            assertThat(after.cumulative(row, 0, 0.5 + 2 * 0.211))
                    .isCloseTo(before.cumulative(row, 0, 0.211), within(ERROR));
            requireSameMarginal(before, row, 1, after, row, 1, ERROR);
        }
    }

    @Property(tries = 60)
    void aNoiseLatentTellsNothing(@ForAll long seed) {
        Specimen specimen = specimen(Specimens.any(), seed, 100);
        Specimen wider = specimen.withNoiseLatent();
        Posteriors before = specimen.posteriors();
        Posteriors after = wider.posteriors();
        int last = specimen.latents();
        assertThat(after.latents()).isEqualTo(last + 1);
        for (int row = 0; row < specimen.rows(); row++) {
            requireSameMarginal(after, 0, last, after, row, last, 0);
            for (int i = 0; i < last; i++) {
                requireSameMarginal(before, row, i, after, row, i, ERROR);
                assertThat(after.covariance(row, i, last)).isZero();
            }
        }
    }

    @Property(tries = 60)
    void relabelledValuesKeepTheirProbabilities(@ForAll long seed) {
        Specimens finite = Specimens.labelled()
                .withFactors(FactorKind.BALANCED, FactorKind.UNBALANCED, FactorKind.SOFT, FactorKind.CONSTANT);
        Specimen specimen = specimen(finite, seed, 100);
        FactorColumn.Finite before = (FactorColumn.Finite) specimen.factors().get(0);
        int[] names = IntStream.range(0, before.values())
                .map(v -> before.values() - 1 - v)
                .toArray();
        FactorColumn.Finite after =
                (FactorColumn.Finite) specimen.relabelled(0, names).factors().get(0);
        for (int row = 0; row < specimen.rows(); row++) {
            for (int v = 0; v < names.length; v++) {
                assertThat(after.probability(row, names[v])).isCloseTo(before.probability(row, v), within(1e-15));
            }
        }
    }

    @Property(tries = 60)
    void factorsAreSelectedByIndex(@ForAll long seed) {
        Specimen specimen = specimen(Specimens.labelled().withFactors(2, 3), seed, 100);
        assertThat(specimen.selectFactors(new int[] {1, 0}).factors())
                .containsExactly(specimen.factors().get(1), specimen.factors().get(0));
    }

    @Property(tries = 60)
    void randomNoiseHasFullRank(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int latents) {
        double[][] noise = Noises.random(new SplittableRandom(seed), latents);
        assertThat(determinant(noise)).isPositive();
        for (int i = 0; i < latents; i++) {
            assertThat(noise[i][i]).isEqualTo(1);
            for (int j = 0; j < latents; j++) {
                assertThat(noise[i][j]).isEqualTo(noise[j][i]).isBetween(-1.0, 1.0);
            }
        }
    }

    @Test
    void equalNoiseHasTheKnownDeterminant() {
        double rho = 0.3;
        assertThat(determinant(Noises.equal(4, rho))).isCloseTo(Math.pow(1 - rho, 3) * (1 + 3 * rho), within(ERROR));
        assertThat(Noises.none(Noises.independent(3))).isTrue();
        assertThat(Noises.none(Noises.equal(3, 0.1))).isFalse();
    }

    /** By expansion along the first row. */
    private static double determinant(double[][] matrix) {
        if (matrix.length == 1) {
            return matrix[0][0];
        }
        double sum = 0;
        for (int column = 0; column < matrix.length; column++) {
            int left = column;
            double[][] minor = Arrays.stream(matrix)
                    .skip(1)
                    .map(row -> IntStream.range(0, row.length)
                            .filter(c -> c != left)
                            .mapToDouble(c -> row[c])
                            .toArray())
                    .toArray(double[][]::new);
            sum += (column % 2 == 0 ? 1 : -1) * matrix[0][column] * determinant(minor);
        }
        return sum;
    }

    @Test
    void aPropertyFiltersExamplesAndSimplerOnes() {
        Generator<Specimen> wide = Specimens.any().where(specimen -> specimen.latents() > 1);
        for (long seed = 0; seed < 50; seed++) {
            Specimen specimen = wide.generate(new SplittableRandom(seed), 100);
            assertThat(specimen.latents()).isGreaterThan(1);
            assertThat(wide.simpler(specimen)).allMatch(simpler -> simpler.latents() > 1);
        }
    }

    @Test
    void aSpecimenIsPrintedForPeople() {
        Specimen specimen = new Specimen(
                Kind.DIAGONAL,
                new double[][] {{0}, {1}},
                new double[][] {{0.5}, {1}},
                Noises.independent(1),
                List.of(FactorColumn.Labels.of(Factor.categorical("shape", 3), new int[] {2, 0})),
                new double[] {1, 3});
        assertThat(specimen).hasToString("""
                diagonal posteriors, 2 rows, 1 latents, 1 factors
                row 0: z = 0.0 +- 0.5; y = 2 of 3; weight 1.0
                row 1: z = 1.0 +- 1.0; y = 0 of 3; weight 3.0""");
    }

    @Test
    void aLogisticLatentHasItsMoments() {
        Logistic logistic = new Logistic(new double[][] {{0.7}}, new double[][] {{0.4}});
        double mass = 0;
        double mean = 0;
        double square = 0;
        double step = 1e-3;
        for (double z = -9; z < 10; z += step) {
            double p = step * Math.exp(logistic.logMarginal(0, 0, z));
            mass += p;
            mean += p * z;
            square += p * z * z;
        }
        assertThat(mass).isCloseTo(1, within(1e-6));
        assertThat(mean).isCloseTo(0.7, within(1e-6));
        assertThat(square - mean * mean).isCloseTo(0.16, within(1e-6));
        assertThat(logistic.cumulative(0, 0, 0.7)).isEqualTo(0.5);
        double draws = 0;
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 40_000; n++) {
            draws += logistic.sample(0, 0, random) / 40_000;
        }
        assertThat(draws).isCloseTo(0.7, within(5 * 0.4 / 200));
    }
}
