package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
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
    private static final Set<String> CLASSIFIERS = Set.of("", "random-forest");
    static final Set<String> ONLY = Set.of("");
    static final Set<String> PREDICTIONS = Set.of("", "correlation", "accuracy");
    static final Set<String> ACCURACIES = Set.of("", "accuracy");
    static final Set<String> REGRESSIONS = Set.of("", "one-against-rest");
    static final Set<String> RATIO = Set.of("density-ratio");

    private Learned() {}

    static List<Rule<Subject>> rules() {
        return Stream.of(
                        Stream.of(
                                fromTable(
                                        "dci",
                                        LEARNERS,
                                        "the value is sum_i w_i (1 - H_K(P_i)) of its own table of importances, beside it the"
                                                + " plain mean of 1 - H_L of the columns",
                                        "Eastwood and Williams 2018, section 2",
                                        "weights that don't sum to 1 or are equal, a logarithm to the base of rows or of"
                                                + " values, completeness along rows, columns scaled before",
                                        (representation, actual) -> OwnTables.requireConcentrations(actual)),
                                perfect("dci", LEARNERS, 3, "Eastwood and Williams 2018, section 2"),
                                importances(),
                                chance(
                                        "dci",
                                        CLASSIFIERS,
                                        "informativeness",
                                        "Eastwood and Williams 2018, section 2",
                                        0.5)),
                        Stream.of(
                                fromTable(
                                        "sap",
                                        PREDICTIONS,
                                        "the value is the mean over factors that vary of the gap between the two best entries"
                                                + " of the factor's column in its own table",
                                        "Kumar et al. 2018, section 3",
                                        "the two best factors of a latent, the next latent in place of the next best entry,"
                                                + " a constant factor that counts as 0",
                                        OwnTables::requireGaps),
                                coins(),
                                copies()),
                        Stream.of(
                                fromTable(
                                        "explicitness",
                                        REGRESSIONS,
                                        "the value is the mean of its factors' areas, each in [0, 1], and rescaled is 2 AUC -"
                                                + " 1",
                                        "Ridgeway and Mozer 2018, section 2",
                                        "the rescaled figure in place of the area, factors weighted by their values",
                                        OwnTables::requireAreas),
                                corners(),
                                chance("explicitness", REGRESSIONS, "", "Ridgeway and Mozer 2018, section 2", 0.5),
                                noisyCoin()),
                        fixedFactor("z-diff", "Higgins et al. 2017, section 3", 1),
                        fixedFactor("z-min-variance", "Kim and Mnih 2018, section 4", 2.0 / 3),
                        Stream.of(scales(), densityRatio()),
                        Components.rules(),
                        everyone("dci", LEARNERS, 3),
                        everyone("sap", ACCURACIES, 3),
                        everyone("explicitness", REGRESSIONS, 3),
                        everyone("z-diff", ONLY, 3),
                        everyone("z-min-variance", ONLY, 3),
                        everyone("tc", RATIO, 3))
                .flatMap(rules -> rules)
                .toList();
    }

    private static Rule.Draft<Subject> draft(String id, Set<String> variants, String topic, String statement) {
        return Rule.<Subject>must("definition." + id + "." + topic, statement)
                .unless(subject -> subject.isNot(id, variants));
    }

    /** A check of a measurement against the representation behind it. */
    private interface Consistency {
        void require(Representation representation, Measurement measurement);
    }

    private static Rule<Subject> fromTable(
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

    private static Rule<Subject> perfect(String id, Set<String> variants, int encoded, String source) {
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

    private static Rule<Subject> importances() {
        return draft(
                        "dci",
                        LEARNERS,
                        "importances",
                        "of 4 z_0 + 2 z_1, z_0 is more important than z_1 and z_1 than z_2, and of z_2, z_2 is most important")
                .from("Eastwood and Williams 2018, section 2")
                .brokenBy(
                        "coefficients with their sign, a table with rows and columns exchanged, importances of another"
                                + " factor")
                .once((subject, trial) -> {
                    double[][] table = table(subject.measure(LearnedData.mixed(trial.random()), SETTINGS));
                    if (table.length != 3 || table[0].length != 2) {
                        throw new Violation("the importances are those of " + table.length + " latents and "
                                + table[0].length + " factors, expected 3 and 2");
                    }
                    boolean mixed = table[0][0] > table[1][0] && table[1][0] > table[2][0];
                    boolean plain = table[2][1] > Math.max(table[0][1], table[1][1]);
                    if (!mixed || !plain) {
                        throw new Violation("the importances are " + Arrays.deepToString(table));
                    }
                });
    }

    static double[][] table(Measurement measurement) {
        return measurement
                .matrix()
                .orElseThrow(() -> new Violation("there is no table behind the value"))
                .values();
    }

    /** What a learner scores on rows that it has not seen, of factors that have nothing to do with the latents. */
    private static Rule<Subject> chance(
            String id, Set<String> variants, String component, String source, double expected) {
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

    private static double component(Measurement measurement, String name, Trial trial) {
        Double component = measurement.components().get(name);
        if (component == null) {
            throw trial.unsuitable("it has no component '" + name + "'");
        }
        return component;
    }

    private static void requireMean(
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

    private static Rule<Subject> coins() {
        return draft(
                        "sap",
                        ACCURACIES,
                        "coins",
                        "it is 1/2 on average for a coin that one latent tells and the other knows nothing of")
                .from("Kumar et al. 2018, section 3; the accuracy of a guess is 1/2 on average")
                .brokenBy("accuracies of rows that were learnt from, errors in place of accuracies, a classifier of all"
                        + " latents together")
                .once((subject, trial) -> requireMean(
                        subject,
                        trial,
                        "the value",
                        0.5,
                        random -> LearnedData.coin(false, random),
                        Measurement::value));
    }

    private static Rule<Subject> copies() {
        return draft("sap", PREDICTIONS, "copies", "it is 0 for a factor that two latents tell equally well")
                .from("Kumar et al. 2018, section 3")
                .brokenBy("the best entry in place of the gap, entries of different learners")
                .once((subject, trial) -> Parts.equal(
                        "the value",
                        0,
                        subject.measure(LearnedData.coin(true, trial.random()), SETTINGS)
                                .value(),
                        Parts.ROUNDING));
    }

    private static Rule<Subject> corners() {
        return draft(
                        "explicitness",
                        REGRESSIONS,
                        "perfect",
                        "it is 1 for a factor whose values lie at the corners of a triangle")
                .from("Ridgeway and Mozer 2018, section 2")
                .brokenBy("the area of another class, scores with their sign turned, areas rescaled twice")
                .once((subject, trial) -> requireNearly(
                        1,
                        subject.measure(LearnedData.corners(trial.random()), SETTINGS)
                                .value()));
    }

    private static Rule<Subject> noisyCoin() {
        return draft(
                        "explicitness",
                        REGRESSIONS,
                        "noisy-coin",
                        "it is (1 + a - b) / 2 on average for a latent of two values that is the upper one with the"
                                + " probabilities a and b for the two sides of a coin")
                .from("Ridgeway and Mozer 2018, section 2; the area under a curve of one corner, ties counting half")
                .brokenBy("ties that count as wins, accuracy in place of the area")
                .once((subject, trial) -> requireMean(
                        subject,
                        trial,
                        "the value",
                        0.85,
                        random -> LearnedData.noisyCoin(0.9, 0.2, random),
                        Measurement::value));
    }

    /** Rules of metrics that name the factor which rows have in common. */
    private static Stream<Rule<Subject>> fixedFactor(String id, String source, double withoutOne) {
        return Stream.of(
                perfect(id, ONLY, 3, source),
                draft(
                                id,
                                ONLY,
                                "idle-latents",
                                "latents that are constant, or vary by a thousandth, change nothing where all factors are"
                                        + " encoded")
                        .from(source)
                        .brokenBy("a variance of 0 divided by 0, latents that don't vary taken for the least variant")
                        .once((subject, trial) -> requireNearly(
                                1,
                                subject.measure(LearnedData.grid(3, true, trial.random()), SETTINGS)
                                        .value())),
                draft(
                                id,
                                ONLY,
                                "without-one",
                                "where two of three factors are encoded by two latents it is " + withoutOne)
                        .from(source + "; the votes of two latents can name two factors, a classifier of both three")
                        .brokenBy(
                                "a vote that can name a factor of no latent, a classifier that never names one of them,"
                                        + " differences with their sign")
                        .once((subject, trial) -> requireNearly(
                                withoutOne,
                                subject.measure(LearnedData.grid(2, false, trial.random()), SETTINGS)
                                        .value())),
                draft(id, ONLY, "chance", "it is 1/2 on average for two factors that are the same")
                        .from(source + "; nothing tells the two factors apart")
                        .brokenBy(
                                "a model that is judged on the questions that it learnt from, factors asked for unequally"
                                        + " often")
                        .once((subject, trial) ->
                                requireMean(subject, trial, "the value", 0.5, LearnedData::twins, Measurement::value)),
                draft(
                                id,
                                ONLY,
                                "rescaled",
                                "the component chance is 1 over the number of factors and rescaled (value - chance) / (1 -"
                                        + " chance), where there are such components")
                        .from(source)
                        .brokenBy("the number of latents or values in place of factors")
                        .once((subject, trial) -> {
                            Measurement measurement =
                                    subject.measure(LearnedData.grid(2, false, trial.random()), SETTINGS);
                            double chance = component(measurement, "chance", trial);
                            Parts.equal("chance", 1.0 / 3, chance, Parts.ROUNDING);
                            Parts.equal(
                                    "rescaled",
                                    (measurement.value() - chance) / (1 - chance),
                                    component(measurement, "rescaled", trial),
                                    Parts.ROUNDING);
                        }));
    }

    private static Rule<Subject> scales() {
        return draft(
                        "z-min-variance",
                        ONLY,
                        "scales",
                        "it is 1 where latents are factors with a little noise, whatever their units")
                .from("Kim and Mnih 2018, section 4: variances are divided by those of all rows")
                .brokenBy("variances as they are, the greatest variance in place of the least")
                .once((subject, trial) -> requireNearly(
                        1,
                        subject.measure(LearnedData.scaled(trial.random()), SETTINGS)
                                .value()));
    }

    private static Rule<Subject> densityRatio() {
        return draft(
                        "tc",
                        RATIO,
                        "density-ratio",
                        "a latent and its copy have far more total correlation than two independent latents, which have"
                                + " nearly none")
                .from("Kim and Mnih 2018, section 3")
                .brokenBy(
                        "the sign of the logit, draws and shuffled draws exchanged, rows shuffled in place of latents")
                .once((subject, trial) -> {
                    double copied = subject.measure(LearnedData.pair(300, true, trial.random()), SETTINGS)
                            .value();
                    double independent = subject.measure(LearnedData.pair(300, false, trial.random()), SETTINGS)
                            .value();
                    if (!(copied > 0.5 && Math.abs(independent) < 0.3)) {
                        throw new Violation("the values are " + copied + " for copies and " + independent
                                + " for independent latents, expected one above 0.5 and one near 0");
                    }
                });
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
                        }));
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
