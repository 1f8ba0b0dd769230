package org.teasel.conformance.definition;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** What stands beside the values of metrics that fit learners, on data that leaves no doubt. */
final class Components {

    private static final double NEARLY = 0.01;

    /** Enough that what is learnt of chance is ahead by more than five standard errors. */
    private static final int RUNS = 40;

    private Components() {}

    static Stream<Rule<Subject>> rules() {
        return Stream.of(
                unseen("dci", Learned.LEARNERS, "informativeness", "trainingInformativeness"),
                unseen("explicitness", Learned.REGRESSIONS, "", "trainingArea"),
                rule(
                        "dci",
                        Learned.LEARNERS,
                        "components",
                        "where each latent is a factor, completeness and informativeness on both parts of the rows are 1 and"
                                + " the error is nearly 0; shares of 3 latents and 3 factors and a table of importances"
                                + " stand beside them",
                        "Eastwood and Williams 2018, section 2",
                        random -> LearnedData.grid(3, false, random),
                        new Expected(
                                3,
                                3,
                                3,
                                3,
                                Map.of(
                                        "completeness", new Band(1, NEARLY),
                                        "informativeness", new Band(1, NEARLY),
                                        "trainingInformativeness", new Band(1, NEARLY),
                                        "error", new Band(0, 0.1)))),
                rule(
                        "dci",
                        Learned.LEARNERS,
                        "numbers",
                        "where latents tell four fifths of the variance of numbers, informativeness on both parts of the rows"
                                + " is 0.8 and the error the root of 0.2, in standard deviations",
                        "Eastwood and Williams 2018, section 2: the error is normalised and of mean squares",
                        random -> LearnedData.noisyNumbers(),
                        new Expected(
                                2,
                                2,
                                2,
                                2,
                                Map.of(
                                        "informativeness", new Band(0.8, 0.1),
                                        "trainingInformativeness", new Band(0.8, 0.1),
                                        "error", new Band(Math.sqrt(0.2), 0.1)))),
                rule(
                        "dci",
                        Learned.CLASSIFIERS,
                        "labels",
                        "where latents tell the value of four rows in five, informativeness on both parts of the rows is 0.8"
                                + " and the error 0.2",
                        "Eastwood and Williams 2018, section 2",
                        random -> LearnedData.noisyLabels(),
                        new Expected(
                                2,
                                2,
                                2,
                                2,
                                Map.of(
                                        "informativeness", new Band(0.8, 0.12),
                                        "trainingInformativeness", new Band(0.8, 0.12),
                                        "error", new Band(0.2, 0.12)))),
                rule(
                        "sap",
                        Learned.PREDICTIONS,
                        "components",
                        "shares of 3 factors and a table of 3 latents by 3 factors stand beside it",
                        "Kumar et al. 2018, section 3",
                        random -> LearnedData.grid(3, false, random),
                        new Expected(0, 3, 3, 3, Map.of())),
                rule(
                        "explicitness",
                        Learned.REGRESSIONS,
                        "components",
                        "for a factor whose values lie at the corners of a triangle the area of rows that were learnt from"
                                + " and the rescaled area are 1; the factor's share stands beside them",
                        "Ridgeway and Mozer 2018, section 2",
                        LearnedData::corners,
                        new Expected(
                                0,
                                1,
                                0,
                                0,
                                Map.of("rescaled", new Band(1, 2 * NEARLY), "trainingArea", new Band(1, NEARLY)))),
                fixedFactor("z-diff", "Higgins et al. 2017, section 3"),
                fixedFactor("z-min-variance", "Kim and Mnih 2018, section 4"),
                rule(
                        "tc",
                        Learned.RATIO,
                        "density-ratio.components",
                        "for a latent and its copy the classifier is far more often right than wrong, and the standard error"
                                + " of 100 draws is small, but not 0",
                        "Kim and Mnih 2018, section 3",
                        random -> LearnedData.pair(300, true, random),
                        new Expected(
                                0,
                                0,
                                0,
                                0,
                                Map.of("accuracy", new Band(0.85, 0.15), "standardError", new Band(0.11, 0.09)))),
                rule(
                        "tc",
                        Learned.RATIO,
                        "density-ratio.independent",
                        "for independent latents the classifier is right in about one case of two, and the standard error of"
                                + " 100 draws is small, but not 0",
                        "Kim and Mnih 2018, section 3",
                        random -> LearnedData.pair(300, false, random),
                        new Expected(
                                0,
                                0,
                                0,
                                0,
                                Map.of("accuracy", new Band(0.5, 0.2), "standardError", new Band(0.035, 0.033)))));
    }

    private static Rule<Subject> fixedFactor(String id, String source) {
        return rule(
                id,
                Learned.ONLY,
                "components",
                "where each latent is a factor, the accuracy in questions that were learnt from is 1, the rescaled one too,"
                        + " and chance is 1/3",
                source,
                random -> LearnedData.grid(3, false, random),
                new Expected(
                        0,
                        0,
                        0,
                        0,
                        Map.of(
                                "chance", new Band(1.0 / 3, Parts.ROUNDING),
                                "rescaled", new Band(1, 2 * NEARLY),
                                "trainingAccuracy", new Band(1, NEARLY))));
    }

    /**
     * Numbers that a component may be.
     *
     * @param middle the middle of them
     * @param half half their width
     */
    private record Band(double middle, double half) {}

    /**
     * What stands beside a value.
     *
     * @param latents length of the shares of latents; 0 if there need not be any
     * @param factors length of the shares of factors; 0 if there need not be any
     * @param rows rows of the table; 0 if there need not be one
     * @param columns columns of the table
     * @param components the components by name
     */
    private record Expected(int latents, int factors, int rows, int columns, Map<String, Band> components) {

        void require(Measurement actual) {
            if (latents > 0) {
                requireLength("perLatent", latents, actual.perLatent().length);
            }
            if (factors > 0) {
                requireLength("perFactor", factors, actual.perFactor().length);
            }
            if (rows > 0) {
                double[][] table = Learned.table(actual);
                requireLength("the table", rows, table.length);
                requireLength("a row of the table", columns, table[0].length);
            }
            components.forEach((name, band) -> {
                double figure = component(actual, name);
                if (!(Math.abs(figure - band.middle()) <= band.half())) {
                    throw new Violation("the component '" + name + "' is " + figure + ", expected " + band.middle()
                            + " within " + band.half());
                }
            });
        }

        private static void requireLength(String what, int expected, int actual) {
            if (actual != expected) {
                throw new Violation(what + " has " + actual + " entries, expected " + expected);
            }
        }
    }

    private static Rule<Subject> rule(
            String id,
            Set<String> variants,
            String topic,
            String statement,
            String source,
            Function<RandomGenerator, Representation> data,
            Expected expected) {
        return Rule.<Subject>should("definition." + id + "." + topic, statement)
                .from(source)
                .brokenBy(
                        "a figure of the other part of the rows, accuracy in place of the error, a part under another name"
                                + " or missing")
                .unless(subject -> subject.isNot(id, variants))
                .once((subject, trial) ->
                        expected.require(subject.measure(data.apply(trial.random()), Learned.SETTINGS)));
    }

    /**
     * A figure of rows that were learnt from against the same of others, where there is nothing to learn.
     *
     * @param unseen component of the rows not seen; empty for the value
     * @param seen component of the rows that were learnt from
     */
    private static Rule<Subject> unseen(String id, Set<String> variants, String unseen, String seen) {
        return Rule.<Subject>should(
                        "definition." + id + ".unseen",
                        "where factors are coins that latents know nothing of, " + seen
                                + " is on average greater than the same of rows that were not learnt from")
                .from("a learner fits chance in the rows that it is shown, and in no others")
                .brokenBy("both figures of the same rows, a figure in place of the other")
                .unless(subject -> subject.isNot(id, variants))
                .once((subject, trial) -> {
                    double ahead = 0;
                    for (int run = 0; run < RUNS; run++) {
                        Score.Outcome outcome = subject.scorer()
                                .score(LearnedData.unrelated(trial.random()), subject.metric(), Learned.SETTINGS)
                                .outcome();
                        // A learner that uses no latent at all has no importances.
                        if (outcome instanceof Score.Defined defined) {
                            Measurement measurement = defined.measurement();
                            ahead += component(measurement, seen)
                                    - (unseen.isEmpty() ? measurement.value() : component(measurement, unseen));
                        }
                    }
                    if (!(ahead > 0)) {
                        throw new Violation(seen + " is ahead of the same of other rows by " + ahead / RUNS
                                + " on average, expected more than 0");
                    }
                });
    }

    private static double component(Measurement measurement, String name) {
        return Optional.ofNullable(measurement.components().get(name))
                .orElseThrow(() -> new Violation("there is no component '" + name + "', only "
                        + measurement.components().keySet()));
    }
}
