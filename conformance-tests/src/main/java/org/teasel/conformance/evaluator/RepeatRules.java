package org.teasel.conformance.evaluator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** How metrics that fit learners are repeated. */
final class RepeatRules {

    private static final double ROUNDING = 1e-9;

    private static final long SEED = 11;

    private static final Rule<EvaluatorCandidate> REPEATS = Rule.<EvaluatorCandidate>must(
                    "evaluator.error.repeats",
                    "a metric that fits learners is measured once for each repeat under its seed; the first is its value,"
                            + " and the deviation between them its error")
            .from("org.teasel.api.Settings, repeats and ofRepeat; docs/estimators.md, \"error bars\"")
            .brokenBy("a mean over repeats for the value, repeats under the same seed, or an interval from parts of the"
                    + " data")
            .once((candidate, trial) -> {
                for (int repeats : new int[] {4, 2}) {
                    requireRepeats(
                            candidate, Trials.SETTINGS.withRepeats(repeats).withSeed(SEED));
                }
            });

    private static final Rule<EvaluatorCandidate> STATISTICS = Rule.<EvaluatorCandidate>must(
                    "evaluator.error.repeats.statistics",
                    "each repeat of a metric that fits learners reads the statistics of its own seed, and none are"
                            + " computed for seeds that nothing is measured under")
            .from("org.teasel.api.metric.Metric, needs; Settings, ofRepeat")
            .brokenBy(
                    "statistics of the first seed for all, one repeat too many, or repeats of a metric without learners")
            .once((candidate, trial) -> {
                Settings settings = Trials.SETTINGS.withRepeats(3).withSeed(SEED);
                Set<Long> computed = new ConcurrentSkipListSet<>();
                Probe learner = Probe.asking(
                                "learner",
                                (population, own) -> List.of(seeded(own.seed(), computed)),
                                s -> Measurement.of(s.get(seeded(s.settings().seed(), computed))))
                        .learning();
                Score score = candidate.scorer().score(representation(), learner, settings);
                Trials.requireValue(
                        "The standard error of a learner that reads statistics of its seed, the deviation of 3 repeats,",
                        Trials.deviation(figures(settings)),
                        Trials.error(score).value(),
                        ROUNDING);
                requireSeeds("a learner with 3 repeats", seeds(settings), computed);
                computed.clear();
                Probe plain = Probe.asking(
                        "plain",
                        (population, own) -> List.of(seeded(own.seed(), computed)),
                        s -> Measurement.of(s.get(seeded(s.settings().seed(), computed))));
                Trials.defined(candidate.scorer().score(representation(), plain, settings));
                requireSeeds("a metric without learners", Set.of(SEED), computed);
            });

    private static final Rule<EvaluatorCandidate> UNDEFINED = Rule.<EvaluatorCandidate>must(
                    "evaluator.error.repeats.undefined",
                    "a learner that has no value in one of its repeats keeps that of the first, without a standard error")
            .from("org.teasel.api.metric.Score.Defined, standardError")
            .brokenBy("a reason of one repeat that becomes that of the score, or a deviation of those that are left")
            .once((candidate, trial) -> {
                Settings settings = Trials.SETTINGS.withRepeats(4).withSeed(SEED);
                long unlucky = settings.ofRepeat(2).seed();
                Probe learner = Probe.reading("learner", List.of(), statistics -> {
                            if (statistics.settings().seed() == unlucky) {
                                throw new NotDefinedException("this seed draws no training row");
                            }
                            return Measurement.of(figure(statistics.settings().seed()));
                        })
                        .learning();
                Score.Defined defined = Trials.defined(candidate.scorer().score(representation(), learner, settings));
                Trials.requireValue(
                        "The value of a learner that has none in its third repeat",
                        figure(SEED),
                        defined.measurement().value(),
                        0);
                defined.standardError().ifPresent(error -> {
                    throw new Violation("A learner that has no value in one of its repeats has the standard error "
                            + error.value());
                });
            });

    private static final Rule<EvaluatorCandidate> SINGLE = Rule.<EvaluatorCandidate>must(
                    "evaluator.error.single", "a learner that is measured once has no standard error")
            .from("org.teasel.api.Settings, repeats: \"its standard error needs at least 2\"")
            .brokenBy("a deviation of a single figure, which is 0 or NaN")
            .once((candidate, trial) -> {
                Probe learner = Probe.constant("learner", 3).learning();
                Trials.defined(candidate.scorer().score(representation(), learner, Trials.SETTINGS.withRepeats(1)))
                        .standardError()
                        .ifPresent(error -> {
                            throw new Violation("A learner measured once has the standard error " + error.value());
                        });
            });

    static final List<Rule<EvaluatorCandidate>> ALL = List.of(REPEATS, SINGLE, STATISTICS, UNDEFINED);

    private RepeatRules() {}

    /** A number that a seed decides. */
    static double figure(long seed) {
        return (seed >>> 20 & 0xffff) / 1e4;
    }

    /** The numbers of the seeds of all repeats. */
    static double[] figures(Settings settings) {
        return LongStream.range(0, settings.repeats())
                .mapToDouble(repeat -> figure(settings.ofRepeat((int) repeat).seed()))
                .toArray();
    }

    private static void requireRepeats(EvaluatorCandidate candidate, Settings settings) {
        ConcurrentLinkedQueue<Long> seeds = new ConcurrentLinkedQueue<>();
        Probe learner = Probe.reading("learner", List.of(), statistics -> {
                    seeds.add(statistics.settings().seed());
                    return Measurement.of(figure(statistics.settings().seed()));
                })
                .learning();
        Score.Defined defined = Trials.defined(candidate.scorer().score(representation(), learner, settings));
        requireSeeds("a learner with " + settings.repeats() + " repeats", seeds(settings), new TreeSet<>(seeds));
        Trials.requireValue(
                "The value of a learner, of its first repeat,",
                figure(SEED),
                defined.measurement().value(),
                0);
        Trials.requireValue(
                "The standard error of a learner, the deviation between its " + settings.repeats() + " repeats,",
                Trials.deviation(figures(settings)),
                defined.standardError().map(Measurement::value).orElse(Double.NaN),
                ROUNDING);
        if (defined.interval().isPresent()) {
            throw new Violation("A metric that is not repeatable has the interval "
                    + defined.interval().get());
        }
    }

    /** The figure of a seed as a statistic, which notes that it was computed. */
    private static Column<Double> seeded(long seed, Set<Long> computed) {
        return Column.<Double>of("seed " + seed, (entries, population, needed) -> figure(seed))
                .hearing(batch -> computed.add(seed));
    }

    private static Set<Long> seeds(Settings settings) {
        return Stream.iterate(0, repeat -> repeat + 1)
                .limit(settings.repeats())
                .map(repeat -> settings.ofRepeat(repeat).seed())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireSeeds(String what, Set<Long> expected, Set<Long> actual) {
        if (!actual.equals(expected)) {
            throw new Violation("For " + what + " there was work under the seeds " + actual + ", expected " + expected);
        }
    }

    private static Representation representation() {
        return Trials.column(30, row -> row);
    }
}
