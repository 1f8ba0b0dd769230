package org.teasel.conformance.definition;

import java.util.List;
import java.util.stream.Stream;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Score;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** The rules of z-diff and z-min-variance, which name the factor that rows have in common. */
final class FixedFactorRules {

    private static final String DIFFERENCES = "Higgins et al. 2017, section 3";
    private static final String VARIANCES = "Kim and Mnih 2018, section 4";

    private FixedFactorRules() {}

    static Stream<Rule<Subject>> rules() {
        return Stream.of(
                        both("z-diff", DIFFERENCES, 1),
                        both("z-min-variance", VARIANCES, 2.0 / 3),
                        Stream.of(pairs(), scales(), leastDeviation(), collapsed()))
                .flatMap(rules -> rules);
    }

    /** Rules of metrics that name the factor which rows have in common. */
    private static Stream<Rule<Subject>> both(String id, String source, double withoutOne) {
        return Stream.of(
                Learned.perfect(id, Learned.ONLY, 3, source),
                Learned.draft(
                                id,
                                Learned.ONLY,
                                "idle-latents",
                                "latents that are constant, or vary by a thousandth, change nothing where all factors are"
                                        + " encoded")
                        .from(source)
                        .brokenBy("a variance of 0 divided by 0, latents that don't vary taken for the least variant")
                        .once((subject, trial) -> Learned.requireNearly(
                                1,
                                subject.measure(LearnedData.grid(3, true, trial.random()), Learned.SETTINGS)
                                        .value())),
                Learned.draft(
                                id,
                                Learned.ONLY,
                                "without-one",
                                "where two of three factors are encoded by two latents it is " + withoutOne)
                        .from(source + "; the votes of two latents can name two factors, a classifier of both three")
                        .brokenBy(
                                "a vote that can name a factor of no latent, a classifier that never names one of them,"
                                        + " differences with their sign")
                        .once((subject, trial) -> Learned.requireNearly(
                                withoutOne,
                                subject.measure(LearnedData.grid(2, false, trial.random()), Learned.SETTINGS)
                                        .value())),
                Learned.draft(id, Learned.ONLY, "chance", "it is 1/2 on average for two factors that are the same")
                        .from(source + "; nothing tells the two factors apart")
                        .brokenBy(
                                "a model that is judged on the questions that it learnt from, factors asked for unequally"
                                        + " often")
                        .once((subject, trial) -> Learned.requireMean(
                                subject, trial, "the value", 0.5, LearnedData::twins, Measurement::value)),
                Learned.draft(
                                id,
                                Learned.ONLY,
                                "rescaled",
                                "the component chance is 1 over the number of factors and rescaled (value - chance) / (1 -"
                                        + " chance), where there are such components")
                        .from(source)
                        .brokenBy("the number of latents or values in place of factors")
                        .once((subject, trial) -> {
                            Measurement measurement =
                                    subject.measure(LearnedData.grid(2, false, trial.random()), Learned.SETTINGS);
                            double chance = Learned.component(measurement, "chance", trial);
                            Parts.equal("chance", 1.0 / 3, chance, Parts.ROUNDING);
                            Parts.equal(
                                    "rescaled",
                                    (measurement.value() - chance) / (1 - chance),
                                    Learned.component(measurement, "rescaled", trial),
                                    Parts.ROUNDING);
                        }));
    }

    private static Rule<Subject> pairs() {
        return Learned.draft(
                        "z-diff",
                        Learned.ONLY,
                        "pairs",
                        "it is 1 where all pairs of rows that share a factor differ by 11, and all that share the other by 10")
                .from(DIFFERENCES + ": a pair is of two observations")
                .brokenBy("a row paired with itself, fewer pairs in a batch, a sum of squares in place of a mean")
                .once((subject, trial) -> Learned.requireNearly(
                        1,
                        subject.measure(LearnedData.chain(), Learned.SETTINGS.withSeed(trial.seed()))
                                .value()));
    }

    private static Rule<Subject> scales() {
        return Learned.draft(
                        "z-min-variance",
                        Learned.ONLY,
                        "scales",
                        "it is 1 where latents are factors with a little noise, whatever their units")
                .from("Kim and Mnih 2018, section 4: variances are divided by those of all rows")
                .brokenBy("variances as they are, the greatest variance in place of the least")
                .once((subject, trial) -> Learned.requireNearly(
                        1,
                        subject.measure(LearnedData.scaled(trial.random()), Learned.SETTINGS)
                                .value()));
    }

    private static Rule<Subject> leastDeviation() {
        return Rule.<Subject>should(
                        "definition.z-min-variance.least-deviation",
                        "a latent whose means have a standard deviation of 0.04 takes no part, so that the value is 2/3 where"
                                + " only it tells one of three factors, and one of 0.06 does")
                .from("public code drops latents with a standard deviation below 0.05, Locatello et al. 2019")
                .brokenBy("another least deviation, a least variance in its place, latents that always take part")
                .unless(subject -> subject.isNot("z-min-variance", Learned.ONLY))
                .once((subject, trial) -> {
                    for (double deviation : List.of(0.04, 0.06)) {
                        double expected = deviation < 0.05 ? 2.0 / 3 : 1;
                        double actual = subject.measure(
                                        LearnedData.faint(deviation), Learned.SETTINGS.withSeed(trial.seed()))
                                .value();
                        Parts.equal("the value for a deviation of " + deviation, expected, actual, 0.05);
                    }
                });
    }

    private static Rule<Subject> collapsed() {
        return Rule.<Subject>should(
                        "definition.z-min-variance.collapsed", "it is not defined where the means of no latent vary")
                .from(VARIANCES + ": no latent has a variance to divide by")
                .brokenBy("0 or chance for a representation that tells nothing, a variance of 0 divided by 0")
                .unless(subject -> subject.isNot("z-min-variance", Learned.ONLY))
                .once((subject, trial) -> {
                    Score.Outcome outcome = subject.scorer()
                            .score(LearnedData.still(), subject.metric(), Learned.SETTINGS)
                            .outcome();
                    if (!(outcome instanceof Score.NotDefined)) {
                        throw new Violation("it gave " + outcome + " where it has no value");
                    }
                });
    }
}
