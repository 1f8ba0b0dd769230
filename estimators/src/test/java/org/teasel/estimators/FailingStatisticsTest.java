package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.RandomRepresentations.Family;

/** A third party's statistic that breaks down says so when it is asked for, and takes no other with it. */
class FailingStatisticsTest {

    private static final Representation DATA = RandomRepresentations.of(Family.DIAGONAL, 50, 2, 1);
    private static final PosteriorMoments SOUND = new PosteriorMoments();

    /** Where a statistic breaks down. */
    private enum Stage {
        NEEDS,
        PREPARE,
        SUPPLY,
        ADD,
        MERGE,
        RESULT
    }

    /** A statistic that estimates itself and throws at some stage. */
    private record Breaking(Stage stage, Supplier<Throwable> trouble)
            implements Statistic<Integer>, Estimator<Integer> {

        @Override
        public List<Statistic<?>> needs(Population population) {
            reach(Stage.NEEDS);
            return List.of();
        }

        @Override
        public Supplier<Fold<Integer>> prepare(Population population, Statistics needed) {
            reach(Stage.PREPARE);
            return () -> {
                reach(Stage.SUPPLY);
                return new BreakingFold(this);
            };
        }

        void reach(Stage here) {
            if (here == stage) {
                Breaking.<RuntimeException>sneak(trouble.get());
            }
        }

        @SuppressWarnings("unchecked") // throws whatever it is given, checked or not
        private static <E extends Throwable> void sneak(Throwable trouble) throws E {
            throw (E) trouble;
        }
    }

    private record BreakingFold(Breaking statistic) implements Fold<Integer> {
        @Override
        public void add(Batch batch) {
            statistic.reach(Stage.ADD);
        }

        @Override
        public void merge(Fold<Integer> other) {
            statistic.reach(Stage.MERGE);
        }

        @Override
        public Integer result() {
            statistic.reach(Stage.RESULT);
            return 1;
        }
    }

    private static Stream<Arguments> troubles() {
        List<Supplier<Throwable>> troubles = List.of(
                () -> new IllegalArgumentException("no ink"),
                () -> new NoClassDefFoundError("no ink"),
                () -> new AssertionError("no ink"));
        return Stream.of(Stage.values()).flatMap(stage -> troubles.stream().map(t -> Arguments.of(stage, t)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void breaksDownAlone(Stage stage, Supplier<Throwable> trouble) {
        Breaking breaking = new Breaking(stage, trouble);
        Statistics all = Runs.of(DATA, breaking, SOUND).all();
        assertThat(all.get(SOUND).mean()).hasSize(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> all.get(breaking))
                .withMessageContaining("no ink")
                .withMessageContaining("Breaking");
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatNeedsItFailsToo(Stage stage, Supplier<Throwable> trouble) {
        Breaking breaking = new Breaking(stage, trouble);
        Needing needing = new Needing("needing", List.of(breaking));
        Statistics all = Runs.of(DATA, needing, SOUND).all();
        assertThat(all.get(SOUND).mean()).hasSize(2);
        assertThatIllegalStateException().isThrownBy(() -> all.get(needing)).withMessageContaining("no ink");
    }

    @Test
    void undefinedStaysUndefined() {
        Breaking undefined = new Breaking(Stage.RESULT, () -> new NotDefinedException("there is no ink"));
        Statistics all = Runs.of(DATA, undefined).all();
        assertThatExceptionOfType(NotDefinedException.class)
                .isThrownBy(() -> all.get(undefined))
                .withMessage("there is no ink");
    }

    @Test
    void statisticThatNobodyKnows() {
        record Unknown() implements Statistic<Integer> {}
        Statistics all = Runs.of(DATA, new Unknown(), SOUND).all();
        assertThat(all.get(SOUND).mean()).hasSize(2);
        assertThatExceptionOfType(NotDefinedException.class)
                .isThrownBy(() -> all.get(new Unknown()))
                .withMessageContaining("no estimator computes Unknown");
    }

    @Test
    void statisticThatWasNotDeclared() {
        Statistics all = Runs.of(DATA, SOUND).all();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.get(new Needing("other", List.of())))
                .withMessageContaining("was not declared as needed");
    }

    @Test
    void statisticThatNeedsItself() {
        Loop loop = new Loop("a", "a");
        Statistics all = Runs.of(DATA, loop, SOUND).all();
        assertThat(all.get(SOUND).mean()).hasSize(2);
        assertThatIllegalStateException().isThrownBy(() -> all.get(loop)).withMessageContaining("needs itself");
    }

    @Test
    void statisticThatNeedsItselfByWayOfAnother() {
        Loop first = new Loop("a", "b");
        Loop second = new Loop("b", "a");
        Statistics all = Runs.of(DATA, SOUND, first, second).all();
        assertThat(all.get(SOUND).mean()).hasSize(2);
        assertThatIllegalStateException().isThrownBy(() -> all.get(first)).withMessageContaining("needs itself");
        assertThatIllegalStateException().isThrownBy(() -> all.get(second)).withMessageContaining("needs itself");
    }

    @Test
    void providerThatThrowsIsPassedOver() {
        EstimatorProvider broken = new EstimatorProvider() {
            @Override
            public String id() {
                return "broken";
            }

            @Override
            public <T> Optional<Estimator<T>> estimator(Statistic<T> statistic) {
                throw new ArithmeticException("not today");
            }
        };
        Estimation estimation = new Estimation(
                List.of(broken, new StandardEstimators()), Settings.DEFAULT.withThreads(2), Progress.NONE);
        record Unknown() implements Statistic<Integer> {}
        Statistics all =
                estimation.estimate(DATA, List.of(SOUND, new Unknown())).all();
        assertThat(all.get(SOUND).mean()).hasSize(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> all.get(new Unknown()))
                .withMessageContaining("not today");
    }

    /** A statistic that sums the numbers of those that it needs. */
    private record Needing(String name, List<? extends Statistic<Integer>> needed)
            implements Statistic<Integer>, Estimator<Integer> {
        @Override
        public List<Statistic<?>> needs(Population population) {
            return List.copyOf(needed);
        }

        @Override
        public Supplier<Fold<Integer>> prepare(Population population, Statistics statistics) {
            needed.forEach(statistics::get);
            return () -> new BreakingFold(new Breaking(null, null));
        }
    }

    /** A statistic that needs the one of another name. */
    private record Loop(String name, String other) implements Statistic<Integer>, Estimator<Integer> {
        @Override
        public List<Statistic<?>> needs(Population population) {
            return List.of(new Loop(other, name));
        }

        @Override
        public Supplier<Fold<Integer>> prepare(Population population, Statistics statistics) {
            statistics.get(new Loop(other, name));
            return () -> new BreakingFold(new Breaking(null, null));
        }
    }
}
