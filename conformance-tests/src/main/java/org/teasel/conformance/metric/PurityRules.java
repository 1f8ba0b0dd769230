package org.teasel.conformance.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** A measurement is a function of the statistics that were declared, and of nothing else. */
final class PurityRules {

    private static final String API = "org.teasel.api.metric.Metric: \"immutable and safe for use by many threads\"";
    private static final int THREADS = 3;

    /** Specimens on which most metrics are defined. */
    private static final Specimens SPECIMENS =
            Specimens.any().withFactors(2, 3).withLatents(2, 4).withRows(6, 20);

    private static final Rule<MetricCandidate> REPEATS = Rule.<MetricCandidate>must(
                    "metric.pure.seed", "the same data and settings give the same bits, again and again")
            .from("org.teasel.api.Settings: \"scores are a function of data and settings\"")
            .brokenBy("a random generator of its own without the seed, a clock, or the order of a hash table")
            .onExamples(
                    6,
                    SPECIMENS,
                    (candidate, specimen, trial) -> requireSame(
                            "a second run under the same seed",
                            answer(candidate, specimen, trial),
                            answer(candidate, specimen, trial)));

    private static final Rule<MetricCandidate> THREAD_COUNT = Rule.<MetricCandidate>must(
                    "metric.pure.threads", "the number of threads never changes a bit")
            .from("org.teasel.api.Settings: \"threads, which never changes a bit of them\"")
            .brokenBy("sums in the order in which threads finish, or a setting that is read for something else")
            .onExamples(6, SPECIMENS, (candidate, specimen, trial) -> {
                Representation representation = specimen.representation();
                Settings settings = Subject.SETTINGS.withSeed(trial.seed());
                requireSame(
                        THREADS + " threads instead of one",
                        Subject.of(candidate, representation, settings).answer(),
                        Subject.of(candidate, representation, settings.withThreads(THREADS))
                                .answer());
            });

    private static final Rule<MetricCandidate> REPEATABLE = Rule.<MetricCandidate>must(
                    "metric.pure.repeatable",
                    "a metric that says it is repeatable is a function of its statistics, whatever the seed")
            .from("org.teasel.api.metric.Metric, repeatable()")
            .brokenBy("a learner or draws inside measure() under the seed of the settings; then repeatable() is false")
            .unless(candidate ->
                    candidate.metric().repeatable() ? Optional.empty() : Optional.of("it is not repeatable"))
            .onExamples(6, SPECIMENS, (candidate, specimen, trial) -> {
                Subject subject = Subject.of(candidate, specimen.representation(), trial.seed());
                Settings other = Subject.SETTINGS.withSeed(trial.seed() + 1);
                requireSame(
                        "the same statistics under another seed",
                        subject.answer(),
                        subject.answer(all -> Reseeded.of(candidate.metric(), all, other)));
            });

    private static final Rule<MetricCandidate> NEEDS = Rule.<MetricCandidate>must(
                    "metric.pure.needs", "equal data and settings give equal keys, none of them null")
            .from("org.teasel.api.statistic.Statistic: \"keys are values\"")
            .brokenBy("a key without equals, or one that holds an array or a function")
            .onExamples(10, SPECIMENS, (candidate, specimen, trial) -> {
                Settings settings = Subject.SETTINGS.withSeed(trial.seed());
                measurable(candidate, specimen, trial);
                Collection<? extends Statistic<?>> first = needs(candidate, specimen, settings);
                Collection<? extends Statistic<?>> second = needs(candidate, specimen, settings);
                if (first == null || first.stream().anyMatch(key -> key == null)) {
                    throw new Violation("It needs " + first + ", expected no null");
                }
                if (!new HashSet<>(first).equals(new HashSet<>(second))) {
                    throw new Violation("It needs " + first + " and, when asked again, " + second
                            + ", expected equal keys with equal hashes");
                }
            });

    private static final Rule<MetricCandidate> DECLARED = Rule.<MetricCandidate>must(
                    "metric.pure.declared", "it reads no statistic that it did not declare")
            .from("org.teasel.api.statistic.Statistics, get")
            .brokenBy("a key with other parameters than the declared one, or one that some other metric declares")
            .onExamples(10, SPECIMENS, (candidate, specimen, trial) -> {
                Subject subject = measurable(candidate, specimen, trial);
                Subject.Strict strict = Subject.Strict.of(subject.statistics(), subject.needs());
                try {
                    subject.answer(all -> strict);
                } catch (IllegalArgumentException e) {
                    if (strict.undeclared().isEmpty()) {
                        throw e;
                    }
                }
                if (!strict.undeclared().isEmpty()) {
                    throw new Violation("It read " + strict.undeclared() + ", which it did not declare");
                }
            });

    private static final Rule<MetricCandidate> UNTOUCHED = Rule.<MetricCandidate>must(
                    "metric.pure.shared", "it does not write into statistics, which all metrics share")
            .from("org.teasel.api.statistic.Statistics, get: \"its arrays are only to be read\"")
            .brokenBy("sorting or normalising an array of a result in place")
            .onExamples(6, SPECIMENS, (candidate, specimen, trial) -> {
                Subject subject = measurable(candidate, specimen, trial);
                for (Statistic<?> statistic : subject.needs()) {
                    String before = printed(subject.statistics(), statistic);
                    subject.answer();
                    String after = printed(subject.statistics(), statistic);
                    if (!before.equals(after)) {
                        throw new Violation("It changed " + statistic + " from " + before + " to " + after);
                    }
                }
            });

    private static final Rule<MetricCandidate> STATELESS = Rule.<MetricCandidate>must(
                    "metric.pure.state", "what it measured before does not matter")
            .from(API)
            .brokenBy("a field that keeps something from the last call, or a cache by too small a key")
            .onExamples(5, pairs(), (candidate, pair, trial) -> {
                Subject first = Subject.of(candidate, pair.first().representation(), trial.seed());
                Subject second = Subject.of(candidate, pair.second().representation(), trial.seed());
                Answer before = first.answer().copy();
                second.answer();
                requireSame("another measurement in between", before, first.answer());
            });

    private static final Rule<MetricCandidate> CONCURRENT = Rule.<MetricCandidate>must(
                    "metric.pure.concurrent", "several threads that measure at once get what one gets")
            .from(API)
            .brokenBy("a field or a buffer that is filled anew for each measurement")
            .onExamples(5, pairs(), (candidate, pair, trial) -> {
                List<Subject> subjects = List.of(
                        Subject.of(candidate, pair.first().representation(), trial.seed()),
                        Subject.of(candidate, pair.second().representation(), trial.seed()));
                List<Answer> alone = subjects.stream().map(Subject::answer).toList();
                List<Answer> together = together(subjects);
                for (int s = 0; s < subjects.size(); s++) {
                    requireSame("another thread that measures other data", alone.get(s), together.get(s));
                }
            });

    private static final Rule<MetricCandidate> OWN = Rule.<MetricCandidate>must(
                    "metric.pure.result",
                    "a measurement belongs to whoever asked for it: overwriting it changes no other")
            .from("org.teasel.api.metric.Measurement: \"immutable\"")
            .brokenBy("a measurement, or a table, that is kept and handed out again")
            .onExamples(6, SPECIMENS, (candidate, specimen, trial) -> {
                Subject subject = measurable(candidate, specimen, trial);
                Answer untouched = subject.answer().copy();
                subject.answer().measured().ifPresent(PurityRules::overwrite);
                requireSame("overwriting the arrays of another", untouched, subject.answer());
            });

    static final List<Rule<MetricCandidate>> ALL =
            List.of(REPEATS, THREAD_COUNT, REPEATABLE, NEEDS, DECLARED, UNTOUCHED, STATELESS, CONCURRENT, OWN);

    private PurityRules() {}

    /** Two specimens of different sizes. */
    private record Pair(Specimen first, Specimen second) {
        @Override
        public String toString() {
            return first + "\nand\n" + second;
        }
    }

    private static Generator<Pair> pairs() {
        return (random, size) -> new Pair(SPECIMENS.generate(random, size), SPECIMENS.generate(random, 50));
    }

    private static Answer answer(MetricCandidate candidate, Specimen specimen, Trial trial) {
        return Subject.of(candidate, specimen.representation(), trial.seed()).answer();
    }

    private static Subject measurable(MetricCandidate candidate, Specimen specimen, Trial trial) {
        Subject subject = Subject.of(candidate, specimen.representation(), trial.seed());
        if (!subject.measurable()) {
            throw trial.unsuitable("it is not defined");
        }
        return subject;
    }

    private static Collection<? extends Statistic<?>> needs(
            MetricCandidate candidate, Specimen specimen, Settings settings) {
        return candidate.metric().needs(Population.of(specimen.representation()), settings);
    }

    private static void requireSame(String despite, Answer expected, Answer actual) {
        expected.difference(actual).ifPresent(difference -> {
            throw new Violation("With " + despite + " it gives another answer; different is " + difference);
        });
    }

    private static String printed(Statistics statistics, Statistic<?> statistic) {
        try {
            return Printed.of(statistics.get(statistic));
        } catch (NotDefinedException e) {
            return e.getMessage();
        }
    }

    private static void overwrite(Measurement measurement) {
        Arrays.fill(measurement.perFactor(), Double.NaN);
        Arrays.fill(measurement.perLatent(), Double.NaN);
        for (double[] row : measurement.matrix().map(Matrix::values).orElse(new double[0][])) {
            Arrays.fill(row, Double.NaN);
        }
    }

    private static List<Answer> together(List<Subject> subjects) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(subjects.size());
        try {
            Rendezvous rendezvous = new Rendezvous(subjects.size());
            List<Future<Answer>> running = new ArrayList<>();
            for (Subject subject : subjects) {
                running.add(workers.submit(() -> {
                    try {
                        return subject.answer(all -> new Meeting(all, rendezvous));
                    } finally {
                        rendezvous.leave();
                    }
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new Violation("While another thread measures other data it threw " + e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** Statistics at which threads wait for each other, so that whatever they share is written by both before it is read. */
    private record Meeting(Statistics all, Rendezvous rendezvous) implements Statistics {
        @Override
        public Population population() {
            rendezvous.await();
            return all.population();
        }

        @Override
        public Settings settings() {
            return all.settings();
        }

        @Override
        public <T> T get(Statistic<T> statistic) {
            T result = all.get(statistic);
            rendezvous.await();
            return result;
        }
    }

    /** The same results under the keys of another seed. */
    private record Reseeded(Statistics all, Settings settings, List<Statistic<?>> own, List<Statistic<?>> others)
            implements Statistics {

        static Reseeded of(Metric metric, Statistics all, Settings other) {
            return new Reseeded(
                    all,
                    other,
                    List.copyOf(metric.needs(all.population(), all.settings())),
                    List.copyOf(metric.needs(all.population(), other)));
        }

        @Override
        public Population population() {
            return all.population();
        }

        @Override
        public <T> T get(Statistic<T> statistic) {
            int index = IntStream.range(0, others.size())
                    .filter(n -> others.get(n).equals(statistic))
                    .findFirst()
                    .orElseThrow(() -> new Violation("It read " + statistic + ", which it did not declare"));
            @SuppressWarnings("unchecked") // the key in the same place differs in its seed alone
            T result = (T) all.get(own.get(index));
            return result;
        }
    }
}
