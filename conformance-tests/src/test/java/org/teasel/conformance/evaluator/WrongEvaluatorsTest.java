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
import org.teasel.api.Progress;
import org.teasel.conformance.Mutant;
import org.teasel.conformance.evaluator.SmallEvaluator.Flaw;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;
import org.teasel.conformance.rule.Verdict;

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
        new Expectation(Flaw.GIVES_EMPTY_BATCHES, "evaluator.statistic.rows", "none came in a batch"),
        new Expectation(Flaw.READS_ROWS_TWICE, "evaluator.reading.once", "were selected 2 times"),
        new Expectation(Flaw.HIDES_TROUBLE_WITH_DATA, "evaluator.reading.trouble", "expected a failure that says so"),
        new Expectation(Flaw.FOLDS_ON_A_THREAD_THAT_STAYS, "evaluator.reading.daemon", "neither daemons nor"),
        new Expectation(Flaw.FORGETS_NEEDS_OF_NEEDS, "evaluator.statistic.levels", "expected a value"),
        new Expectation(Flaw.NAMES_NO_UNKNOWN_STATISTIC, "evaluator.statistic.unknown", "names the statistic"),
        new Expectation(Flaw.NAMES_NO_TROUBLE, "evaluator.failure", "expected that it names kaputt"),
        new Expectation(Flaw.NAMES_NO_TROUBLE_OF_STATISTICS, "evaluator.statistic.failure", "a failure that says so"),
        new Expectation(Flaw.NAMES_NO_FIGURES, "evaluator.nonsense", "expected that it names 1.5"),
        new Expectation(Flaw.BELIEVES_NO_ROUNDING, "evaluator.range.rounding", "1.000000000001"),
        new Expectation(Flaw.BELIEVES_NO_CHANCE, "evaluator.range.draws", "expected a value"),
        new Expectation(Flaw.BELIEVES_WHAT_WAS_DRAWN, "evaluator.range.draws", "expected a failure"),
        new Expectation(Flaw.HAS_ERRORS_THAT_ARE_NOT_FINITE, "evaluator.infinite", "expected neither"),
        new Expectation(Flaw.BELIEVES_NO_MISSING_FIGURE, "evaluator.not-defined.figures", "a share is NaN"),
        new Expectation(Flaw.WANTS_THREE_GROUPS, "evaluator.error.draws", "has no standard error"),
        new Expectation(Flaw.HAS_NORMAL_QUANTILES, "evaluator.interval.jackknife", "by the jackknife of 16 parts"),
        new Expectation(Flaw.FAILS_WITH_A_PART, "evaluator.interval.undefined", "an observation is missing"),
        new Expectation(Flaw.SUBTRACTS_SQUARES, "evaluator.error.offset", "far-draws"),
        new Expectation(Flaw.LEAVES_OUT_GROUPS_THAT_ARE_NOT, "evaluator.error.mixed", "none is number 3"),
        new Expectation(Flaw.FAILS_WITH_A_REPEAT, "evaluator.error.repeats.undefined", "draws no training row"),
        new Expectation(
                Flaw.COMPUTES_ONE_REPEAT_TOO_MANY,
                "evaluator.error.repeats.statistics",
                "there was work under the seeds"),
        new Expectation(Flaw.HIDES_THE_POPULATION, "evaluator.context", "the population null"),
        new Expectation(Flaw.TELLS_THE_TIME_OF_DAY, "evaluator.time", "which the whole run took"),
        new Expectation(Flaw.JUDGES_BY_THE_LAST_SCORE, "evaluator.account.succeeded", "is said to have succeeded"),
        new Expectation(Flaw.TAKES_UNDEFINED_FOR_FAILED, "evaluator.account.succeeded", "is said to have failed"),
        new Expectation(Flaw.ACCOUNTS_FOR_THE_TIME_OF_DAY, "evaluator.account.time", "which the whole run took"),
        new Expectation(Flaw.WARNS_OF_A_THOUSAND, "evaluator.warning.few", "only 1000 rows], expected no warning"),
        new Expectation(Flaw.WARNS_WITHOUT_NUMBERS, "evaluator.warning.few", "one among them that names [999]"),
        new Expectation(Flaw.WARNS_OF_ALL_LATENTS, "evaluator.warning.tails", "it does not name beta"),
        new Expectation(Flaw.WARNS_OF_THE_LAST_LATENT, "evaluator.warning.tails", "names [alpha, gamma, 4.5"),
        new Expectation(Flaw.WARNS_IN_BITS, "evaluator.warning.saturation", "that names [6.908]"),
        new Expectation(Flaw.WARNS_OF_EVERY_DRAW, "evaluator.warning.saturation", "expected no warning"),
        new Expectation(Flaw.WARNS_ONCE, "evaluator.warning.together", "expected one among them that names"),
        new Expectation(Flaw.LISTS_NO_VARIANTS, "evaluator.catalogue.lists", "All metrics are [willow, oak, ash]"),
        new Expectation(Flaw.FINDS_THE_FIRST, "evaluator.catalogue.name", "selects [willow], expected"),
        new Expectation(Flaw.FINDS_THE_DEFAULT_VARIANT, "evaluator.catalogue.unknown-variant", "that it is refused"),
        new Expectation(Flaw.FINDS_NO_DEFAULT_BY_NAME, "evaluator.catalogue.default", "has no variant plain"),
        new Expectation(Flaw.READS_OVER_K, "evaluator.catalogue.no-k", "selects [willow], expected"),
        new Expectation(Flaw.REFUSES_K, "evaluator.catalogue.k", "oak takes no k"),
        new Expectation(Flaw.SELECTS_IN_THE_ORDER_OF_THE_LIST, "evaluator.catalogue.selection", "All names backwards"),
        new Expectation(Flaw.SELECTS_TWICE, "evaluator.catalogue.selection", "twice selects"),
        new Expectation(Flaw.PASSES_OVER_UNKNOWN_NAMES, "evaluator.catalogue.unknown", "that it is refused"),
        new Expectation(Flaw.NAMES_NO_METRICS, "evaluator.catalogue.unknown", "expected that it names willow"),
        new Expectation(Flaw.NAMES_EMPTY_VARIANTS, "evaluator.catalogue.unknown-variant", "expected no empty name"),
    };

    private static EvaluatorCandidate candidate(Flaw flaw) {
        return EvaluatorCandidate.telling(flaw.name(), progress -> new SmallEvaluator(flaw, progress))
                .accounting(new SmallAccounts(flaw))
                .finding(new SmallCatalogue(flaw));
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

    /** Rules about what an evaluator can't do are skipped, and say so. */
    @Test
    void anEvaluatorOfScoresAloneIsNotAskedForMore() {
        EvaluatorCandidate plain = EvaluatorCandidate.of("plain", new SmallEvaluator(Flaw.NONE, Progress.NONE));
        assertThat(Examination.STANDARD.of(plain))
                .filteredOn(finding -> finding.verdict() instanceof Verdict.NotApplicable)
                .extracting(finding -> finding.rule().id())
                .contains("evaluator.progress", "evaluator.warning.few", "evaluator.catalogue.name")
                .allMatch(id -> id.matches("evaluator\\.(progress|account\\..*|warning\\..*|catalogue\\..*)"));
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
