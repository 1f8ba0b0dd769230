package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.estimators.RandomRepresentations.Family;

@Timeout(60)
class CancellationTest {

    @Test
    void interruptedBeforeItBegins() {
        Representation representation = RandomRepresentations.of(Family.DIAGONAL, 50, 2, 1);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Runs.of(representation, new PosteriorMoments()));
        assertThat(Thread.interrupted()).isFalse();
    }

    /** Sampling that would take minutes. */
    @Test
    void interruptedInTheMiddle() throws Exception {
        for (Family family : new Family[] {Family.DIAGONAL, Family.CORRELATED, Family.PARTS}) {
            Representation representation = Representation.of(
                    "large",
                    RandomRepresentations.posteriors(family, 15_000, 3, new SplittableRandom(1)),
                    Factors.none(15_000));
            Statistic<?> endless =
                    SampledPosterior.of(Population.of(representation), Settings.DEFAULT.withSamples(40_000));
            assertCancels(representation, endless);
        }
    }

    private static void assertCancels(Representation representation, Statistic<?> endless) throws Exception {
        CountDownLatch sampling = new CountDownLatch(2);
        Progress progress = new Progress() {
            @Override
            public void begin(String task, long steps) {
                sampling.countDown();
            }

            @Override
            public void advance(long steps) {}

            @Override
            public void end() {}
        };
        Estimation estimation =
                new Estimation(List.of(new StandardEstimators()), Settings.DEFAULT.withThreads(2), progress);
        FutureTask<Class<?>> outcome = new FutureTask<>(() -> {
            try {
                estimation.estimate(representation, List.of(endless));
                return Void.class;
            } catch (RuntimeException e) {
                return e.getClass();
            }
        });
        Thread thread = new Thread(outcome);
        thread.start();
        sampling.await();
        TimeUnit.MILLISECONDS.sleep(200);
        thread.interrupt();
        assertThat(outcome.get()).isEqualTo(CancellationException.class);
    }
}
