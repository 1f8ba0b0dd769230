package org.teasel.conformance.evaluator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** What is said of a run as a whole: whether it succeeded, how long it took, and what to be wary of. */
final class AccountRules {

    private static final String SOURCE = "docs/estimators.md, \"warnings\"";

    /** From so many observations on, nothing is said of their number. */
    private static final int ENOUGH = 1000;

    private static final Quantisation BINS = new Quantisation(Quantisation.Rule.EXACT, 20, -3.25, 2.75);

    private static final Settings SETTINGS = Trials.SETTINGS.with(BINS).withSamples(100);

    private static final List<String> LATENTS = List.of("alpha", "beta", "gamma");

    private static final Rule<EvaluatorCandidate> SUCCEEDED = rule(
            "evaluator.account.succeeded",
            "a run has succeeded unless a score has failed: a metric that is not defined has answered",
            "docs/architecture.md, \"a metric that can't be measured is a score too\"",
            "a run that is judged by its last score, by whether all have a value, or as failed for want of scores",
            (candidate, trial) -> {
                Probe sound = Probe.constant("sound", 1);
                Probe broken = Probe.constant("broken", Double.NaN);
                Probe moody = Probe.reading("moody", List.of(), statistics -> {
                    throw new NotDefinedException("the moon is full");
                });
                for (List<Metric> right : List.of(
                        List.<Metric>of(),
                        List.<Metric>of(sound),
                        List.<Metric>of(moody),
                        List.<Metric>of(moody, sound))) {
                    requireSuccess(candidate, right, true);
                }
                for (List<Metric> wrong : List.of(
                        List.<Metric>of(broken),
                        List.<Metric>of(broken, sound),
                        List.<Metric>of(sound, moody, broken))) {
                    requireSuccess(candidate, wrong, false);
                }
            });

    private static final Rule<EvaluatorCandidate> TIME = rule(
            "evaluator.account.time",
            "the time of a run is that from its beginning to its end",
            "org.teasel.conformance.evaluator.Account, time",
            "a time of day, or a start that is added instead of subtracted",
            (candidate, trial) -> {
                long start = System.nanoTime();
                Account account = account(candidate, Trials.sample(100), List.of(RunRules.sleeper()));
                Duration around = Duration.ofNanos(System.nanoTime() - start);
                Trials.requireTime("The time of a run", account.time(), RunRules.SLEEP.dividedBy(2), around);
            });

    private static final Rule<EvaluatorCandidate> FEW = rule(
            "evaluator.warning.few",
            "an account warns of fewer than a thousand observations, with their number, and not of a thousand",
            SOURCE,
            "a warning for everyone, for no one, or without the number",
            (candidate, trial) -> {
                List<Metric> idle = List.of(Probe.constant("idle", 1));
                requireWarnings(candidate, Trials.sample(ENOUGH), idle, List.of());
                requireWarnings(
                        candidate, Trials.sample(ENOUGH - 1), idle, List.of(List.of(String.valueOf(ENOUGH - 1))));
            });

    private static final Rule<EvaluatorCandidate> TAILS = rule(
            "evaluator.warning.tails",
            "if a metric reads informations of bins and more than a hundredth of latents lies outside their range, an"
                    + " account warns once, with the latents that it is true of, the greatest share in percent, and the"
                    + " range",
            SOURCE,
            "the share of the last latent, all latents named, a warning where nothing was cut in bins",
            (candidate, trial) -> {
                List<Metric> cut = List.of(reading(0));
                requireWarnings(
                        candidate,
                        tails(0.045, 0.005, 0.015),
                        cut,
                        List.of(List.of("alpha", "gamma", "4.5", "-3.25", "2.75")));
                requireUnnamed(candidate, tails(0.045, 0.005, 0.015), cut, "beta");
                requireWarnings(
                        candidate,
                        tails(0, 0.02, 0.135),
                        cut,
                        List.of(List.of("beta", "gamma", "13.5", "-3.25", "2.75")));
                requireWarnings(candidate, tails(0.005, 0.005, 0), cut, List.of());
                requireWarnings(
                        candidate, tails(0.5, 0.5, 0.5), List.of(Probe.handingOn("mean", Column.mean())), List.of());
            });

    private static final Rule<EvaluatorCandidate> SATURATION = rule(
            "evaluator.warning.saturation",
            "if a metric reads sampled informations of all latents and I(x; z) has come to the entropy H(x) of the"
                    + " observations, which it can't exceed, an account warns once, with that entropy in nats",
            SOURCE + "; Do and Tran 2020, section 3.1",
            "bits, a warning for every run with draws, or for none",
            (candidate, trial) -> {
                List<Metric> sampled = List.of(sampling());
                requireWarnings(
                        candidate,
                        tails(0, 0, 0),
                        sampled,
                        List.of(List.of(String.format(Locale.ROOT, "%.3f", Math.log(ENOUGH)))));
                requireWarnings(candidate, halves(), sampled, List.of());
                requireWarnings(candidate, tails(0, 0, 0), List.of(Probe.constant("idle", 1)), List.of());
            });

    private static final Rule<EvaluatorCandidate> TOGETHER = rule(
            "evaluator.warning.together",
            "each warning is given whatever others are, and for one representation always the same",
            SOURCE,
            "the first warning that is found and no other, or those of an earlier run",
            (candidate, trial) -> {
                Representation all = halfOf(tails(0.045, 0.005, 0.015));
                List<Metric> both = List.of(reading(0), sampling());
                List<List<String>> expected = List.of(
                        List.of(String.valueOf(ENOUGH / 2)),
                        List.of("alpha", "gamma", "-3.25", "2.75"),
                        List.of(String.format(Locale.ROOT, "%.3f", Math.log(ENOUGH / 2.0))));
                requireWarnings(candidate, all, both, expected);
                requireWarnings(candidate, all, both, expected);
            });

    static final List<Rule<EvaluatorCandidate>> ALL = List.of(SUCCEEDED, TIME, FEW, TAILS, SATURATION, TOGETHER);

    private AccountRules() {}

    private static Rule<EvaluatorCandidate> rule(
            String id, String statement, String source, String brokenBy, Check.Action<EvaluatorCandidate> action) {
        return Rule.<EvaluatorCandidate>must(id, statement)
                .from(source)
                .brokenBy(brokenBy)
                .unless(candidate -> candidate.accounts().isPresent()
                        ? Optional.empty()
                        : Optional.of("it gives no account of a run as a whole"))
                .once(action);
    }

    private static Account account(EvaluatorCandidate candidate, Representation representation, List<Metric> metrics) {
        return candidate.accounts().orElseThrow().score(representation, metrics, SETTINGS);
    }

    private static void requireSuccess(EvaluatorCandidate candidate, List<Metric> metrics, boolean expected) {
        Account account = account(candidate, Trials.sample(20), metrics);
        if (account.succeeded() != expected) {
            throw new Violation("A run with the outcomes "
                    + account.scores().stream().map(Score::outcome).toList() + " is said to have "
                    + (account.succeeded() ? "succeeded" : "failed"));
        }
    }

    /** As many warnings as expected, each with its words, in any order. */
    private static void requireWarnings(
            EvaluatorCandidate candidate,
            Representation representation,
            List<Metric> metrics,
            List<List<String>> expected) {
        List<String> warnings = account(candidate, representation, metrics).warnings();
        List<String> left = new ArrayList<>(warnings);
        for (List<String> words : expected) {
            String found = left.stream()
                    .filter(warning -> words.stream().allMatch(warning::contains))
                    .findFirst()
                    .orElseThrow(() -> new Violation(
                            "The warnings are " + warnings + ", expected one among them that names " + words));
            left.remove(found);
        }
        if (!left.isEmpty()) {
            throw new Violation("It warns that " + left + ", expected "
                    + (expected.isEmpty() ? "no warning" : "no warning beside those that name " + expected));
        }
    }

    private static void requireUnnamed(
            EvaluatorCandidate candidate, Representation representation, List<Metric> metrics, String word) {
        for (String warning : account(candidate, representation, metrics).warnings()) {
            if (warning.contains(word)) {
                throw new Violation("It warns that " + warning + ", expected that it does not name " + word);
            }
        }
    }

    /** A metric that reads informations of bins, once. */
    private static Probe reading(int latent) {
        QuantisedPosterior key = QuantisedPosterior.of(SETTINGS);
        return Probe.reading(
                        "binned",
                        List.of(key),
                        statistics -> Measurement.of(statistics.get(key).latentEntropy()[latent]))
                .learning();
    }

    /** A metric that reads sampled informations, once. */
    private static Probe sampling() {
        return Probe.asking(
                        "sampled",
                        (population, settings) -> List.of(SampledPosterior.of(population, settings)),
                        statistics -> Measurement.of(statistics
                                .get(SampledPosterior.of(statistics.population(), statistics.settings()))
                                .factors()))
                .learning();
    }

    /** As many distinct points as are enough, of which such shares of each latent lie above the bins. */
    private static Representation tails(double... shares) {
        return points(IntStream.range(0, ENOUGH)
                .mapToObj(row -> IntStream.range(0, shares.length)
                        .mapToDouble(i -> row < shares[i] * ENOUGH ? 9 : (row - 0.5 * ENOUGH) / ENOUGH)
                        .toArray())
                .toArray(double[][]::new));
    }

    /** Every second observation. */
    private static Representation halfOf(Representation representation) {
        int[] rows =
                IntStream.range(0, representation.size() / 2).map(n -> 2 * n).toArray();
        return Representation.of(
                        representation.name(),
                        representation.posteriors().select(rows),
                        representation.factors().select(rows))
                .named(representation.latentNames());
    }

    /** Two points that half of the observations share each, so that I(x; z) is log 2. */
    private static Representation halves() {
        return points(IntStream.range(0, ENOUGH)
                .mapToObj(row -> new double[] {row % 2, row % 2, row % 2})
                .toArray(double[][]::new));
    }

    private static Representation points(double[][] points) {
        return Representation.of("points", Deterministic.of(points), Factors.none(points.length))
                .named(LATENTS);
    }
}
