package org.teasel.conformance.definition;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.RowSample;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.chance.MeanTest;
import org.teasel.conformance.generate.FactorKind;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Metrics that fit learners: what follows from their own tables, and what a learner must make of data without doubt. */
final class Learned {

    static final Settings SETTINGS =
            Settings.DEFAULT.withSamples(20).withThreads(1).withRepeats(1);

    /** What a learner may miss of perfection. */
    private static final double NEARLY = 0.01;

    private static final Specimens LABELLED = Specimens.labelled()
            .of(Kind.DIAGONAL, Kind.DETERMINISTIC, Kind.CORRELATED, Kind.CATEGORICAL)
            .withRows(8, 30)
            .withLatents(2, 3)
            .withFactors(2, 3)
            .withFactors(
                    FactorKind.BALANCED,
                    FactorKind.UNBALANCED,
                    FactorKind.DEPENDENT,
                    FactorKind.SOFT,
                    FactorKind.CONTINUOUS,
                    FactorKind.CONSTANT);

    /** The metrics that fit learners in all variants but those of tc. */
    static final Set<String> IDS = Set.of("dci", "sap", "explicitness", "z-diff", "z-min-variance");

    static final Set<String> LEARNERS = Set.of("", "lasso", "random-forest", "raw-lasso", "small-forest");
    static final Set<String> CLASSIFIERS = Set.of("", "random-forest");
    static final Set<String> ONLY = Set.of("");
    static final Set<String> PREDICTIONS = Set.of("", "correlation", "accuracy");
    static final Set<String> ACCURACIES = Set.of("", "accuracy");
    static final Set<String> REGRESSIONS = Set.of("", "one-against-rest");
    static final Set<String> RATIO = Set.of("density-ratio");

    private Learned() {}

    static List<Rule<Subject>> rules() {
        return Stream.of(
                        DciRules.rules(),
                        SapRules.rules(),
                        ExplicitnessRules.rules(),
                        FixedFactorRules.rules(),
                        DensityRatioRules.rules(),
                        Components.rules(),
                        everyone("dci", LEARNERS, 3),
                        everyone("sap", ACCURACIES, 3),
                        everyone("explicitness", REGRESSIONS, 3),
                        everyone("z-diff", ONLY, 3),
                        everyone("z-min-variance", ONLY, 3),
                        everyone("tc", RATIO, 3),
                        SoftLabels.rules())
                .flatMap(rules -> rules)
                .toList();
    }

    static Rule.Draft<Subject> draft(String id, Set<String> variants, String topic, String statement) {
        return Rule.<Subject>must("definition." + id + "." + topic, statement)
                .unless(subject -> subject.isNot(id, variants));
    }

    /** A check of a measurement against the representation behind it. */
    interface Consistency {
        void require(Representation representation, Measurement measurement);
    }

    static Rule<Subject> fromTable(
            String id,
            Set<String> variants,
            String statement,
            String source,
            String brokenBy,
            Consistency consistency) {
        return draft(id, variants, "table", statement)
                .from(source)
                .brokenBy(brokenBy)
                .onExamples(12, LABELLED, (subject, specimen, trial) -> {
                    Representation representation = specimen.representation();
                    Score.Outcome outcome = subject.scorer()
                            .score(representation, subject.metric(), SETTINGS)
                            .outcome();
                    if (!(outcome instanceof Score.Defined defined)) {
                        throw trial.unsuitable("it has no value there");
                    }
                    Measurement measurement = defined.measurement();
                    if (measurement.matrix().isEmpty() && measurement.perFactor().length == 0) {
                        throw trial.unsuitable("it shows nothing that its value is made of");
                    }
                    consistency.require(representation, measurement);
                });
    }

    static Rule<Subject> perfect(String id, Set<String> variants, int encoded, String source) {
        return draft(
                        id,
                        variants,
                        "perfect",
                        "it is 1 where each latent is a factor without noise, categorical, ordinal or continuous")
                .from(source)
                .brokenBy(
                        "a learner that can't learn, test rows that are not the model's, a table with rows and columns"
                                + " exchanged")
                .once((subject, trial) -> requireNearly(
                        1,
                        subject.measure(LearnedData.grid(encoded, false, trial.random()), SETTINGS)
                                .value()));
    }

    static void requireNearly(double expected, double actual) {
        Parts.equal("the value", expected, actual, NEARLY);
    }

    static double[][] table(Measurement measurement) {
        return measurement
                .matrix()
                .orElseThrow(() -> new Violation("there is no table behind the value"))
                .values();
    }

    /** What a learner scores on rows that it has not seen, of factors that have nothing to do with the latents. */
    static Rule<Subject> chance(String id, Set<String> variants, String component, String source, double expected) {
        return draft(
                        id,
                        variants,
                        "chance",
                        (component.isEmpty() ? "it" : component) + " is " + expected
                                + " on average where factors are coins that latents know nothing of")
                .from(source + "; answers are independent of the rows that a learner has not seen")
                .brokenBy("a model that is judged on the rows that it learnt from")
                .once((subject, trial) -> requireMean(
                        subject,
                        trial,
                        component.isEmpty() ? "the value" : component,
                        expected,
                        LearnedData::unrelated,
                        measurement ->
                                component.isEmpty() ? measurement.value() : component(measurement, component, trial)));
    }

    static double component(Measurement measurement, String name, Trial trial) {
        Double component = measurement.components().get(name);
        if (component == null) {
            throw trial.unsuitable("it has no component '" + name + "'");
        }
        return component;
    }

    static void requireMean(
            Subject subject,
            Trial trial,
            String what,
            double expected,
            Function<RandomGenerator, Representation> data,
            ToDoubleFunction<Measurement> figure) {
        MeanTest.of(what, expected, 0)
                .check(
                        trial,
                        seed -> figure.applyAsDouble(
                                subject.measure(data.apply(new SplittableRandom(seed)), SETTINGS.withSeed(seed))));
    }

    /** Rules for all metrics that fit learners. */
    private static Stream<Rule<Subject>> everyone(String id, Set<String> variants, int encoded) {
        String suffix = id.equals("tc") ? "density-ratio." : "";
        return Stream.of(
                draft(
                                id,
                                variants,
                                suffix + "rows",
                                "it looks at no more rows than the settings allow, and says at how many")
                        .from("Settings.trainingRows and testRows")
                        .brokenBy("all rows read whatever the limits are, the limits exchanged")
                        .once((subject, trial) -> requireRows(subject, encoded, trial)),
                draft(id, variants, suffix + "seed", "the same seed gives the same value")
                        .from("Settings.seed")
                        .brokenBy("a random source without a seed, results that depend on the order of threads")
                        .once((subject, trial) -> {
                            Representation data = LearnedData.unrelated(trial.random());
                            Settings settings = SETTINGS.withSeed(trial.seed());
                            double first = subject.measure(data, settings).value();
                            double second = subject.measure(data, settings.withThreads(3))
                                    .value();
                            Parts.equal("the value of a second run", first, second, 0);
                        }),
                Rule.<Subject>should(
                                "definition." + id + "." + suffix + "weights",
                                "where weights of observations differ and do not count, a note says so, and not where they are equal")
                        .from("metrics are of weighted observations, Representation.weighted")
                        .brokenBy(
                                "weights left out in silence, a note of weights where rounding alone makes them differ")
                        .unless(subject -> subject.isNot(id, variants))
                        .once(Learned::requireNoteOfWeights),
                Rule.<Subject>should(
                                "definition." + id + "." + suffix + "all-rows",
                                "where there are more rows than the settings allow, it learns from as many as they allow, is"
                                        + " judged on as many, and its settings trainingRows and testRows say so")
                        .from("Settings.trainingRows and testRows")
                        .brokenBy("rows that are left out, numbers of rows that the score does not tell")
                        .unless(subject -> subject.isNot(id, variants))
                        .once(Learned::requireAllRows),
                Rule.<Subject>should(
                                "definition." + id + "." + suffix + "repeatable",
                                "it says that it is not repeatable, so that its spread over choices of rows is measured")
                        .from("Metric.repeatable: another seed chooses other rows")
                        .brokenBy("the default of repeatable(), which leaves the score without a standard error")
                        .unless(subject -> subject.isNot(id, variants))
                        .once((subject, trial) -> {
                            if (subject.metric().repeatable()) {
                                throw new Violation("it says that it is repeatable, and chooses rows by the seed");
                            }
                        }),
                Rule.<Subject>must(
                                "definition." + id + "." + suffix + "few-rows",
                                "where nearly all rows are to be judged on, it still has one to learn from or no value, and does"
                                        + " not fail")
                        .from("Settings.trainingRows, of which there are 2 at least")
                        .brokenBy("a share of the rows that is rounded to all of them")
                        .unless(subject -> subject.isNot(id, variants))
                        .once((subject, trial) -> {
                            Representation data = LearnedData.unrelated(trial.random());
                            Score.Outcome outcome = subject.scorer()
                                    .score(data, subject.metric(), SETTINGS.withLearnerRows(2, 10_000))
                                    .outcome();
                            if (outcome instanceof Score.Failed) {
                                throw new Violation("it gave " + outcome);
                            }
                        }));
    }

    private static void requireNoteOfWeights(Subject subject, Trial trial) {
        Representation data = LearnedData.unrelated(trial.random());
        double[] weights =
                IntStream.range(0, data.size()).mapToDouble(n -> 1 + n % 2).toArray();
        // Rounding may make weights out of equal ones.
        double[] equal = IntStream.range(0, data.size())
                .mapToDouble(n -> n % 2 == 0 ? 0.1 : 0.1 * (1 + 1e-14))
                .toArray();
        Measurement plain = subject.measure(data.weighted(equal), SETTINGS);
        Measurement weighted = subject.measure(data.weighted(weights), SETTINGS);
        if (plain.value() == weighted.value()
                && weighted.notes().size() <= plain.notes().size()) {
            throw new Violation("no note tells that weights do not count: " + weighted.notes()
                    + ", as many as for equal weights: " + plain.notes());
        }
    }

    private static void requireAllRows(Subject subject, Trial trial) {
        Representation data = LearnedData.grid(3, false, trial.random());
        Measurement measurement = subject.measure(data, SETTINGS.withLearnerRows(40, 20));
        requireSetting(measurement, "trainingRows", 40);
        requireSetting(measurement, "testRows", 20);
    }

    private static void requireSetting(Measurement measurement, String setting, int expected) {
        Object actual = measurement.settings().get(setting);
        if (!(actual instanceof Number rows && rows.intValue() == expected)) {
            throw new Violation("the setting '" + setting + "' is " + actual + ", expected " + expected);
        }
    }

    private static void requireRows(Subject subject, int encoded, Trial trial) {
        Given given =
                new Given(LearnedData.grid(encoded, false, trial.random()), SETTINGS.withLearnerRows(20, 10), trial);
        Score.Outcome outcome = given.outcome(subject.metric());
        for (Statistic<?> key : given.asked()) {
            if (key instanceof RowSample sample && sample.limit() > 30) {
                throw new Violation("it asked for " + sample.limit()
                        + " rows where 20 to learn from and 10 to be judged on" + " are allowed");
            }
        }
        if (outcome instanceof Score.Defined defined) {
            requireAtMost(defined.measurement(), "trainingRows", 20);
            requireAtMost(defined.measurement(), "testRows", 10);
        }
    }

    private static void requireAtMost(Measurement measurement, String setting, int most) {
        if (measurement.settings().get(setting) instanceof Number rows && rows.intValue() > most) {
            throw new Violation("the setting '" + setting + "' is " + rows + ", expected at most " + most);
        }
    }
}
