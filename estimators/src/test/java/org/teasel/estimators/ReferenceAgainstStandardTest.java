package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.Progress;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.oracle.ReferenceEstimators;
import org.teasel.estimators.RandomRepresentations.Family;

/** The standard estimators and the reference of the conformance kit, written apart from each other, agree. */
class ReferenceAgainstStandardTest {

    private static final double CLOSE = 1e-10;

    /** What is left of a tail in a narrow range is scaled up, and with it the rounding of the reference's differences. */
    private static final double CLOSE_IN_TAILS = 1e-8;

    private static final Quantisation WIDE = new Quantisation(Quantisation.Rule.EXACT, 16, -4, 4);
    private static final Quantisation NARROW = new Quantisation(Quantisation.Rule.EXACT, 7, -0.8, 1.5);

    private static final int ROWS = 45;
    private static final int LATENTS = 3;
    private static final int FACTOR_BINS = 4;

    @ParameterizedTest
    @EnumSource
    void agreeOnAllData(Family family) {
        for (long seed = 0; seed < 4; seed++) {
            Representation representation = RandomRepresentations.of(family, ROWS, LATENTS, seed);
            Estimates standard = estimates(new StandardEstimators(), representation);
            Estimates reference = estimates(new ReferenceEstimators(), representation);
            assertAgree(standard.all(), reference.all(), family + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreeOnPartOfTheData(Family family) {
        Representation representation = RandomRepresentations.of(family, ROWS, LATENTS, 7);
        Estimates standard = estimates(new StandardEstimators(), representation);
        Estimates reference = estimates(new ReferenceEstimators(), representation);
        for (int part = 0; part < standard.parts(); part += 5) {
            assertAgree(standard.withoutPart(part), reference.withoutPart(part), family + " without part " + part);
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreeOnDrawsWithinTheirErrors(Family family) {
        Representation representation = RandomRepresentations.of(family, ROWS, LATENTS, 11);
        SampledPosterior key = SampledPosterior.of(
                Population.of(representation),
                Settings.DEFAULT.withSamples(2_000).withFactorBins(FACTOR_BINS));
        SampledInformation standard = sampled(new StandardEstimators(), representation, key);
        SampledInformation reference = sampled(new ReferenceEstimators(), representation, key);
        for (LatentSet set : key.sets()) {
            assertNear(standard, reference, s -> s.information(set), family + ", I(x; z), " + set);
            assertNear(standard, reference, s -> s.entropy(set), family + ", H(z), " + set);
        }
        for (int i = 0; i < LATENTS; i++) {
            int latent = i;
            for (int k = 0; k < standard.factors(); k++) {
                int factor = k;
                assertNear(standard, reference, s -> s.mutualInformation(latent, factor), family + ", I(z; y)");
                assertNear(standard, reference, s -> s.jointEntropy(latent, factor), family + ", H(z, y)");
                assertThat(standard.factorEntropy(k)).isCloseTo(reference.factorEntropy(k), within(CLOSE));
            }
        }
    }

    private static SampledInformation sampled(
            EstimatorProvider provider, Representation representation, SampledPosterior key) {
        return new Estimation(List.of(provider), Settings.DEFAULT.withThreads(1), Progress.NONE)
                .estimate(representation, List.of(key))
                .all()
                .get(key);
    }

    /** Both have draws of their own, so they may differ by some standard errors of the difference. */
    private static void assertNear(
            SampledInformation standard,
            SampledInformation reference,
            ToDoubleFunction<SampledInformation> reading,
            String what) {
        double expected = reading.applyAsDouble(reference);
        if (Double.isInfinite(expected)) {
            assertThat(reading.applyAsDouble(standard)).as(what).isEqualTo(expected);
            return;
        }
        double error = Math.sqrt(variance(standard, reading) + variance(reference, reading));
        assertThat(reading.applyAsDouble(standard)).as(what).isCloseTo(expected, within(6 * error + CLOSE));
    }

    /** Delete-a-group jackknife over the draws. */
    private static double variance(SampledInformation sampled, ToDoubleFunction<SampledInformation> reading) {
        int groups = sampled.groups();
        double[] left = IntStream.range(0, groups)
                .mapToDouble(g -> reading.applyAsDouble(sampled.without(g)))
                .toArray();
        double mean = Arrays.stream(left).average().orElseThrow();
        return Arrays.stream(left).map(value -> (value - mean) * (value - mean)).sum() * (groups - 1) / groups;
    }

    private static Estimates estimates(EstimatorProvider provider, Representation representation) {
        return new Estimation(List.of(provider), Settings.DEFAULT.withThreads(1), Progress.NONE)
                .estimate(representation, keys().toList());
    }

    private static Stream<Statistic<?>> keys() {
        return Stream.concat(
                Stream.of(
                        new MeanHistogram(7, FACTOR_BINS),
                        new MeanPairs(WIDE),
                        new PosteriorMoments(),
                        new FactorCorrelations(),
                        new PosteriorEntropies(
                                List.of(LatentSet.all(LATENTS), LatentSet.of(1), LatentSet.allBut(0, LATENTS)))),
                Stream.of(WIDE, NARROW)
                        .flatMap(
                                cut -> Arrays.stream(Quantisation.Rule.values()).map(cut::with))
                        .flatMap(cut -> Stream.of(new QuantisedPosterior(cut, FACTOR_BINS), new QuantisedPairs(cut))));
    }

    private static void assertAgree(Statistics standard, Statistics reference, String where) {
        keys().forEach(key -> {
            boolean inTails = key instanceof QuantisedPosterior posterior
                            && posterior.quantisation().equals(NARROW.with(Quantisation.Rule.INTEGRAL))
                    || key instanceof QuantisedPairs pairs
                            && pairs.quantisation().equals(NARROW.with(Quantisation.Rule.INTEGRAL));
            assertThat(numbers(standard, key))
                    .as("%s, %s", where, key)
                    .usingComparatorWithPrecision(inTails ? CLOSE_IN_TAILS : CLOSE)
                    .containsExactly(numbers(reference, key));
        });
    }

    /** All numbers of a result, or none where it is not defined. */
    private static double[] numbers(Statistics statistics, Statistic<?> key) {
        try {
            return numbers(statistics.get(key)).toArray();
        } catch (NotDefinedException e) {
            return new double[0];
        }
    }

    private static DoubleStream numbers(Object result) {
        if (result instanceof double[] row) {
            return Arrays.stream(row);
        }
        if (result instanceof int[] row) {
            return IntStream.of(row).asDoubleStream();
        }
        if (result instanceof double[][] table) {
            return Arrays.stream(table).flatMapToDouble(Arrays::stream);
        }
        if (result instanceof Moments m) {
            return join(m.mean(), m.covarianceOfMeans(), m.meanCovariance(), m.least(), m.greatest());
        }
        if (result instanceof InformationTable t) {
            return join(
                    t.latentEntropy(),
                    t.conditionalEntropy(),
                    t.informativeness(),
                    t.factorEntropy(),
                    t.mutualInformation(),
                    t.jointEntropy(),
                    t.bins(),
                    t.outside());
        }
        Map<?, ?> entropies = (Map<?, ?>) result;
        return entropies.values().stream().mapToDouble(entropy -> ((OptionalDouble) entropy).orElse(Double.NaN));
    }

    private static DoubleStream join(Object... parts) {
        return Stream.of(parts).flatMapToDouble(ReferenceAgainstStandardTest::numbers);
    }
}
