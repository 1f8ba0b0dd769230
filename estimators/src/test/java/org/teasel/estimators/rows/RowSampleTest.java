package org.teasel.estimators.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.RowSample;
import org.teasel.api.posterior.Deterministic;
import org.teasel.estimators.Runs;

class RowSampleTest {

    private static final int ROWS = 40;

    /** Observation n lies at n, has the factor value n, and every fourth one has no weight. */
    private static Representation numbered() {
        double[] points = IntStream.range(0, ROWS).asDoubleStream().toArray();
        int[][] codes = IntStream.range(0, ROWS).mapToObj(n -> new int[] {n}).toArray(int[][]::new);
        double[] weights = IntStream.range(0, ROWS)
                .mapToDouble(n -> n % 4 == 0 ? 0 : 1 + n)
                .toArray();
        return Representation.of("numbered", Deterministic.of(1, points), Factors.categorical(List.of("n"), codes))
                .weighted(weights)
                .named(List.of("place"));
    }

    private static int[] chosen(Representation sample) {
        return IntStream.range(0, sample.size())
                .map(r -> (int) sample.posteriors().mean(r, 0))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30, 31, 1000})
    void differentObservationsWithTheirFactorsAndWeights(int limit) {
        Representation all = numbered();
        Representation sample = Runs.result(all, new RowSample(limit, 3));
        int[] chosen = chosen(sample);
        assertThat(chosen).hasSize(Math.min(limit, 30)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(chosen)).noneMatch(n -> n % 4 == 0);
        double total = Arrays.stream(chosen).mapToDouble(all::weight).sum();
        for (int r = 0; r < chosen.length; r++) {
            assertThat(sample.factors().column(0).number(r)).isEqualTo(chosen[r]);
            assertThat(sample.weight(r)).isCloseTo(all.weight(chosen[r]) / total, within(1e-15));
        }
        assertThat(sample.latentNames()).containsExactly("place");
    }

    @Test
    void orderIsRandomAndDecidedByTheSeed() {
        int[] first = chosen(Runs.result(numbered(), new RowSample(30, 3)));
        assertThat(chosen(Runs.result(numbered(), new RowSample(30, 3)))).containsExactly(first);
        assertThat(chosen(Runs.result(numbered(), new RowSample(30, 4)))).isNotEqualTo(first);
        assertThat(Arrays.stream(first).sorted().toArray()).isNotEqualTo(first);
    }

    @Test
    void everyObservationIsAsLikelyAsAnyOther() {
        int[] counts = new int[ROWS];
        for (int seed = 0; seed < 1000; seed++) {
            for (int n : chosen(Runs.result(numbered(), new RowSample(3, seed)))) {
                counts[n]++;
            }
        }
        assertThat(IntStream.range(0, ROWS).filter(n -> n % 4 != 0).map(n -> counts[n]))
                .allMatch(c -> c > 60 && c < 140);
    }
}
