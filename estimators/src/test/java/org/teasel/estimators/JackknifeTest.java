package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.teasel.api.data.Representation;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.estimators.RandomRepresentations.Family;

class JackknifeTest {

    /** Of a mean, each observation a group, it is the usual standard error. */
    @Test
    void ofAMean() {
        double[] values = {1, 4, 2, 8, 5, 7};
        double sum = Arrays.stream(values).sum();
        double mean = sum / values.length;
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double[] without =
                Arrays.stream(values).map(v -> (sum - v) / (values.length - 1)).toArray();
        assertThat(Jackknife.standardError(without))
                .isCloseTo(Math.sqrt(squares / (values.length - 1) / values.length), within(1e-14));
    }

    @Test
    void ofEqualResultsIsZero() {
        assertThat(Jackknife.standardError(new double[] {2, 2, 2})).isZero();
        assertThat(Jackknife.halfWidth(new double[] {2, 2, 2}, 0.95)).isZero();
    }

    /** Quantile 0.975 of Student's t with 15 degrees of freedom: 2.131449545559323, from tables. */
    @Test
    void intervalIsStudents() {
        double[] results = IntStream.range(0, 16).mapToDouble(g -> Math.sin(g)).toArray();
        assertThat(Jackknife.halfWidth(results, 0.95) / Jackknife.standardError(results))
                .isCloseTo(2.131449545559323, within(1e-9));
    }

    /** Without a part, a statistic is that of the other observations alone, and every observation is in one part. */
    @Test
    void partsAreObservationsLeftOut() {
        Representation given = RandomRepresentations.of(Family.DIAGONAL, 100, 2, 9);
        Estimates estimates = Runs.of(given, new PosteriorMoments());
        int leftOut = 0;
        for (int part = 0; part < estimates.parts(); part++) {
            int left = part;
            int[] rest =
                    IntStream.range(0, 100).filter(n -> Strands.of(n) != left).toArray();
            leftOut += 100 - rest.length;
            Representation others = Representation.of(
                            "rest",
                            given.posteriors().select(rest),
                            given.factors().select(rest))
                    .weighted(Arrays.stream(rest).mapToDouble(given::weight).toArray());
            assertThat(Numbers.of(estimates.withoutPart(part).get(new PosteriorMoments())))
                    .containsExactly(Numbers.of(Runs.result(others, new PosteriorMoments())), within(1e-12));
        }
        assertThat(leftOut).isEqualTo(100);
    }

    @Test
    void nothingIsLeftOfOneObservation() {
        Representation one = RandomRepresentations.of(Family.DIAGONAL, 1, 2, 9);
        Estimates estimates = Runs.of(one, new PosteriorMoments());
        assertThatExceptionOfType(NotDefinedException.class)
                .isThrownBy(() -> estimates.withoutPart(Strands.of(0)).get(new PosteriorMoments()))
                .withMessageContaining("no observation in this part of the data has a weight");
    }
}
