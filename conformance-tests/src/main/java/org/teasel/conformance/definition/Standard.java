package org.teasel.conformance.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Score;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/**
 * A standard metric that is an exact function of shared statistics, and the rules that follow.
 *
 * @param id its id
 * @param statement what its value is, as one sentence
 * @param source paper and equation
 * @param brokenBy mistakes that break it
 * @param examples what to try it on
 * @param variants the definition of each variant by its name, the default one's empty
 */
record Standard(
        String id,
        String statement,
        String source,
        String brokenBy,
        Generator<Specimen> examples,
        Map<String, Definition> variants) {

    private static final int EXAMPLES = 40;
    private static final int DRAWS = 40;

    List<Rule<Subject>> rules() {
        Rule<Subject> value = Rule.<Subject>must("definition." + id, statement)
                .from(source)
                .brokenBy(brokenBy)
                .unless(subject -> subject.isNot(id, variants.keySet()))
                .onExamples(EXAMPLES, examples, (subject, example, trial) -> value(reading(subject, example, trial)));
        Rule<Subject> parts = Rule.<Subject>should(
                        "definition." + id + ".parts",
                        "beside the value of " + id + " stand the shares, the table, the components and the settings"
                                + " that it is made of, under their standard names")
                .from(source)
                .brokenBy("shares in another order or not normalised, a part under another name or missing, NaN in"
                        + " place of a number or a number in place of NaN")
                .unless(subject -> subject.isNot(id, variants.keySet()))
                .onExamples(EXAMPLES, examples, (subject, example, trial) -> parts(reading(subject, example, trial)));
        return List.of(value, parts);
    }

    /**
     * What came out and what should.
     *
     * @param given the statistics of both
     * @param expected a measurement, or why there is none
     */
    private record Reading(Given given, Score.Outcome expected, Score.Outcome actual, Trial trial) {}

    private Reading reading(Subject subject, Specimen example, Trial trial) {
        Given given = new Given(example.representation(), settings(trial.random()), trial);
        Metric metric = withK(subject.metric(), example.latents(), trial.random());
        MetricName name = metric.descriptor().name();
        Score.Outcome actual = given.outcome(metric);
        return new Reading(given, expected(variants.get(name.variant()), given, name.k()), actual, trial);
    }

    private static Score.Outcome expected(Definition definition, Given given, OptionalInt k) {
        try {
            return new Score.Defined(definition.of(given, k), Optional.empty(), Optional.empty());
        } catch (NotDefinedException e) {
            return new Score.NotDefined(e.getMessage());
        }
    }

    /** The metric for another k, up to one more than there are latents, if it takes any. */
    private static Metric withK(Metric metric, int latents, RandomGenerator random) {
        int k = random.nextInt(latents + 2);
        return k == 0 ? metric : metric.at(k).orElse(metric);
    }

    /** Few draws, coarse and odd bins. */
    private static Settings settings(RandomGenerator random) {
        Quantisation.Rule[] rules = Quantisation.Rule.values();
        return Settings.DEFAULT
                .with(new Quantisation(rules[random.nextInt(rules.length)], 2 + random.nextInt(12), -2.5, 3))
                .withFactorBins(2 + random.nextInt(5))
                .withSamples(DRAWS)
                .withSeed(random.nextLong())
                .withThreads(1)
                .withRepeats(1);
    }

    private static void value(Reading reading) {
        if (reading.expected() instanceof Score.NotDefined none) {
            if (!(reading.actual() instanceof Score.NotDefined)) {
                throw new Violation(
                        "it gave " + shown(reading.actual()) + " where it has no value, because " + none.reason());
            }
            return;
        }
        double expected = defined(reading.expected(), reading).value();
        if (Double.isNaN(expected)) {
            throw reading.trial().unsuitable("rounding decides what its value is");
        }
        Parts.equal("the value", expected, defined(reading.actual(), reading).value(), Parts.ROUNDING);
    }

    private static void parts(Reading reading) {
        if (reading.expected() instanceof Score.NotDefined) {
            throw reading.trial().unsuitable("it has no value there");
        }
        Parts.require(defined(reading.expected(), reading), defined(reading.actual(), reading), Parts.ROUNDING);
    }

    private static Measurement defined(Score.Outcome outcome, Reading reading) {
        if (outcome instanceof Score.Defined defined) {
            return defined.measurement();
        }
        Measurement expected = ((Score.Defined) reading.expected()).measurement();
        throw new Violation(shown(outcome) + " where the value is " + expected.value());
    }

    private static String shown(Score.Outcome outcome) {
        if (outcome instanceof Score.Defined defined) {
            return "the value " + defined.measurement().value();
        }
        return outcome instanceof Score.NotDefined none ? "not defined (" + none.reason() + ")" : outcome.toString();
    }
}
