package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.data.Representation;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.estimators.RandomRepresentations.Family;

/** Moments, correlations and closed-form entropies are the weighted sums that define them. */
class MomentsAgainstFormulaTest {

    private static final double CLOSE = 1e-10;

    private Representation representation;
    private Posteriors posteriors;

    private void make(Family family) {
        representation = RandomRepresentations.of(family, 60, 3, 11);
        posteriors = representation.posteriors();
    }

    private double expectation(IntToDoubleFunction reading) {
        return IntStream.range(0, representation.size())
                .filter(n -> representation.weight(n) > 0)
                .mapToDouble(n -> representation.weight(n) * reading.applyAsDouble(n))
                .sum();
    }

    private double covariance(IntToDoubleFunction a, IntToDoubleFunction b) {
        double first = expectation(a);
        double second = expectation(b);
        return expectation(n -> (a.applyAsDouble(n) - first) * (b.applyAsDouble(n) - second));
    }

    private IntToDoubleFunction mean(int latent) {
        return n -> posteriors.mean(n, latent);
    }

    @ParameterizedTest
    @EnumSource
    void momentsOfTheAggregatedPosterior(Family family) {
        make(family);
        Moments moments = Runs.result(representation, new PosteriorMoments());
        for (int i = 0; i < 3; i++) {
            assertThat(moments.mean()[i]).isCloseTo(expectation(mean(i)), within(CLOSE));
            for (int j = 0; j < 3; j++) {
                int row = i;
                int column = j;
                double ofMeans = covariance(mean(i), mean(j));
                double within = expectation(n -> posteriors.covariance(n, row, column));
                assertThat(moments.covarianceOfMeans()[i][j]).isCloseTo(ofMeans, within(CLOSE));
                assertThat(moments.meanCovariance()[i][j]).isCloseTo(within, within(CLOSE));
                assertThat(moments.covariance()[i][j]).isCloseTo(ofMeans + within, within(CLOSE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rangesOfMeansWithoutWeightlessObservations(Family family) {
        make(family);
        Moments moments = Runs.result(representation, new PosteriorMoments());
        for (int i = 0; i < 3; i++) {
            double[] means = IntStream.range(0, 60)
                    .filter(n -> representation.weight(n) > 0)
                    .mapToDouble(mean(i)::applyAsDouble)
                    .sorted()
                    .toArray();
            assertThat(moments.least()[i]).isEqualTo(means[0]);
            assertThat(moments.greatest()[i]).isEqualTo(means[means.length - 1]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void squaredCorrelationsWithFactors(Family family) {
        make(family);
        double[][] squared = Runs.result(representation, new FactorCorrelations());
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 4; k++) {
                IntToDoubleFunction factor = representation.factors().column(k)::number;
                double product = covariance(mean(i), factor);
                double expected = product * product / covariance(mean(i), mean(i)) / covariance(factor, factor);
                assertThat(squared[i][k]).as("latent %d, factor %d", i, k).isCloseTo(expected, within(CLOSE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void conditionalEntropiesInClosedForm(Family family) {
        make(family);
        List<LatentSet> sets = List.of(LatentSet.all(3), LatentSet.of(0, 2), LatentSet.of(1), LatentSet.of());
        Map<LatentSet, OptionalDouble> entropies = Runs.result(representation, new PosteriorEntropies(sets));
        for (LatentSet set : sets) {
            boolean closed = IntStream.range(0, representation.size())
                    .filter(n -> representation.weight(n) > 0)
                    .allMatch(n -> posteriors.entropy(n, set).isPresent());
            assertThat(entropies.get(set).isPresent()).isEqualTo(closed);
            if (closed) {
                double expected = expectation(n -> posteriors.entropy(n, set).orElseThrow());
                assertThat(entropies.get(set).orElseThrow())
                        .matches(actual -> actual == expected || Math.abs(actual - expected) < CLOSE);
            }
        }
    }
}
