package org.teasel.conformance.evaluator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.Population;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** How a run goes: on several threads, told about, reported, and cut short. */
final class RunRules {

    /** Time to stop in. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** What a metric that takes a while takes at least. */
    static final Duration SLEEP = Duration.ofMillis(20);

    private static final int ROWS = 5_000;

    private static final Rule<EvaluatorCandidate> THREADS = Rule.<EvaluatorCandidate>must(
                    "evaluator.threads", "the number of threads changes no bit of a value, an error or an interval")
            .from("org.teasel.api.Settings: \"threads, which never changes a bit of them\"")
            .brokenBy("parts that are cut by the number of threads, or merged in the order in which they are done")
            .once((candidate, trial) -> {
                double[] values = Trials.normal(ROWS);
                // Sums that round differently in any other order.
                Representation representation = Trials.column(ROWS, row -> values[row] * Math.exp(8 * Math.sin(row)));
                List<Metric> metrics = List.of(Probe.handingOn("mean", Column.mean()), ordered());
                Settings settings = Trials.SETTINGS;
                List<Score> one = candidate.scorer().score(representation, metrics, settings.withThreads(1));
                for (int threads : new int[] {2, 8}) {
                    List<Score> several =
                            candidate.scorer().score(representation, metrics, settings.withThreads(threads));
                    for (int m = 0; m < metrics.size(); m++) {
                        Score.Defined expected = Trials.defined(one.get(m));
                        Score.Defined actual = Trials.defined(several.get(m));
                        requireSame(
                                threads,
                                expected.measurement().value(),
                                actual.measurement().value());
                        requireSame(threads, expected.interval(), actual.interval());
                    }
                }
            });

    private static final Rule<EvaluatorCandidate> SETTINGS = Rule.<EvaluatorCandidate>must(
                    "evaluator.settings",
                    "a score tells every parameter of the statistics that it rests on and of its metric")
            .from("org.teasel.api.metric.Score, settings")
            .brokenBy("the settings of the run instead, or those of the metric alone")
            .once((candidate, trial) -> {
                Column<Double> mean = Column.mean();
                Probe probe = Probe.reading(
                        "telling",
                        List.of(mean),
                        statistics -> Measurement.of(statistics.get(mean)).withSetting("colour", "red"));
                Map<String, Object> given = candidate
                        .scorer()
                        .score(Trials.column(20, row -> row), probe, Trials.SETTINGS)
                        .settings();
                for (Map.Entry<String, String> expected :
                        Map.of("column", "mean", "colour", "red").entrySet()) {
                    if (!expected.getValue().equals(given.get(expected.getKey()))) {
                        throw new Violation("The score tells of " + given + ", expected " + expected + " among them");
                    }
                }
            });

    private static final Rule<EvaluatorCandidate> CONTEXT = Rule.<EvaluatorCandidate>must(
                    "evaluator.context",
                    "whatever a metric is measured on tells the population and the settings of the run")
            .from("org.teasel.api.statistic.Statistics, population and settings")
            .brokenBy("a population that is missing or that of a part, or default settings")
            .once((candidate, trial) -> {
                int rows = 64;
                Settings settings = Trials.SETTINGS.withSeed(17).withConfidence(0.9);
                Column<Means> drawn = Means.column("drawn", 1, 2, 4);
                AtomicReference<String> trouble = new AtomicReference<>();
                Trials.defined(candidate
                        .scorer()
                        .score(
                                Trials.column(rows, row -> row),
                                Probe.reading("curious", List.of(drawn), statistics -> {
                                    Population population = statistics.population();
                                    if (population == null || population.size() != rows || population.latents() != 1) {
                                        trouble.set("the population " + describe(population) + ", expected one of "
                                                + rows + " rows and 1 latents");
                                    }
                                    if (!settings.equals(statistics.settings())) {
                                        trouble.set(statistics.settings() + ", expected " + settings);
                                    }
                                    return Measurement.of(statistics.get(drawn).mean());
                                }),
                                settings));
                if (trouble.get() != null) {
                    throw new Violation("A metric is told of " + trouble.get());
                }
            });

    private static final Rule<EvaluatorCandidate> TIME = Rule.<EvaluatorCandidate>must(
                    "evaluator.time",
                    "the time of a score is what its metric took: not negative, and not longer than the run")
            .from("org.teasel.api.metric.Score, time")
            .brokenBy("a time of day, or a start that is added instead of subtracted")
            .once((candidate, trial) -> {
                long start = System.nanoTime();
                Score score = candidate.scorer().score(Trials.sample(100), sleeper(), Trials.SETTINGS);
                Duration run = Duration.ofNanos(System.nanoTime() - start);
                Trials.requireTime("The time of a score", score.time(), SLEEP.dividedBy(2), run);
            });

    private static final Rule<EvaluatorCandidate> PROGRESS = Rule.<EvaluatorCandidate>must(
                    "evaluator.progress",
                    "tasks are begun and ended one after the other, and advance by as many steps as they were said to have")
            .from("org.teasel.api.Progress")
            .brokenBy("a task that is not ended when something fails, or rows that are counted once for each statistic")
            .unless(candidate -> candidate.telling().isPresent()
                    ? Optional.empty()
                    : Optional.of("it doesn't tell how far it has come"))
            .once((candidate, trial) -> {
                Journal journal = new Journal();
                candidate
                        .telling()
                        .orElseThrow()
                        .apply(journal)
                        .score(
                                Trials.column(ROWS, row -> row),
                                List.of(
                                        Probe.handingOn("mean", Column.mean()),
                                        Probe.reading("null", List.of(), statistics -> null),
                                        ordered()),
                                Trials.SETTINGS);
                journal.require();
            });

    private static final Rule<EvaluatorCandidate> CANCELLED = Rule.<EvaluatorCandidate>must(
                    "evaluator.cancel",
                    "an interrupt of the thread that runs it ends the run soon, in a CancellationException")
            .from("org.teasel.api.Progress: \"to cancel the work, interrupt the thread that runs it\"")
            .brokenBy("an InterruptedException that is swallowed, or workers that are waited for")
            .once((candidate, trial) -> {
                requireCancelled(candidate, "before it begins", (ready, caller) -> {
                    caller.interrupt();
                    ready.countDown();
                    return List.of(Probe.constant("idle", 1), Probe.handingOn("mean", Column.mean()));
                });
                requireCancelled(candidate, "before it begins, when no statistic is needed", (ready, caller) -> {
                    caller.interrupt();
                    ready.countDown();
                    return List.of(Probe.constant("idle", 1));
                });
                requireCancelled(candidate, "while a statistic is folded", (ready, caller) -> {
                    CountDownLatch never = new CountDownLatch(1);
                    return List.of(Probe.handingOn("slow", Column.mean().hearing(batch -> {
                        ready.countDown();
                        await(never);
                    })));
                });
                requireCancelled(
                        candidate,
                        "while metrics measure",
                        (ready, caller) -> List.of(
                                Probe.reading("interrupting", List.of(), statistics -> {
                                    ready.countDown();
                                    caller.interrupt();
                                    return Measurement.of(1);
                                }),
                                Probe.constant("next", 2),
                                Probe.constant("last", 3)));
            });

    static final List<Rule<EvaluatorCandidate>> ALL = List.of(THREADS, SETTINGS, CONTEXT, TIME, PROGRESS, CANCELLED);

    private RunRules() {}

    /** A metric that takes a while. */
    static Probe sleeper() {
        return Probe.reading("sleeper", List.of(), statistics -> {
                    sleep();
                    return Measurement.of(1);
                })
                .learning();
    }

    private static void sleep() {
        try {
            Thread.sleep(SLEEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String describe(Population population) {
        return population == null
                ? "null"
                : "of " + population.size() + " rows and " + population.latents() + " latents";
    }

    /** A metric whose statistic depends on the order in which rows come. */
    private static Probe ordered() {
        return Probe.handingOn("ordered", Column.<Double>of("ordered", (entries, population, needed) -> {
            double sum = 0;
            for (Column.Entry entry : entries) {
                sum = 0.999 * sum + entry.mean();
            }
            return sum;
        }));
    }

    private static void requireSame(int threads, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new Violation("On " + threads + " threads it is " + actual + " and on one " + expected);
        }
    }

    /** What to score, given a latch to count down once the interrupt may come, and the thread to interrupt. */
    private interface Work {
        List<Metric> of(CountDownLatch ready, Thread caller);
    }

    private static void requireCancelled(EvaluatorCandidate candidate, String when, Work work)
            throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(1);
        FutureTask<String> run = new FutureTask<>(() -> {
            try {
                List<Score> scores = candidate
                        .scorer()
                        .score(Trials.column(20, row -> row), work.of(ready, Thread.currentThread()), Trials.SETTINGS);
                return "gave the scores " + scores.stream().map(Score::outcome).toList();
            } catch (CancellationException e) {
                return "";
            } catch (RuntimeException e) {
                return "threw " + e;
            }
        });
        Thread caller = new Thread(run, "conformance-caller");
        caller.setDaemon(true);
        caller.start();
        if (!ready.await(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new Violation("It did not come to what it was to be interrupted in, " + when);
        }
        caller.interrupt();
        caller.join(SOON.toMillis());
        if (caller.isAlive()) {
            throw new Violation("Interrupted " + when + " it did not end within " + SOON.toSeconds() + " seconds");
        }
        String end = outcome(run);
        if (!end.isEmpty()) {
            throw new Violation("Interrupted " + when + " it " + end + ", expected a CancellationException");
        }
    }

    private static String outcome(FutureTask<String> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            return "threw " + e.getCause();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a batch", e);
        }
    }

    /** Writes down what is told, and finds what does not fit. */
    private static final class Journal implements Progress {
        private String open = "";
        private long steps;
        private long done;
        private int tasks;
        private String trouble = "";

        @Override
        public synchronized void begin(String task, long count) {
            note(!open.isEmpty(), "'" + task + "' begins before '" + open + "' has ended");
            note(task.isBlank(), "a task has no name");
            open = task;
            steps = count;
            done = 0;
            tasks++;
        }

        @Override
        public synchronized void advance(long count) {
            note(open.isEmpty(), "it advances while no task is under way");
            done += count;
        }

        @Override
        public synchronized void end() {
            note(open.isEmpty(), "a task ends that was not begun");
            note(done != steps, "'" + open + "' ends after " + done + " steps of " + steps);
            open = "";
        }

        private void note(boolean wrong, String what) {
            if (wrong && trouble.isEmpty()) {
                trouble = what;
            }
        }

        synchronized void require() {
            note(!open.isEmpty(), "'" + open + "' is never ended");
            note(tasks == 0, "no task begins");
            if (!trouble.isEmpty()) {
                throw new Violation("Of its progress it tells that " + trouble);
            }
        }
    }
}
