package org.teasel.conformance.evaluator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Requirement;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** A metric that can't be measured costs nobody else its score, and says what was the matter. */
final class IsolationRules {

    private static final String SOURCE =
            "docs/architecture.md, \"a metric that can't be measured is a score too\"; org.teasel.api.metric.Score";

    private static final String TROUBLE = "kaputt";

    private static final Rule<EvaluatorCandidate> ORDER = Rule.<EvaluatorCandidate>must(
                    "evaluator.order",
                    "there is one score a metric, in the order asked for, even if one is asked for twice")
            .from("org.teasel.conformance.scoring.Scorer")
            .brokenBy("scores in a hash table, sorted by name, or one for two metrics that are equal")
            .once((candidate, trial) -> {
                Probe zebra = Probe.constant("zebra", 1);
                Probe ant = Probe.constant("ant", 2);
                List<Metric> asked = List.of(zebra, ant, Probe.constant("mole", 3), zebra, ant);
                List<Score> scores = candidate.scorer().score(Trials.column(20, row -> row), asked, Trials.SETTINGS);
                List<String> expected = asked.stream()
                        .map(metric -> metric.descriptor().name().toString())
                        .toList();
                List<String> given = scores.stream()
                        .map(score -> score.descriptor().name().toString())
                        .toList();
                if (!given.equals(expected)) {
                    throw new Violation("Asked for " + expected + " it gives scores of " + given);
                }
                List<Double> values = scores.stream()
                        .map(score -> Trials.defined(score).measurement().value())
                        .toList();
                if (!values.equals(List.of(1.0, 2.0, 3.0, 1.0, 2.0))) {
                    throw new Violation("Metrics of the values 1, 2, 3, 1 and 2 have the scores " + values);
                }
            });

    private static final Rule<EvaluatorCandidate> FAILURE = Rule.<EvaluatorCandidate>must(
                    "evaluator.failure",
                    "whatever a metric throws or gets wrong is a failure of its own score, which names the class and what"
                            + " was thrown, and harms no other")
            .from(SOURCE)
            .brokenBy(
                    "an exception that passes through, an Error that is not caught, or nonsense that passes for a score")
            .once((candidate, trial) -> {
                for (Probe broken : broken()) {
                    Score.Outcome outcome = beside(candidate, broken);
                    if (!(outcome instanceof Score.Failed failed)) {
                        throw new Violation("A metric that " + broken.id().replace('-', ' ') + " came out as " + outcome
                                + ", expected a failure");
                    }
                    requireNamed(broken, failed, Probe.class.getName());
                    if (broken.id().startsWith("throws") || broken.id().startsWith("fails")) {
                        requireNamed(broken, failed, TROUBLE);
                    }
                }
            });

    private static final Rule<EvaluatorCandidate> STATISTIC = Rule.<EvaluatorCandidate>must(
                    "evaluator.statistic.failure",
                    "a statistic that breaks down costs only the metrics that need it their value, and their scores say how")
            .from(SOURCE)
            .brokenBy("an exception on a worker thread that ends the whole pass")
            .once((candidate, trial) -> {
                for (Stage stage : Stage.values()) {
                    Broken statistic = new Broken(stage, () -> new IllegalStateException(TROUBLE));
                    Score.Outcome outcome = beside(candidate, Probe.handingOn("broken", statistic));
                    if (!(outcome instanceof Score.Failed failed
                            && failed.reason().contains(TROUBLE))) {
                        throw new Violation("A metric that rests on a statistic that throws '" + TROUBLE + "' in "
                                + stage + " came out as " + outcome + ", expected a failure that says so");
                    }
                }
            });

    private static final Rule<EvaluatorCandidate> REQUIREMENT = Rule.<EvaluatorCandidate>must(
                    "evaluator.requirement",
                    "a metric whose requirements are not met is not asked, and its score says why")
            .from("org.teasel.api.metric.Metric, measure: \"the requirements of the descriptor are met\"")
            .brokenBy("requirements that are not looked at, or looked at after measuring")
            .once((candidate, trial) -> {
                Representation one = Trials.column(1, row -> row);
                for (Requirement requirement : List.of(
                        Requirement.SEVERAL_OBSERVATIONS, Requirement.SEVERAL_LATENTS, Requirement.SEVERAL_FACTORS)) {
                    AtomicInteger calls = new AtomicInteger();
                    Probe probe = new Probe(
                            "demanding",
                            Probe.constant("any", 0).range(),
                            Set.of(requirement),
                            (population, settings) -> {
                                calls.incrementAndGet();
                                return List.of();
                            },
                            statistics -> {
                                calls.incrementAndGet();
                                return Measurement.of(1);
                            },
                            true);
                    String reason = requirement.unmet(Population.of(one)).orElseThrow();
                    requireUndefined(
                            "whose requirement " + requirement + " is not met",
                            reason,
                            Trials.outcome(candidate, one, probe));
                    if (calls.get() > 0) {
                        throw new Violation("A metric whose requirement " + requirement + " is not met was called");
                    }
                }
            });

    private static final Rule<EvaluatorCandidate> UNDEFINED = Rule.<EvaluatorCandidate>must(
                    "evaluator.not-defined",
                    "a NotDefinedException of a metric, its needs or a statistic is no failure, and its message is the"
                            + " reason")
            .from("org.teasel.api.statistic.NotDefinedException")
            .brokenBy("an exception that is wrapped on its way, so that it counts as a failure")
            .once((candidate, trial) -> {
                String reason = "the moon is full";
                requireUndefined("that throws it", reason, beside(candidate, Probe.reading("moody", List.of(), s -> {
                    throw new NotDefinedException(reason);
                })));
                Probe asking = new Probe(
                        "asking",
                        Probe.constant("any", 0).range(),
                        Set.of(),
                        (population, settings) -> {
                            throw new NotDefinedException(reason);
                        },
                        statistics -> Measurement.of(1),
                        true);
                requireUndefined("whose needs throw it", reason, beside(candidate, asking));
                for (Stage stage : List.of(Stage.PREPARE, Stage.RESULT)) {
                    Broken statistic = new Broken(stage, () -> new NotDefinedException(reason));
                    requireUndefined(
                            "whose statistic throws it in " + stage,
                            reason,
                            beside(candidate, Probe.handingOn("resting", statistic)));
                }
            });

    static final List<Rule<EvaluatorCandidate>> ALL = List.of(ORDER, FAILURE, STATISTIC, REQUIREMENT, UNDEFINED);

    private IsolationRules() {}

    /** What a metric came out as between two that are sound, and must stay so. */
    private static Score.Outcome beside(EvaluatorCandidate candidate, Probe probe) {
        List<Score> scores;
        try {
            scores = candidate
                    .scorer()
                    .score(
                            Trials.column(20, row -> row),
                            List.of(Probe.constant("before", 1), probe, Probe.handingOn("after", Column.mean())),
                            Trials.SETTINGS);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw new Violation(
                    "A metric called " + probe.id() + " ends the whole run: " + e + " instead of a score of its own");
        }
        if (scores.size() != 3) {
            throw new Violation(
                    "Of 3 metrics, one of them called " + probe.id() + ", there are " + scores.size() + " scores");
        }
        Trials.requireValue(
                "A metric before one called " + probe.id(),
                1,
                Trials.defined(scores.get(0)).measurement().value(),
                0);
        Trials.requireValue(
                "A metric after one called " + probe.id(),
                9.5,
                Trials.defined(scores.get(2)).measurement().value(),
                1e-9);
        return scores.get(1).outcome();
    }

    private static void requireNamed(Probe broken, Score.Failed failed, String word) {
        if (!failed.reason().contains(word)) {
            throw new Violation("The failure of a metric that " + broken.id().replace('-', ' ') + " says '"
                    + failed.reason() + "', expected that it names " + word);
        }
    }

    private static void requireUndefined(String which, String reason, Score.Outcome outcome) {
        if (!outcome.equals(new Score.NotDefined(reason))) {
            throw new Violation(
                    "A metric " + which + " came out as " + outcome + ", expected " + new Score.NotDefined(reason));
        }
    }

    private static List<Probe> broken() {
        List<Probe> broken = new ArrayList<>();
        broken.add(throwing("throws-an-exception", () -> new IllegalStateException(TROUBLE)));
        broken.add(failing("overflows-the-stack", StackOverflowError::new));
        broken.add(failing("fails-an-assertion", () -> new AssertionError(TROUBLE)));
        broken.add(failing("lacks-a-class", () -> new NoClassDefFoundError("org/example/Lacking")));
        broken.add(Probe.reading("returns-null", List.of(), statistics -> null));
        broken.add(Probe.constant("returns-nan", Double.NaN));
        broken.add(Probe.constant("exceeds-its-range", 1.5).in(0, 1));
        broken.add(Probe.constant("undercuts-its-range", -0.5).in(0, 1));
        broken.add(Probe.constant("is-infinite-in-a-finite-range", Double.POSITIVE_INFINITY)
                .in(0, 1));
        broken.add(Probe.reading(
                "has-shares-of-too-many-latents",
                List.of(),
                statistics -> Measurement.of(1).withPerLatent(1, 2)));
        broken.add(Probe.reading(
                "has-shares-of-too-many-factors",
                List.of(),
                statistics -> Measurement.of(1).withPerFactor(1, 2, 3)));
        broken.add(Probe.reading(
                "reads-what-it-did-not-declare",
                List.of(),
                statistics -> Measurement.of(statistics.get(Column.mean()))));
        broken.add(new Probe(
                "fails-to-say-what-it-needs",
                Probe.constant("any", 0).range(),
                Set.of(),
                (population, settings) -> {
                    throw new IllegalStateException(TROUBLE);
                },
                statistics -> Measurement.of(1),
                true));
        broken.add(new Probe(
                "needs-null",
                Probe.constant("any", 0).range(),
                Set.of(),
                (population, settings) -> null,
                statistics -> Measurement.of(1),
                true));
        return broken;
    }

    private static Probe throwing(String id, Supplier<RuntimeException> trouble) {
        return Probe.reading(id, List.of(), statistics -> {
            throw trouble.get();
        });
    }

    private static Probe failing(String id, Supplier<Error> trouble) {
        return Probe.reading(id, List.of(), statistics -> {
            throw trouble.get();
        });
    }

    /** Where a statistic can break down. */
    private enum Stage {
        NEEDS,
        PREPARE,
        ADD,
        RESULT
    }

    /** A statistic that breaks down at one stage. */
    private record Broken(Stage stage, Supplier<RuntimeException> trouble)
            implements Statistic<Double>, Estimator<Double>, Fold<Double> {

        private void at(Stage reached) {
            if (stage == reached) {
                throw trouble.get();
            }
        }

        @Override
        public List<Statistic<?>> needs(Population population) {
            at(Stage.NEEDS);
            return List.of();
        }

        @Override
        public Supplier<Fold<Double>> prepare(Population population, Statistics needed) {
            at(Stage.PREPARE);
            return () -> this;
        }

        @Override
        public void add(Batch batch) {
            at(Stage.ADD);
        }

        @Override
        public void merge(Fold<Double> other) {}

        @Override
        public Double result() {
            at(Stage.RESULT);
            return 1.0;
        }
    }
}
