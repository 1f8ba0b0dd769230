package org.teasel.conformance.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.teasel.conformance.Mutant;
import org.teasel.conformance.evaluator.SmallEvaluator.Flaw;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;

/** Wrong evaluators break the rule that is there for their mistake, and a right one breaks none, whatever the seed. */
class WrongEvaluatorsTest {

    /** A mistake, the rule that must find it, and a piece of what it must say. */
    private record Expectation(Flaw flaw, String rule, String fragment) {
        Mutant<EvaluatorCandidate> mutant() {
            return new Mutant<>(flaw.name(), candidate(flaw), List.of(rule), fragment);
        }
    }

    private static final Expectation[] MUTANTS = {
        new Expectation(Flaw.SORTS_BY_NAME, "evaluator.order", "it gives scores of [ant"),
        new Expectation(Flaw.TAKES_EQUAL_METRICS_FOR_ONE, "evaluator.order", "it gives scores of [zebra"),
        new Expectation(Flaw.LOSES_THE_LAST_ROW, "evaluator.statistic.rows", "came 0 times"),
        new Expectation(Flaw.NUMBERS_ROWS_IN_EACH_BATCH, "evaluator.statistic.rows", "came with the posterior of row"),
        new Expectation(Flaw.MERGES_A_PART_TWICE, "evaluator.statistic.rows", "all folds together hold"),
        new Expectation(Flaw.COMPUTES_FOR_EACH_METRIC, "evaluator.statistic.once", "150 rows were folded"),
        new Expectation(Flaw.NEEDS_OF_A_PART, "evaluator.statistic.needs", "which needs the mean"),
        new Expectation(Flaw.GIVES_CIRCLES_A_VALUE, "evaluator.statistic.circle", "needs itself has the value"),
        new Expectation(Flaw.CATCHES_EXCEPTIONS_ONLY, "evaluator.failure", "ends the whole run"),
        new Expectation(Flaw.NAMES_NO_CLASS, "evaluator.failure", "expected that it names"),
        new Expectation(Flaw.BELIEVES_ANY_VALUE, "evaluator.failure", "returns nan"),
        new Expectation(Flaw.BELIEVES_ANY_SHAPE, "evaluator.failure", "shares of too many latents"),
        new Expectation(Flaw.SERVES_WHAT_OTHERS_DECLARED, "evaluator.failure", "reads what it did not declare"),
        new Expectation(Flaw.STOPS_AT_A_BROKEN_STATISTIC, "evaluator.statistic.failure", "ends the whole run"),
        new Expectation(Flaw.IGNORES_REQUIREMENTS, "evaluator.requirement", "is not met came out as"),
        new Expectation(Flaw.WRAPS_REASONS, "evaluator.not-defined", "that throws it came out as Failed"),
        new Expectation(Flaw.SCALES_NO_ERROR, "evaluator.error.draws", "The standard error of the mean of 6 groups"),
        new Expectation(Flaw.HAS_AN_ERROR_OF_ZERO, "evaluator.error.none", "has the standard error 0.0"),
        new Expectation(Flaw.SCALES_NO_INTERVAL, "evaluator.interval.width", "Half the interval of a mean"),
        new Expectation(Flaw.HAS_ONE_LEVEL, "evaluator.interval.level", "at a lower level"),
        new Expectation(Flaw.LEAVES_THE_RANGE, "evaluator.interval.range", "expected one within [0, 1]"),
        new Expectation(Flaw.AVERAGES_REPEATS, "evaluator.error.repeats", "of its first repeat"),
        new Expectation(Flaw.REPEATS_ONE_SEED, "evaluator.error.repeats", "under the seeds"),
        new Expectation(Flaw.HAS_AN_ERROR_OF_ONE_REPEAT, "evaluator.error.single", "measured once"),
        new Expectation(Flaw.PARTS_BY_THREADS, "evaluator.threads", "On 2 threads it is"),
        new Expectation(Flaw.TELLS_THE_METRICS_SETTINGS_ONLY, "evaluator.settings", "expected column=mean"),
        new Expectation(Flaw.ENDS_NO_TASK, "evaluator.progress", "is never ended"),
        new Expectation(Flaw.SWALLOWS_INTERRUPTS, "evaluator.cancel", "expected a CancellationException"),
    };

    private static EvaluatorCandidate candidate(Flaw flaw) {
        return EvaluatorCandidate.telling(flaw.name(), progress -> new SmallEvaluator(flaw, progress));
    }

    @TestFactory
    Stream<DynamicTest> aWrongEvaluatorBreaksTheRuleAgainstItsMistake() {
        return Arrays.stream(MUTANTS)
                .map(expected -> DynamicTest.dynamicTest(expected.flaw().name(), expected.mutant()::mustBeFound));
    }

    @Test
    void everyMistakeIsTried() {
        assertThat(Arrays.stream(MUTANTS).map(Expectation::flaw).collect(Collectors.toSet()))
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
