package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** How an estimation tells its progress, and that a statistic that breaks down leaves the others whole. */
class EstimationTest {

    private static final int ROWS = 20_000;

    @Test
    void progressMovesManyTimesAPass() {
        List<Long> steps = Collections.synchronizedList(new ArrayList<>());
        Progress progress = new Progress() {
            @Override
            public void begin(String task, long total) {}

            @Override
            public void advance(long advanced) {
                steps.add(advanced);
            }

            @Override
            public void end() {}
        };
        estimate(progress, new Count(Breakdown.NONE));
        assertThat(steps).hasSizeGreaterThan(20).allMatch(advanced -> advanced <= ROWS / 10);
        assertThat(steps.stream().mapToLong(Long::longValue).sum()).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aBreakdownIsOfOneStatisticAlone(Breakdown breakdown) {
        Statistics results = estimate(Progress.NONE, new Count(breakdown), new Count(Breakdown.NONE));
        assertThat(results.get(new Count(Breakdown.NONE))).isEqualTo(ROWS);
        assertThatThrownBy(() -> results.get(new Count(breakdown)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of its own making");
    }

    private static Statistics estimate(Progress progress, Statistic<?>... statistics) {
        Representation representation =
                Representation.of("points", Deterministic.of(1, new double[ROWS]), Factors.none(ROWS));
        return new Estimation(List.of(), Settings.DEFAULT.withThreads(2), progress)
                .estimate(representation, List.of(statistics))
                .all();
    }

    private enum Breakdown {
        NONE,
        ASSERTION_IN_ADD,
        DEPTH_IN_ADD,
        ASSERTION_IN_PREPARE;

        void maybe(Breakdown place, Error error) {
            if (this == place) {
                throw error;
            }
        }
    }

    /** Number of rows, unless it breaks down. */
    private record Count(Breakdown breakdown) implements Statistic<Integer>, Estimator<Integer> {

        @Override
        public Supplier<Fold<Integer>> prepare(Population population, Statistics needed) {
            breakdown.maybe(Breakdown.ASSERTION_IN_PREPARE, new AssertionError("of its own making"));
            return () -> new CountFold(breakdown);
        }
    }

    private static final class CountFold implements Fold<Integer> {

        private final Breakdown breakdown;
        private int rows;

        CountFold(Breakdown breakdown) {
            this.breakdown = breakdown;
        }

        @Override
        public void add(Batch batch) {
            breakdown.maybe(Breakdown.ASSERTION_IN_ADD, new AssertionError("of its own making"));
            breakdown.maybe(Breakdown.DEPTH_IN_ADD, new StackOverflowError("of its own making"));
            rows += batch.rows().length;
        }

        @Override
        public void merge(Fold<Integer> other) {
            rows += ((CountFold) other).rows;
        }

        @Override
        public Integer result() {
            return rows;
        }
    }
}
