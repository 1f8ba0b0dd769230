package org.teasel.api.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every family of posteriors promises, whoever wrote it. */
class PosteriorContractTest {

    private static final int DRAWS = 20_000;

    /** Standard errors that a mean of draws may miss by; the seeds are fixed. */
    private static final double ERRORS = 4.5;

    @ParameterizedTest
    @EnumSource
    void drawsHaveTheMoments(Families family) {
        Posteriors posteriors = family.make();
        for (int row = 0; row < Families.ROWS; row++) {
            List<double[]> draws = draws(posteriors, row);
            for (int i = 0; i < Families.LATENTS; i++) {
                int first = i;
                double mean = posteriors.mean(row, i);
                assertMean(draws, z -> z[first], mean);
                for (int j = 0; j <= i; j++) {
                    int second = j;
                    double other = posteriors.mean(row, j);
                    assertMean(draws, z -> (z[first] - mean) * (z[second] - other), posteriors.covariance(row, i, j));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawsFallBelowAValueAsOftenAsCumulativeSays(Families family) {
        Posteriors posteriors = family.make();
        for (int row = 0; row < Families.ROWS; row++) {
            List<double[]> draws = draws(posteriors, row);
            for (int i = 0; i < Families.LATENTS; i++) {
                int latent = i;
                for (double value : new double[] {-2, -0.6, 0, 0.3, 1, 1.2, 3}) {
                    assertMean(draws, z -> z[latent] <= value ? 1 : 0, posteriors.cumulative(row, i, value));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawsFallBelowTwoValuesAsOftenAsTheirJointCumulativeSays(Families family) {
        Posteriors posteriors = family.make();
        for (int row = 0; row < Families.ROWS; row++) {
            List<double[]> draws = draws(posteriors, row);
            for (double[] corner : new double[][] {{0, 0}, {1, -2}, {-0.6, 1.2}, {0.3, 3}}) {
                double expected =
                        posteriors.cumulative(row, 0, corner[0], 2, corner[1]).orElseThrow();
                assertMean(draws, z -> z[0] <= corner[0] && z[2] <= corner[1] ? 1 : 0, expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void entropyIsTheMeanOfMinusLogDensity(Families family) {
        Posteriors posteriors = family.make();
        for (int row = 0; row < Families.ROWS; row++) {
            List<double[]> draws = draws(posteriors, row);
            for (LatentSet set : subsets()) {
                OptionalDouble entropy = posteriors.entropy(row, set);
                Density density = posteriors.density(row, set);
                if (entropy.isPresent() && Double.isFinite(entropy.getAsDouble())) {
                    assertMean(draws, z -> -density.log(z), entropy.getAsDouble());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void entropyIsMinusInfinityWhereTheSupportIsThin(Families family) {
        Posteriors posteriors = family.make();
        for (int row = 0; row < Families.ROWS; row++) {
            for (LatentSet set : subsets()) {
                long continuous = IntStream.of(set.toArray())
                        .filter(i -> posteriors.latent(i) instanceof Latent.Continuous)
                        .count();
                boolean thin = posteriors.density(row, set).dimension() < continuous;
                assertThat(posteriors.entropy(row, set).orElseThrow() == Double.NEGATIVE_INFINITY)
                        .isEqualTo(thin);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ownDrawsHaveFiniteDensities(Families family) {
        Posteriors posteriors = family.make();
        for (int row = 0; row < Families.ROWS; row++) {
            for (LatentSet set : subsets()) {
                Density density = posteriors.density(row, set);
                assertThat(draws(posteriors, row).subList(0, 500))
                        .allSatisfy(z -> assertThat(density.log(z)).isFinite());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void densityIsNeverNaN(Families family) {
        Posteriors posteriors = family.make();
        for (double far : new double[] {1e200, -1e200, Double.MAX_VALUE, -Double.MAX_VALUE, 5e-324}) {
            for (int row = 0; row < Families.ROWS; row++) {
                for (LatentSet set : subsets()) {
                    assertThat(posteriors.density(row, set).log(new double[] {far, 0, far}))
                            .as("row %d, set %s at %s", row, set, far)
                            .isNotNaN();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void cumulativeRisesFromZeroToOne(Families family) {
        Posteriors posteriors = family.make();
        for (int row = 0; row < Families.ROWS; row++) {
            for (int i = 0; i < Families.LATENTS; i++) {
                double before = posteriors.cumulative(row, i, -Double.MAX_VALUE);
                assertThat(before).isZero();
                for (double value = -20; value <= 20; value += 0.1) {
                    double here = posteriors.cumulative(row, i, value);
                    assertThat(here).isBetween(before, 1.0);
                    before = here;
                }
                assertThat(posteriors.cumulative(row, i, Double.MAX_VALUE)).isCloseTo(1, within(1e-15));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void selectedRowsComeInTheGivenOrderAsOftenAsTheyAreGiven(Families family) {
        Posteriors posteriors = family.make();
        int[] rows = {4, 0, 0, 3, 1, 2, 4};
        Posteriors selected = posteriors.select(rows);
        assertThat(selected.size()).isEqualTo(rows.length);
        assertThat(selected.latents()).isEqualTo(Families.LATENTS);
        for (int r = 0; r < rows.length; r++) {
            assertSameRow(selected, r, posteriors, rows[r]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingSelectedIsAnEmptyBatchOfTheSameLatents(Families family) {
        Posteriors empty = family.make().select(new int[0]);
        assertThat(empty.size()).isZero();
        assertThat(empty.latents()).isEqualTo(Families.LATENTS);
    }

    @ParameterizedTest
    @EnumSource
    void factorisedMeansThatLogDensitiesAdd(Families family) {
        Posteriors posteriors = family.make();
        assertThat(posteriors.factorised())
                .isEqualTo(family != Families.CORRELATED && family != Families.SINGULAR && family != Families.PARTS);
        if (posteriors.factorised()) {
            for (int row = 0; row < Families.ROWS; row++) {
                for (double[] z : draws(posteriors, row).subList(0, 20)) {
                    double sum = 0;
                    for (int i = 0; i < Families.LATENTS; i++) {
                        sum += posteriors.density(row, LatentSet.of(i)).log(z);
                    }
                    assertThat(posteriors.density(row, LatentSet.all(3)).log(z)).isCloseTo(sum, within(1e-12));
                }
            }
        }
    }

    static void assertSameRow(Posteriors actual, int row, Posteriors expected, int expectedRow) {
        double[] z = new double[Families.LATENTS];
        double[] expectedZ = new double[Families.LATENTS];
        actual.sample(row, new SplittableRandom(1), z);
        expected.sample(expectedRow, new SplittableRandom(1), expectedZ);
        assertThat(z).containsExactly(expectedZ);
        for (LatentSet set : subsets()) {
            assertThat(actual.density(row, set).log(z))
                    .isEqualTo(expected.density(expectedRow, set).log(z));
            assertThat(actual.entropy(row, set)).isEqualTo(expected.entropy(expectedRow, set));
        }
        for (int i = 0; i < Families.LATENTS; i++) {
            assertThat(actual.latent(i)).isEqualTo(expected.latent(i));
            assertThat(actual.mean(row, i)).isEqualTo(expected.mean(expectedRow, i));
            assertThat(actual.cumulative(row, i, z[i])).isEqualTo(expected.cumulative(expectedRow, i, z[i]));
            assertThat(actual.covariance(row, i, 0)).isEqualTo(expected.covariance(expectedRow, i, 0));
            assertThat(actual.cumulative(row, i, z[i], 0, z[0]))
                    .isEqualTo(expected.cumulative(expectedRow, i, z[i], 0, z[0]));
        }
    }

    private static List<double[]> draws(Posteriors posteriors, int row) {
        SplittableRandom random = new SplittableRandom(row);
        List<double[]> draws = new ArrayList<>();
        for (int m = 0; m < DRAWS; m++) {
            double[] z = new double[Families.LATENTS];
            posteriors.sample(row, random, z);
            draws.add(z);
        }
        return draws;
    }

    private static List<LatentSet> subsets() {
        return IntStream.range(0, 8)
                .mapToObj(bits -> LatentSet.of(
                        IntStream.range(0, 3).filter(i -> (bits >> i & 1) == 1).toArray()))
                .toList();
    }

    /** The mean of a reading of the draws is the expected one within its standard error. */
    private static void assertMean(List<double[]> draws, ToDoubleFunction<double[]> reading, double expected) {
        double[] values = draws.stream().mapToDouble(reading).toArray();
        double mean = DoubleStream.of(values).average().orElseThrow();
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        // Where an event is so rare that none is among the draws, they tell no more than that.
        double least = variance > 0 ? 1e-9 : 5.0 / values.length;
        assertThat(mean).isCloseTo(expected, within(ERRORS * Math.sqrt(variance / values.length) + least));
    }
}
