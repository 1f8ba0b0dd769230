package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;
import org.teasel.estimators.sampled.Draws;

/** Draws that lie where another component is e^hundreds denser than their own: no sum overflows or loses its terms. */
class DenseComponentsTest {

    private static final int LATENTS = 3;
    private static final double[] PLACE = {0.3, -0.2, 0.5};

    /** One wide component of every label, and one that is narrow by a factor of 10^-decades. */
    private static Posteriors posteriors(double decades) {
        double narrow = Math.pow(10, -decades);
        return DiagonalGaussian.of(
                new double[][] {{0, 0, 0}, PLACE, {1, 0, 1}},
                new double[][] {{1, 1, 1}, {narrow, narrow, narrow}, {1, 2, 3}});
    }

    /** Through the reader of diagonal Gaussians, and through that of any family. */
    private static final List<UnaryOperator<Posteriors>> READERS =
            List.of(UnaryOperator.identity(), DenseComponentsTest::disguised);

    private static Posteriors disguised(Posteriors posteriors) {
        Posteriors stranger = new Laplace(LATENTS, new double[0][], new double[0][]);
        return PosteriorParts.of(List.of(posteriors, stranger));
    }

    private static Stream<Double> decades() {
        return Stream.of(1.0, 50.0, 70.0, 100.0, 200.0, 300.0, 307.0, 310.0, 320.0);
    }

    @ParameterizedTest
    @MethodSource("decades")
    void denserComponentCounts(double decades) {
        check(decades, new double[] {1, 1, 1});
    }

    @ParameterizedTest
    @MethodSource("decades")
    void denserComponentWithoutWeightDoesNot(double decades) {
        check(decades, new double[] {1, 0, 1});
    }

    private static void check(double decades, double[] weights) {
        for (UnaryOperator<Posteriors> reader : READERS) {
            Posteriors posteriors = reader.apply(posteriors(decades));
            Factors factors = Factors.categorical(List.of("label"), new int[][] {{0}, {1}, {0}});
            Representation representation =
                    Representation.of("dense", posteriors, factors).weighted(weights);
            Draws draws = draws(posteriors, 0, 2);
            SampledPosterior key = new SampledPosterior(sets(), 4, 0, 2);
            SampledInformation read = KnownStatistics.read(representation, key, draws);
            SlowMixture slow = new SlowMixture(representation, draws, 2, 0);
            for (LatentSet set : key.sets()) {
                assertThat(read.information(set)).as("I(x; z%s)", set).isCloseTo(slow.information(set), within(1e-9));
            }
            for (int i = 0; i < LATENTS; i++) {
                assertThat(read.mutualInformation(i, 0))
                        .as("I(z_%d; y)", i)
                        .isCloseTo(slow.mutualInformation(i, 0), within(1e-9));
            }
        }
    }

    /** Draws of both rows at the dense place and elsewhere. */
    private static Draws draws(Posteriors posteriors, int first, int second) {
        int[] rows = {first, first, second, second};
        double[][] points = {PLACE, {0.1, 0.2, -0.3}, PLACE, {PLACE[0], 1, PLACE[2]}};
        return new Draws(rows, posteriors.select(rows), points);
    }

    private static List<LatentSet> sets() {
        List<LatentSet> sets = new ArrayList<>();
        sets.add(LatentSet.all(LATENTS));
        for (int i = 0; i < LATENTS; i++) {
            sets.add(LatentSet.of(i));
            sets.add(LatentSet.allBut(i, LATENTS));
        }
        return sets;
    }
}
