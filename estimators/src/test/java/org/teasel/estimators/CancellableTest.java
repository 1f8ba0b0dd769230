package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

/** An interrupt is answered whatever runs, by work that never looks as well. */
@Timeout(60)
class CancellableTest {

    private enum Place {
        PREPARE,
        ADD,
        RESULT
    }

    /** Deaf to interrupts until the test is over. */
    private record Deaf(CountDownLatch reached, CountDownLatch over) {
        void run() {
            reached.countDown();
            boolean waiting = true;
            while (waiting) {
                try {
                    over.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    // Goes on all the same.
                }
            }
        }
    }

    private record Slow(Place place, Deaf deaf) implements Statistic<Integer>, Estimator<Integer> {

        void work(Place here) {
            if (here == place) {
                deaf.run();
            }
        }

        @Override
        public Supplier<Fold<Integer>> prepare(Population population, Statistics needed) {
            work(Place.PREPARE);
            return () -> new Fold<>() {
                @Override
                public void add(Batch batch) {
                    work(Place.ADD);
                }

                @Override
                public void merge(Fold<Integer> other) {}

                @Override
                public Integer result() {
                    work(Place.RESULT);
                    return 1;
                }
            };
        }
    }

    /** Reads a result before its own pass. */
    private record Reader(Slow slow) implements Statistic<Integer>, Estimator<Integer> {
        @Override
        public List<Statistic<?>> needs(Population population) {
            return List.of(slow);
        }

        @Override
        public Supplier<Fold<Integer>> prepare(Population population, Statistics needed) {
            needed.get(slow);
            return slow.prepare(population, needed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptIsAnsweredWhileWorkGoesOn(Place place) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        Representation representation =
                Representation.of("points", Deterministic.of(1, new double[100]), Factors.none(100));
        Statistic<?> statistic = new Reader(new Slow(place, new Deaf(reached, over)));
        FutureTask<Boolean> cancelled = new FutureTask<>(() -> {
            try {
                new Estimation(List.of(), Settings.DEFAULT.withThreads(1), Progress.NONE)
                        .estimate(representation, List.of(statistic));
                return false;
            } catch (CancellationException e) {
                return true;
            }
        });
        Thread caller = new Thread(cancelled);
        caller.start();
        reached.await();
        caller.interrupt();
        assertThat(cancelled.get()).isTrue();
        over.countDown();
    }

    @Test
    void cancelledWorkIsHeardToEndAndThenNoMore() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        StringBuffer heard = new StringBuffer();
        Progress progress = new Progress() {
            @Override
            public void begin(String task, long steps) {
                heard.append("begin ");
            }

            @Override
            public void advance(long steps) {
                heard.append("advance ");
            }

            @Override
            public void end() {
                heard.append("end ");
            }
        };
        Thread caller = Thread.currentThread();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Cancellable.call(progress, told -> {
                    told.begin("work", 3);
                    told.advance(1);
                    caller.interrupt();
                    new Deaf(new CountDownLatch(1), over).run();
                    told.advance(1);
                    told.end();
                    told.begin("more", 2);
                    late.countDown();
                    return null;
                }));
        over.countDown();
        late.await();
        assertThat(heard).hasToString("begin advance end ");
    }

    @Test
    void whatWorkThrowsComesThroughAsItIs() {
        IllegalArgumentException exception = new IllegalArgumentException("its own");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Cancellable.call(Progress.NONE, told -> {
                    throw exception;
                }))
                .isSameAs(exception);
        AssertionError error = new AssertionError("its own");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Cancellable.call(Progress.NONE, told -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThat(Cancellable.<String>call(Progress.NONE, told -> "done")).isEqualTo("done");
    }
}
