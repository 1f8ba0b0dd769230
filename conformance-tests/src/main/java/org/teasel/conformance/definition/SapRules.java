package org.teasel.conformance.definition;

import java.util.Set;
import java.util.stream.Stream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.RowSample;
import org.teasel.api.metric.Measurement;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** The rules of sap. */
final class SapRules {

    private static final String SOURCE = "Kumar et al. 2018, section 3";

    private SapRules() {}

    static Stream<Rule<Subject>> rules() {
        return Stream.of(
                Learned.fromTable(
                        "sap",
                        Learned.PREDICTIONS,
                        "the value is the mean over factors that vary of the gap between the two best entries"
                                + " of the factor's column in its own table",
                        SOURCE,
                        "the two best factors of a latent, the next latent in place of the next best entry,"
                                + " a constant factor that counts as 0",
                        OwnTables::requireGaps),
                coins(),
                copies(),
                rare("", 7.0 / 32, "it is 7/32 on average, as each value counts alike,"),
                rare("accuracy", 1.0 / 8, "it is 1/8 on average, as each row counts alike,"),
                asks());
    }

    private static Rule<Subject> coins() {
        return Learned.draft(
                        "sap",
                        Learned.ACCURACIES,
                        "coins",
                        "it is 1/2 on average for a coin that one latent tells and the other knows nothing of")
                .from("Kumar et al. 2018, section 3; the accuracy of a guess is 1/2 on average")
                .brokenBy("accuracies of rows that were learnt from, errors in place of accuracies, a classifier of all"
                        + " latents together")
                .once((subject, trial) -> Learned.requireMean(
                        subject,
                        trial,
                        "the value",
                        0.5,
                        random -> LearnedData.coin(false, random),
                        Measurement::value));
    }

    private static Rule<Subject> copies() {
        return Learned.draft(
                        "sap", Learned.PREDICTIONS, "copies", "it is 0 for a factor that two latents tell equally well")
                .from("Kumar et al. 2018, section 3")
                .brokenBy("the best entry in place of the gap, entries of different learners")
                .once((subject, trial) -> Parts.equal(
                        "the value",
                        0,
                        subject.measure(LearnedData.coin(true, trial.random()), Learned.SETTINGS)
                                .value(),
                        Parts.ROUNDING));
    }

    private static Rule<Subject> rare(String variant, double expected, String statement) {
        return Learned.draft(
                        "sap",
                        Set.of(variant),
                        variant.isEmpty() ? "rare" : "rare." + variant,
                        statement
                                + " where one row in five has a rare value, one latent tells it, and the other is right of"
                                + " 10 in 16 rows with it and of 60 in 64 without")
                .from(SOURCE + "; Brodersen et al. 2010 for balanced accuracy")
                .brokenBy(
                        "accuracy in place of balanced accuracy or the other way round, values that don't occur counted")
                .once((subject, trial) -> Learned.requireMean(
                        subject, trial, "the value", expected, random -> LearnedData.rare(), Measurement::value));
    }

    private static Rule<Subject> asks() {
        return Rule.<Subject>should(
                        "definition.sap.asks",
                        "it asks for rows to learn from, and for correlations, only where a factor is judged by them")
                .from("Metric.needs: what is asked for is computed, and rows are held in memory")
                .brokenBy("all statistics asked for whatever the factors are")
                .unless(subject -> subject.isNot("sap", Learned.PREDICTIONS))
                .once((subject, trial) -> {
                    requireNotAsked(subject, trial, LearnedData.rare(), RowSample.class, Set.of("correlation"));
                    requireNotAsked(subject, trial, LearnedData.halves(), RowSample.class, Set.of("", "correlation"));
                    requireNotAsked(
                            subject, trial, LearnedData.rare(), FactorCorrelations.class, Set.of("", "accuracy"));
                    requireNotAsked(subject, trial, LearnedData.halves(), FactorCorrelations.class, Set.of("accuracy"));
                });
    }

    private static void requireNotAsked(
            Subject subject, Trial trial, Representation data, Class<?> statistic, Set<String> variants) {
        if (variants.contains(subject.name().variant())) {
            Given given = new Given(data, Learned.SETTINGS, trial);
            given.outcome(subject.metric());
            if (given.asked().stream().anyMatch(statistic::isInstance)) {
                throw new Violation("it asks for " + statistic.getSimpleName() + " where no factor is judged by it");
            }
        }
    }
}
