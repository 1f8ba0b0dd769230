package org.teasel.conformance.evaluator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** How the posteriors themselves are read, and by whom. */
final class ReadingRules {

    private static final int ROWS = 300;

    private static final Rule<EvaluatorCandidate> ONCE = Rule.<EvaluatorCandidate>must(
                    "evaluator.reading.once", "for one statistic the posteriors of a row are selected once")
            .from("org.teasel.api.statistic.Estimator, needs: \"each at the price of a pass over the data\"")
            .brokenBy(
                    "a pass that computes nothing, or rows that are read anew for the value, its error and its interval")
            .once((candidate, trial) -> {
                AtomicIntegerArray times = new AtomicIntegerArray(ROWS);
                Representation representation =
                        selecting(rows -> IntStream.of(rows).forEach(times::incrementAndGet));
                Trials.defined(candidate
                        .scorer()
                        .score(representation, Probe.handingOn("mean", Column.mean()), Trials.SETTINGS));
                for (int row = 0; row < ROWS; row++) {
                    if (times.get(row) > 1) {
                        throw new Violation("For one statistic the posteriors of row " + row + " were selected "
                                + times.get(row) + " times, expected once");
                    }
                }
            });

    private static final Rule<EvaluatorCandidate> TROUBLE = Rule.<EvaluatorCandidate>must(
                    "evaluator.reading.trouble",
                    "what posteriors throw when they are read ends the run as it is, or is the failure of every metric"
                            + " that needs them, with its message")
            .from("org.teasel.api.InvalidInputException: \"meant for the person who supplied the input\"")
            .brokenBy("a value from the rows that could be read, or an exception of a thread pool around the message")
            .once((candidate, trial) -> {
                requireTold(candidate, new InvalidInputException("row 17 of the file is torn"));
                requireTold(candidate, new AssertionError("row 17 of the file is torn"));
            });

    private static final Rule<EvaluatorCandidate> DAEMON = Rule.<EvaluatorCandidate>should(
                    "evaluator.reading.daemon",
                    "batches are folded by the thread that asks for scores, or by daemon threads, which keep no process"
                            + " from ending")
            .from("docs/architecture.md: \"a framework that owns an encoder embeds it\"; java.lang.Thread, isDaemon")
            .brokenBy("a thread pool of the default factory, whose threads outlive a fold that does not end")
            .once((candidate, trial) -> {
                Set<String> others = ConcurrentHashMap.newKeySet();
                FutureTask<Score> run = new FutureTask<>(() -> {
                    Thread caller = Thread.currentThread();
                    Column<Double> mean = Column.mean().hearing(batch -> {
                        Thread thread = Thread.currentThread();
                        if (thread != caller && !thread.isDaemon()) {
                            others.add(thread.getName());
                        }
                    });
                    return candidate
                            .scorer()
                            .score(Trials.sample(ROWS), Probe.handingOn("mean", mean), Trials.SETTINGS);
                });
                // Threads are daemons if the thread is that makes them, so it must be none.
                Thread caller = new Thread(run, "conformance-caller");
                caller.setDaemon(false);
                caller.start();
                Trials.defined(run.get());
                if (!others.isEmpty()) {
                    throw new Violation("Batches were folded by the threads " + others
                            + ", which are neither daemons nor the caller");
                }
            });

    static final List<Rule<EvaluatorCandidate>> ALL = List.of(ONCE, TROUBLE, DAEMON);

    private ReadingRules() {}

    /** A sample whose posteriors tell which rows are selected. */
    private static Representation selecting(Consumer<int[]> listener) {
        Representation sample = Trials.sample(ROWS);
        Posteriors plain = sample.posteriors();
        Posteriors telling = (Posteriors) Proxy.newProxyInstance(
                ReadingRules.class.getClassLoader(), new Class<?>[] {Posteriors.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("select")) {
                        listener.accept((int[]) arguments[0]);
                    }
                    try {
                        return method.invoke(plain, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return Representation.of("sample", telling, sample.factors());
    }

    private static void requireTold(EvaluatorCandidate candidate, Throwable trouble) {
        Representation torn = selecting(rows -> {
            if (trouble instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) trouble;
        });
        Score.Outcome outcome;
        try {
            outcome = Trials.outcome(candidate, torn, Probe.handingOn("mean", Column.mean()));
        } catch (RuntimeException | AssertionError e) {
            if (e.getClass() != trouble.getClass() || !trouble.getMessage().equals(e.getMessage())) {
                throw new Violation(
                        "Posteriors that throw " + trouble + " end the run in " + e + ", expected what they throw");
            }
            return;
        }
        if (!(outcome instanceof Score.Failed failed && failed.reason().contains(trouble.getMessage()))) {
            throw new Violation("On posteriors that throw " + trouble + " a metric came out as " + outcome
                    + ", expected a failure that says so");
        }
    }
}
