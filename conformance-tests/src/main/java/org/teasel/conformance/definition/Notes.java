package org.teasel.conformance.definition;

import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Violation;

/** What a reader must be told of a value, or takes it for more than it is. */
final class Notes {

    private Notes() {}

    static Stream<Rule<Subject>> rules() {
        return Stream.of(
                rule(
                        "informativeness",
                        Set.of(""),
                        "noted",
                        "a note tells where I(x; z) has reached the entropy of the observations, and only there",
                        "Yang et al. 2021, Lemma 3: it is bounded by H(x) whatever its true value is",
                        List.of(Notes::apart),
                        List.of(Notes::together, Notes::twoGroups, () -> Designs.alike(1, 2))),
                rule(
                        "tc",
                        Set.of(""),
                        "noted",
                        "a note tells where posteriors hardly overlap, and only there",
                        "the sum over observations is then that of a few points, docs/metrics.md",
                        List.of(Notes::apart),
                        List.of(Notes::together, Notes::twoGroups)),
                rule(
                        "tc",
                        Set.of("gaussian-mean", "gaussian-sampled"),
                        "noted.gaussian",
                        "a note tells of latents that are constant and do not count, and only of them",
                        "RTC-VAE, Proposition 1: there is no logarithm of a variance of 0",
                        List.of(() -> Designs.correlatedMeans(0.6, 0, true)),
                        List.of(() -> Designs.correlatedMeans(0.6, 0, false))),
                rule(
                        "tc",
                        Set.of("mws", "mws-without-constants", "mss0", "mss1"),
                        "noted.minibatch",
                        "a note tells that an estimate by minibatches is biased",
                        "RTC-VAE, appendix 1.2; docs/metrics.md",
                        List.of(Notes::together),
                        List.of()));
    }

    /** Posteriors that nobody can take for one another. */
    private static Representation apart() {
        return at(n -> 100 * n);
    }

    /** Posteriors that are one of two, so that only one bit is known of an observation. */
    private static Representation twoGroups() {
        return at(n -> 100 * (n % 2));
    }

    private static Representation at(IntToDoubleFunction mean) {
        int rows = 40;
        double[] means = IntStream.range(0, 2 * rows)
                .mapToDouble(i -> mean.applyAsDouble(i / 2))
                .toArray();
        double[] deviations = IntStream.range(0, 2 * rows).mapToDouble(i -> 0.5).toArray();
        return Representation.of("design", DiagonalGaussian.of(2, means, deviations), Factors.none(rows));
    }

    private static Representation together() {
        return Designs.alike(40, 2);
    }

    private static Rule<Subject> rule(
            String id,
            Set<String> variants,
            String topic,
            String statement,
            String source,
            List<Supplier<Representation>> noted,
            List<Supplier<Representation>> plain) {
        return Rule.<Subject>should("definition." + id + "." + topic, statement)
                .from(source)
                .brokenBy("silence where a value is not what it seems, a warning that is always there")
                .unless(subject -> subject.isNot(id, variants))
                .once((subject, trial) -> {
                    for (Supplier<Representation> representation : noted) {
                        if (notes(subject, representation).isEmpty()) {
                            throw new Violation("there is no note");
                        }
                    }
                    for (Supplier<Representation> representation : plain) {
                        List<String> notes = notes(subject, representation);
                        if (!notes.isEmpty()) {
                            throw new Violation("there is a note where there is nothing to tell: " + notes);
                        }
                    }
                });
    }

    private static List<String> notes(Subject subject, Supplier<Representation> representation) {
        return subject.measure(representation.get(), Learned.SETTINGS).notes();
    }
}
