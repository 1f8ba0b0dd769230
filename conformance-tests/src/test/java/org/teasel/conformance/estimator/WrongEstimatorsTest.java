package org.teasel.conformance.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.conformance.Mutant;
import org.teasel.conformance.oracle.ReferenceEstimators;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Verdict;

/** Each plausible mistake in an estimator is found by the rules that are there for it. */
class WrongEstimatorsTest {

    @ParameterizedTest
    @MethodSource("seeds")
    void rightEstimatorsPass(long seed) {
        Mutant.mustPass(EstimatorCandidate.ofAll(new ReferenceEstimators()), Profile.QUICK, seed);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Mutant.SEEDS);
    }

    /** What the draws with mistakes are made of keeps the rules that they break. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rightDrawsPass(long seed) {
        EstimatorCandidate plain = RandomMistakes.plain();
        Set<String> tried = Set.of(
                "estimator.sampled.entropy",
                "estimator.sampled.information",
                "estimator.sampled.conditional-entropy",
                "estimator.sampled.joint",
                "estimator.sampled.unclamped",
                "estimator.sampled.equal-rows",
                "estimator.sampled.saturation",
                "estimator.sampled.seeds",
                "estimator.sampled.all-draws",
                "estimator.sampled.standard-error",
                "theorem.yang2021.lemma-3");
        for (Rule<EstimatorCandidate> rule : Examination.rules(plain)) {
            if (tried.contains(rule.id())) {
                Finding finding = new Examination(Profile.QUICK, seed).of(plain, rule);
                assertThat(finding.verdict()).as(finding.explanation()).isInstanceOf(Verdict.Held.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isFound(Mutant<EstimatorCandidate> mutant) {
        mutant.mustBeFound();
    }

    static Stream<Mutant<EstimatorCandidate>> mistakes() {
        return Stream.of(TableMistakes.all(), FoldMistakes.all(), RandomMistakes.all())
                .flatMap(mutants -> mutants);
    }
}
