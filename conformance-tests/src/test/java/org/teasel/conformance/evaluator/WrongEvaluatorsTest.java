package org.teasel.conformance.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.teasel.conformance.evaluator.SmallEvaluator.Flaw;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;

/** Wrong evaluators break the rule that is there for their mistake, and a right one breaks none, whatever the seed. */
class WrongEvaluatorsTest {

    /** A mistake, the rule that must find it, and a piece of what it must say. */
    private record Mutant(Flaw flaw, String rule, String fragment) {}

    private static final Mutant[] MUTANTS = {
        new Mutant(Flaw.SORTS_BY_NAME, "evaluator.order", "it gives scores of [ant"),
        new Mutant(Flaw.TAKES_EQUAL_METRICS_FOR_ONE, "evaluator.order", "it gives scores of [zebra"),
        new Mutant(Flaw.LOSES_THE_LAST_ROW, "evaluator.statistic.rows", "came 0 times"),
        new Mutant(Flaw.NUMBERS_ROWS_IN_EACH_BATCH, "evaluator.statistic.rows", "came with the posterior of row"),
        new Mutant(Flaw.MERGES_A_PART_TWICE, "evaluator.statistic.rows", "all folds together hold"),
        new Mutant(Flaw.COMPUTES_FOR_EACH_METRIC, "evaluator.statistic.once", "150 rows were folded"),
        new Mutant(Flaw.NEEDS_OF_A_PART, "evaluator.statistic.needs", "which needs the mean"),
        new Mutant(Flaw.GIVES_CIRCLES_A_VALUE, "evaluator.statistic.circle", "needs itself has the value"),
        new Mutant(Flaw.CATCHES_EXCEPTIONS_ONLY, "evaluator.failure", "ends the whole run"),
        new Mutant(Flaw.NAMES_NO_CLASS, "evaluator.failure", "expected that it names"),
        new Mutant(Flaw.BELIEVES_ANY_VALUE, "evaluator.failure", "returns nan"),
        new Mutant(Flaw.BELIEVES_ANY_SHAPE, "evaluator.failure", "shares of too many latents"),
        new Mutant(Flaw.SERVES_WHAT_OTHERS_DECLARED, "evaluator.failure", "reads what it did not declare"),
        new Mutant(Flaw.STOPS_AT_A_BROKEN_STATISTIC, "evaluator.statistic.failure", "ends the whole run"),
        new Mutant(Flaw.IGNORES_REQUIREMENTS, "evaluator.requirement", "is not met came out as"),
        new Mutant(Flaw.WRAPS_REASONS, "evaluator.not-defined", "that throws it came out as Failed"),
        new Mutant(Flaw.SCALES_NO_ERROR, "evaluator.error.draws", "The standard error of the mean of 6 groups"),
        new Mutant(Flaw.HAS_AN_ERROR_OF_ZERO, "evaluator.error.none", "has the standard error 0.0"),
        new Mutant(Flaw.SCALES_NO_INTERVAL, "evaluator.interval.width", "Half the interval of a mean"),
        new Mutant(Flaw.HAS_ONE_LEVEL, "evaluator.interval.level", "at a lower level"),
        new Mutant(Flaw.LEAVES_THE_RANGE, "evaluator.interval.range", "expected one within [0, 1]"),
        new Mutant(Flaw.AVERAGES_REPEATS, "evaluator.error.repeats", "of its first repeat"),
        new Mutant(Flaw.REPEATS_ONE_SEED, "evaluator.error.repeats", "under the seeds"),
        new Mutant(Flaw.HAS_AN_ERROR_OF_ONE_REPEAT, "evaluator.error.single", "measured once"),
        new Mutant(Flaw.PARTS_BY_THREADS, "evaluator.threads", "On 2 threads it is"),
        new Mutant(Flaw.TELLS_THE_METRICS_SETTINGS_ONLY, "evaluator.settings", "expected column=mean"),
        new Mutant(Flaw.ENDS_NO_TASK, "evaluator.progress", "is never ended"),
        new Mutant(Flaw.SWALLOWS_INTERRUPTS, "evaluator.cancel", "expected a CancellationException"),
    };

    private static EvaluatorCandidate candidate(Flaw flaw) {
        return EvaluatorCandidate.telling(flaw.name(), progress -> new SmallEvaluator(flaw, progress));
    }

    @TestFactory
    Stream<DynamicTest> aWrongEvaluatorBreaksTheRuleAgainstItsMistake() {
        return Arrays.stream(MUTANTS)
                .map(mutant -> DynamicTest.dynamicTest(mutant.flaw().name(), () -> {
                    EvaluatorCandidate candidate = candidate(mutant.flaw());
                    Finding finding = Examination.rules(candidate).stream()
                            .filter(rule -> rule.id().equals(mutant.rule()))
                            .map(rule -> Examination.STANDARD.of(candidate, rule))
                            .findFirst()
                            .orElseThrow();
                    assertThat(finding.broken()).as(finding.explanation()).isTrue();
                    assertThat(finding.explanation()).contains(mutant.fragment());
                }));
    }

    @Test
    void everyMistakeIsTried() {
        assertThat(Arrays.stream(MUTANTS).map(Mutant::flaw).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Flaw.NONE)));
    }

    @Test
    void aRightEvaluatorKeepsAllRules() {
        LongStream.range(0, 10)
                .forEach(seed -> assertThat(new Examination(Profile.QUICK, seed).of(candidate(Flaw.NONE)))
                        .filteredOn(Finding::broken)
                        .extracting(Finding::explanation)
                        .isEmpty());
    }
}
