package org.teasel.conformance.metric;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** What a metric answers: a value in its range, or a reason why there is none, on whatever data. */
final class AnswerRules {

    private static final double ROUNDING = 1e-9;

    /**
     * Standard errors by which a drawn value may miss its range. From 20 groups of draws, their ratio follows Student's t
     * with 19 degrees of freedom, which goes further once in 10^9 times.
     */
    private static final double CHANCE = 11;

    /** The first word of a sentence: one that goes on in small letters, and not a symbol such as I(x; z) or TC. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}\\p{Ll}+\\b.*");

    static final Specimens SPECIMENS = Specimens.any().withFactors(0, 3).withRows(1, 24);

    private static final Rule<MetricCandidate> VALUE = Rule.<MetricCandidate>must(
                    "metric.answer.value",
                    "a metric gives a value that is not NaN, or a NotDefinedException, and throws nothing else")
            .from("org.teasel.api.metric.Metric, measure; docs/architecture.md, \"a metric that can't be measured is a"
                    + " score too\"")
            .brokenBy("0/0 for a constant factor, an index that assumes a number of latents, or a requirement that is"
                    + " not declared")
            .onExamples(
                    60,
                    SPECIMENS,
                    (candidate, specimen, trial) ->
                            requireValue(Subject.of(candidate, specimen.representation(), trial.seed())));

    private static final Rule<MetricCandidate> ODD = Rule.<MetricCandidate>must(
                    "metric.answer.odd",
                    "on odd data too: one row, one latent, rows all alike, no noise, far too much, a collapsed encoder")
            .from("docs/architecture.md, \"a metric that can't be measured is a score too\"")
            .brokenBy("0/0 for a latent without variance, a logarithm of 0, or the row before the first")
            .once((candidate, trial) -> Oddity.all().forEach(oddity -> {
                Representation odd = oddity.specimen().representation();
                try {
                    requireValue(Subject.of(candidate, odd, trial.seed()));
                } catch (Violation e) {
                    throw new Violation("On odd data (" + oddity.name() + "): " + e.getMessage());
                } catch (RuntimeException | StackOverflowError | AssertionError e) {
                    throw new Violation("On odd data (" + oddity.name() + ") it threw " + e);
                }
            }));

    private static final Rule<MetricCandidate> DEFINED = Rule.<MetricCandidate>should(
                    "metric.answer.defined", "data of three factors, each with a latent of its own, has a value")
            .from("org.teasel.api.metric.Metric, measure")
            .brokenBy("a condition the wrong way round, or a statistic that no estimator computes")
            .once((candidate, trial) -> {
                Representation ordinary =
                        DirectionRules.entangled(0).as(Kind.DIAGONAL).representation();
                Answer answer = Subject.of(candidate, ordinary, trial.seed()).answer();
                if (answer instanceof Answer.Undefined) {
                    throw new Violation("It is " + answer);
                }
            });

    private static final Rule<MetricCandidate> RANGE = Rule.<MetricCandidate>must(
                    "metric.answer.range",
                    "every value lies in the declared range, to rounding, or to 11 standard errors if it was drawn")
            .from("org.teasel.api.metric.MetricDescriptor, range")
            .brokenBy("no division by the entropy, a logarithm of another base, or a range of another variant")
            .onExamples(60, SPECIMENS, (candidate, specimen, trial) -> {
                Subject subject = Subject.of(candidate, specimen.representation(), trial.seed());
                Measurement measurement =
                        subject.answer().measured().orElseThrow(() -> trial.unsuitable("it is not defined"));
                MetricDescriptor.Range range = candidate.metric().descriptor().range();
                double value = measurement.value();
                if (inside(range, value, 0)) {
                    return;
                }
                double error = subject.standardError().orElse(0);
                trial.compareByChance(2 * CHANCE * error);
                if (!inside(range, value, error)) {
                    throw new Violation(
                            "It is " + value + ", expected a value in [" + range.low() + ", " + range.high() + "]");
                }
            });

    private static final Rule<MetricCandidate> REASON = Rule.<MetricCandidate>must(
                    "metric.answer.reason", "a reason completes \"not defined, because ...\"")
            .from("org.teasel.api.statistic.NotDefinedException")
            .brokenBy("no reason, a sentence of its own with a capital and a full stop, or an exception's message")
            .once((candidate, trial) -> Oddity.all().forEach(oddity -> {
                Representation odd = oddity.specimen().representation();
                if (Subject.of(candidate, odd, trial.seed()).answer() instanceof Answer.Undefined undefined) {
                    requireReason(undefined.reason());
                }
            }));

    private static final Rule<MetricCandidate> SHAPE = Rule.<MetricCandidate>must(
                    "metric.answer.shape",
                    "shares are one a factor and one a latent or none, and tables and figures have names")
            .from("org.teasel.api.metric.Measurement and Matrix")
            .brokenBy("shares of the usable factors only, or of latents in the place of those of factors")
            .onExamples(30, SPECIMENS.withFactors(1, 3).withRows(6, 24), (candidate, specimen, trial) -> {
                Measurement measurement = Subject.of(candidate, specimen.representation(), trial.seed())
                        .answer()
                        .measured()
                        .orElseThrow(() -> trial.unsuitable("it is not defined"));
                requireShares(
                        "factor", measurement.perFactor(), specimen.factors().size());
                requireShares("latent", measurement.perLatent(), specimen.latents());
                measurement.matrix().ifPresent(AnswerRules::requireNames);
                for (String name : measurement.components().keySet()) {
                    requireText("the name of a component", name);
                }
                for (String note : measurement.notes()) {
                    requireText("a note", note);
                }
            });

    static final List<Rule<MetricCandidate>> ALL = List.of(VALUE, ODD, DEFINED, RANGE, REASON, SHAPE);

    private AnswerRules() {}

    private static void requireValue(Subject subject) {
        Answer answer = subject.answer();
        answer.measured()
                .map(Measurement::value)
                .filter(value -> Double.isNaN(value))
                .ifPresent(value -> {
                    throw new Violation("It is NaN, expected a value or a NotDefinedException with the reason");
                });
        if (answer instanceof Answer.Undefined undefined
                && (undefined.reason() == null || undefined.reason().isBlank())) {
            throw new Violation("It is not defined and gives no reason");
        }
    }

    private static boolean inside(MetricDescriptor.Range range, double value, double standardError) {
        double slack = Double.isInfinite(value) ? 0 : ROUNDING * Math.max(1, Math.abs(value)) + CHANCE * standardError;
        return value >= range.low() - slack && value <= range.high() + slack;
    }

    private static void requireReason(String reason) {
        if (reason == null || reason.isBlank() || reason.lines().count() != 1) {
            throw new Violation("The reason is '" + reason + "', expected one line");
        }
        if (SENTENCE.matcher(reason).matches() || reason.strip().endsWith(".")) {
            throw new Violation("The reason is '" + reason
                    + "', expected the end of a sentence, without a capital and without a full stop");
        }
    }

    private static void requireShares(String kind, double[] shares, int expected) {
        if (shares.length != 0 && shares.length != expected) {
            throw new Violation(
                    "It gives " + shares.length + " shares of a " + kind + " each, expected " + expected + " or none");
        }
    }

    private static void requireNames(Matrix matrix) {
        requireText("the title of its table", matrix.title());
        for (List<String> names : List.of(matrix.rows(), matrix.columns())) {
            if (new HashSet<>(names).size() != names.size()) {
                throw new Violation("Its table has the names " + names + ", expected different ones");
            }
            names.forEach(name -> requireText("a name in its table", name));
        }
    }

    private static void requireText(String what, String text) {
        if (text.isBlank()) {
            throw new Violation(what + " is blank");
        }
    }
}
