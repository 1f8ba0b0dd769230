package org.teasel.api.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CorrelatedGaussianTest {

    private static final double NOISE = 1e-12;

    private double[] mean;
    private double[][] covariance;
    private CorrelatedGaussian posteriors;
    private SplittableRandom random;

    private void make(int latents, int rank, long seed) {
        random = new SplittableRandom(seed);
        double[] scales = new double[latents];
        Arrays.setAll(scales, i -> Math.exp(random.nextDouble(-1, 1)));
        covariance = SlowMatrices.semidefinite(latents, rank, scales, random);
        mean = IntStream.range(0, latents)
                .mapToDouble(i -> random.nextDouble(-3, 3))
                .toArray();
        posteriors = CorrelatedGaussian.of(latents, mean, SlowMatrices.flat(covariance));
    }

    private LatentSet subset(int latents) {
        return LatentSet.of(
                IntStream.range(0, latents).filter(i -> random.nextBoolean()).toArray());
    }

    private double[][] marginalised(LatentSet set) {
        return IntStream.of(set.toArray())
                .mapToObj(i -> IntStream.of(set.toArray())
                        .mapToDouble(j -> covariance[i][j])
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void roundingBelowZeroIsNoVariance() {
        CorrelatedGaussian rounded = CorrelatedGaussian.of(2, new double[2], new double[] {1, 0, 0, -1e-13});
        assertThat(rounded.cumulative(0, 0, 0, 1, 0)).hasValue(0.5);
        assertThat(rounded.entropy(0, LatentSet.of(1))).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(rounded.density(0, LatentSet.of(1)).dimension()).isZero();
    }

    @Test
    void everyPartOfAnAcceptedCovarianceIsAccepted() {
        double[] rounded = {1, 0, 0, 0, 1e-13, 2e-13, 0, 2e-13, 1e-13};
        CorrelatedGaussian posteriors = CorrelatedGaussian.of(3, new double[3], rounded);
        assertThat(posteriors.density(0, LatentSet.of(1, 2)).dimension()).isEqualTo(1);
        assertThat(posteriors.density(0, LatentSet.all(3)).dimension()).isEqualTo(2);
    }

    @Property(tries = 300, seed = "1")
    void densityOfASubsetIsThatOfItsMeanAndCovariance(
            @ForAll @IntRange(min = 1, max = 5) int latents, @ForAll long seed) {
        make(latents, latents + 1, seed);
        LatentSet set = subset(latents);
        double[] z = IntStream.range(0, latents)
                .mapToDouble(i -> random.nextDouble(-4, 4))
                .toArray();
        double[] d =
                IntStream.of(set.toArray()).mapToDouble(i -> z[i] - mean[i]).toArray();
        SlowMatrices.Eigen eigen = SlowMatrices.eigen(marginalised(set));
        double expected =
                -0.5 * (eigen.squaredDistance(d, 0) + eigen.logDeterminant(0) + set.size() * Math.log(2 * Math.PI));
        Density density = posteriors.density(0, set);
        assertThat(density.dimension()).isEqualTo(set.size());
        assertThat(density.log(z)).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }

    @Property(tries = 300, seed = "1")
    void densityOnAPlaneCountsVolumeOnThePlane(@ForAll @IntRange(min = 2, max = 5) int latents, @ForAll long seed) {
        make(latents, latents - 1, seed);
        double[] z = new double[latents];
        posteriors.sample(0, random, z);
        double[] d =
                IntStream.range(0, latents).mapToDouble(i -> z[i] - mean[i]).toArray();
        SlowMatrices.Eigen eigen = SlowMatrices.eigen(covariance);
        double expected = -0.5
                * (eigen.squaredDistance(d, NOISE)
                        + eigen.logDeterminant(NOISE)
                        + (latents - 1) * Math.log(2 * Math.PI));
        Density density = posteriors.density(0, LatentSet.all(latents));
        assertThat(density.dimension()).isEqualTo(latents - 1);
        assertThat(density.log(z)).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
        z[0] += 0.5;
        z[latents - 1] -= 0.25;
        assertThat(density.log(z)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Property(tries = 300, seed = "1")
    void entropyIsHalfTheLogDeterminantOfTwoPiETimesCovariance(
            @ForAll @IntRange(min = 1, max = 5) int latents, @ForAll long seed) {
        make(latents, latents + 1, seed);
        LatentSet set = subset(latents);
        double expected = 0.5
                * (SlowMatrices.eigen(marginalised(set)).logDeterminant(0) + set.size() * (1 + Math.log(2 * Math.PI)));
        assertThat(posteriors.entropy(0, set).orElseThrow()).isCloseTo(expected, within(1e-6));
    }

    @Test
    void densityWithoutALatentIsTheIntegralOverIt() {
        make(3, 4, 5);
        double[] z = {mean[0] + 0.3, 0, mean[2] - 0.4};
        double sum = 0;
        double step = 0.01;
        for (z[1] = mean[1] - 30; z[1] < mean[1] + 30; z[1] += step) {
            sum += step * Math.exp(posteriors.density(0, LatentSet.all(3)).log(z));
        }
        assertThat(Math.log(sum))
                .isCloseTo(posteriors.density(0, LatentSet.of(0, 2)).log(z), within(1e-9));
    }

    @Test
    void noiseIsScaledByTheDeviations() {
        double[] noise = {1, 0.5, 0.5, 1};
        CorrelatedGaussian scaled =
                CorrelatedGaussian.ofNoise(2, new double[] {1, 2, 3, 4}, new double[] {1, 2, 0, 3}, noise);
        assertThat(scaled.covariance(0, 0, 0)).isEqualTo(1);
        assertThat(scaled.covariance(0, 0, 1)).isEqualTo(1);
        assertThat(scaled.covariance(0, 1, 1)).isEqualTo(4);
        assertThat(scaled.covariance(1, 0, 1)).isZero();
        assertThat(scaled.covariance(1, 1, 1)).isEqualTo(9);
        assertThat(scaled.mean(1, 0)).isEqualTo(3);
    }

    @Test
    void independentNoiseIsADiagonalGaussian() {
        double[] deviations = {1, 0.1, 2, 0.5, 1e-6, 1e3};
        double[] means = {0, 1, -2, 0.5, -0.5, 2};
        CorrelatedGaussian correlated =
                CorrelatedGaussian.ofNoise(3, means, deviations, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        DiagonalGaussian diagonal = DiagonalGaussian.of(3, means, deviations);
        assertThat(correlated.factorised()).isTrue();
        for (int row = 0; row < 2; row++) {
            double[] z = new double[3];
            diagonal.sample(row, new SplittableRandom(3), z);
            for (LatentSet set : new LatentSet[] {LatentSet.all(3), LatentSet.of(1), LatentSet.of(0, 2)}) {
                assertThat(correlated.density(row, set).dimension()).isEqualTo(set.size());
                assertThat(correlated.density(row, set).log(z))
                        .isCloseTo(diagonal.density(row, set).log(z), within(1e-9));
                assertThat(correlated.entropy(row, set).orElseThrow())
                        .isCloseTo(diagonal.entropy(row, set).orElseThrow(), within(1e-9));
            }
        }
    }

    @Test
    void slightAsymmetryIsEvenedOut() {
        CorrelatedGaussian even = CorrelatedGaussian.of(2, new double[2], new double[] {1, 0.5, 0.5000001, 1});
        assertThat(even.covariance(0, 0, 1)).isEqualTo(even.covariance(0, 1, 0)).isCloseTo(0.50000005, within(1e-12));
    }

    @Test
    void asymmetryIsJudgedByTheSizeOfItsLatents() {
        double tiny = 1e-170;
        double[] covariances = {tiny, 0.5 * tiny, 0.5 * tiny * (1 + 1e-8), tiny};
        assertThat(CorrelatedGaussian.of(2, new double[2], covariances).covariance(0, 0, 1))
                .isPositive();
    }
}
