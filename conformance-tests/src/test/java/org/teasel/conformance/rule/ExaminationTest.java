package org.teasel.conformance.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.conformance.generate.Generator;

class ExaminationTest {

    private static final IntUnaryOperator SAME = number -> number;

    private static Finding examine(Toy toy) {
        return Examination.STANDARD.of(toy).get(0);
    }

    private static Verdict.Broken broken(Finding finding) {
        assertThat(finding.verdict()).isInstanceOf(Verdict.Broken.class);
        return (Verdict.Broken) finding.verdict();
    }

    private static String reason(Finding finding) {
        assertThat(finding.verdict()).isInstanceOf(Verdict.NotApplicable.class);
        return ((Verdict.NotApplicable) finding.verdict()).reason();
    }

    @ParameterizedTest
    @EnumSource
    void whatHoldsIsTriedOnAsManyExamplesAsTheProfileSays(Profile profile) {
        Finding finding =
                new Examination(profile, 3).of(Toy.of(SAME, Toy.below(1001))).get(0);
        int expected = switch (profile) {
            case QUICK -> 20;
            case STANDARD -> 100;
            case THOROUGH -> 1000;
        };
        assertThat(finding.verdict()).isEqualTo(new Verdict.Held(expected));
        assertThat(finding.explanation()).isEqualTo("held on " + expected + " examples");
    }

    @Test
    void fewExamplesStayThree() {
        assertThat(Profile.QUICK.examples(4)).isEqualTo(3);
        assertThat(Profile.QUICK.examples(2)).isEqualTo(2);
        assertThat(Profile.THOROUGH.examples(2)).isEqualTo(20);
    }

    @Test
    void examplesGrow() {
        List<Integer> sizes = new ArrayList<>();
        Generator<Integer> sized = (random, size) -> {
            sizes.add(size);
            return size;
        };
        examine(Toy.of(SAME, Rule.<Toy>must("toy.sizes", "sizes grow").onExamples(5, sized, (toy, size, trial) -> {})));
        assertThat(sizes).containsExactly(0, 25, 50, 75, 100);
    }

    @Test
    void theSimplestExampleIsToldWithWhatItGives() {
        Finding finding = examine(Toy.of(SAME, Toy.below(17)));
        assertThat(broken(finding)).isEqualTo(new Verdict.Broken("f(17) is 17, expected less than 17", "17", 0));
        assertThat(finding.broken()).isTrue();
        assertThat(finding.explanation()).isEqualTo("""
                        rule toy.below-17 is broken: the function is below 17.
                        f(17) is 17, expected less than 17
                        Simplest example found (seed 0):
                          17
                        Usually broken by: great numbers.
                        Source: this test.""");
    }

    @Test
    void shrinkingDoesNotEndInAnotherMistake() {
        Generator<Integer> great = new Generator<>() {
            @Override
            public Integer generate(RandomGenerator random, int size) {
                return 600;
            }

            @Override
            public Stream<Integer> simpler(Integer number) {
                return Toy.NUMBERS.simpler(number);
            }
        };
        IntUnaryOperator breaksDown = number -> {
            if (number > 100 && number < 500) {
                throw new IllegalStateException("another mistake");
            }
            return number;
        };
        Rule<Toy> rule = Rule.<Toy>must("toy.small", "it is small").onExamples(3, great, (toy, number, trial) -> {
            if (toy.function().applyAsInt(number) > 50) {
                throw new Violation(number + " is not small");
            }
        });
        // Halving 600 leads to 300, where it throws; only numbers that break the rule in words count.
        assertThat(broken(examine(Toy.of(breaksDown, rule))).example()).isEqualTo("500");
    }

    @Test
    void theSameSeedGivesTheSameFindings() {
        List<List<Integer>> seen = new ArrayList<>();
        for (long seed : new long[] {7, 7, 8}) {
            List<Integer> numbers = new ArrayList<>();
            Toy toy = Toy.of(
                    number -> {
                        numbers.add(number);
                        return number;
                    },
                    Toy.below(2000));
            new Examination(Profile.QUICK, seed).of(toy);
            seen.add(numbers);
        }
        assertThat(seen.get(0)).isEqualTo(seen.get(1)).isNotEqualTo(seen.get(2)).hasSize(20);
    }

    @Test
    void aRuleFindsTheSameWhateverRulesStandBesideIt() {
        Finding alone = examine(Toy.of(SAME, Toy.below(333)));
        Finding amongOthers = Examination.STANDARD
                .of(Toy.of(SAME, Toy.below(1001), Toy.below(333)))
                .get(1);
        assertThat(amongOthers.verdict()).isEqualTo(alone.verdict());
    }

    @Test
    void aFindingIsFoundAgainByTheSeedThatItNames() {
        Toy toy = Toy.of(number -> number % 7 == 3 ? 1 : 0, Toy.below(1));
        Verdict.Broken first =
                broken(new Examination(Profile.STANDARD, 12345).of(toy).get(0));
        assertThat(first.seed()).isEqualTo(12345);
        assertThat(new Examination(Profile.STANDARD, first.seed())
                        .of(toy)
                        .get(0)
                        .verdict())
                .isEqualTo(first);
    }

    @Test
    void aTryGetsTheSameRandomnessAgain() {
        List<Long> drawn = new ArrayList<>();
        Rule<Toy> rule = Toy.once("toy.random", (toy, trial) -> {
            drawn.add(trial.random().nextLong());
            drawn.add(trial.seed());
        });
        examine(Toy.of(SAME, rule));
        examine(Toy.of(SAME, rule));
        assertThat(drawn.subList(0, 2)).isEqualTo(drawn.subList(2, 4));
    }

    private static Rule<Toy> oddOnly() {
        return Rule.<Toy>must("toy.odd", "odd numbers stay odd").onExamples(50, Toy.NUMBERS, (toy, number, trial) -> {
            if (number % 2 == 0) {
                throw trial.unsuitable("it is even");
            }
            if (toy.function().applyAsInt(number) % 2 == 0) {
                throw new Violation(number + " became even");
            }
        });
    }

    @Test
    void examplesThatDoNotSuitAreNotCounted() {
        Verdict verdict = examine(Toy.of(SAME, oddOnly())).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Held.class);
        assertThat(((Verdict.Held) verdict).examples()).isBetween(10, 40);
        assertThat(broken(examine(Toy.of(number -> 0, oddOnly()))).example()).matches("\\d*[13579]");
    }

    @Test
    void aRuleThatNoExampleSuitsIsNotHeld() {
        Rule<Toy> never = Rule.<Toy>must("toy.never", "it never applies")
                .onExamples(5, Toy.NUMBERS, (toy, number, trial) -> {
                    throw trial.unsuitable("numbers don't suit it");
                });
        assertThat(reason(examine(Toy.of(SAME, never))))
                .isEqualTo("none of 5 examples suited it: numbers don't suit it");
        Rule<Toy> notOnce = Toy.once("toy.not-once", (toy, trial) -> {
            throw trial.unsuitable("nothing to try");
        });
        assertThat(reason(examine(Toy.of(SAME, notOnce)))).isEqualTo("nothing to try");
    }

    @Test
    void aRuleThatDoesNotConcernACandidateIsNotTried() {
        Rule<Toy> rule = Rule.<Toy>must("toy.none", "it is tried")
                .unless(toy -> Optional.empty())
                .unless(toy -> Optional.of("it has no function of that kind"))
                .unless(toy -> Optional.of("a later reason"))
                .once((toy, trial) -> {
                    throw new AssertionError("tried");
                });
        assertThat(reason(examine(Toy.of(SAME, rule)))).isEqualTo("it has no function of that kind");
    }

    private static final class OwnError extends Error {
        OwnError(String message) {
            super(message);
        }
    }

    static Stream<Throwable> thrown() {
        return Stream.of(
                new IllegalStateException("planted"),
                new InterruptedException("planted"),
                new Exception("planted"),
                new AssertionError("planted"),
                new NoClassDefFoundError("planted"),
                new ServiceConfigurationError("planted"),
                new StackOverflowError("planted"),
                new OutOfMemoryError("planted"),
                new OwnError("planted"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whateverIsThrownIsASymptomAndTheOtherRulesGoOn(Throwable throwable) {
        Rule<Toy> throwing = Toy.once("toy.throwing", (toy, trial) -> {
            if (throwable instanceof Exception e) {
                throw e;
            }
            throw (Error) throwable;
        });
        List<Finding> findings = Examination.STANDARD.of(Toy.of(SAME, throwing, Toy.below(1001)));
        assertThat(broken(findings.get(0)).symptom())
                .startsWith("It threw " + throwable.getClass().getSimpleName() + ": planted, at ")
                .contains("ExaminationTest");
        assertThat(findings.get(1).verdict()).isInstanceOf(Verdict.Held.class);
    }

    @Test
    void anExceptionOnAnExampleIsShrunk() {
        int[] table = new int[100];
        Verdict.Broken verdict = broken(examine(Toy.of(number -> table[number], Toy.below(1))));
        assertThat(verdict.example()).isEqualTo("100");
        assertThat(verdict.symptom()).contains("ArrayIndexOutOfBoundsException", "ExaminationTest");
    }

    @Test
    void theSymptomNamesAPlaceOutsideTheJdk() {
        Rule<Toy> rule = Toy.once("toy.null", (toy, trial) -> java.util.Objects.requireNonNull(null, "a thing"));
        assertThat(broken(examine(Toy.of(SAME, rule))).symptom())
                .startsWith("It threw NullPointerException: a thing, at org.teasel.conformance.rule.ExaminationTest");
    }

    @Test
    void whatSaysWhetherARuleAppliesMayThrowToo() {
        Rule<Toy> rule = Rule.<Toy>must("toy.asking", "asking works")
                .unless(toy -> {
                    throw new IllegalStateException("no answer");
                })
                .once((toy, trial) -> {});
        assertThat(broken(examine(Toy.of(SAME, rule))).symptom()).contains("IllegalStateException: no answer");
    }

    @Test
    void aCheckThatHangsIsBrokenAndTheOtherRulesGoOn() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        IntUnaryOperator hanging = number -> {
            while (number > 500 && released.getCount() > 0) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    // As deaf as a loop that never looks.
                    continue;
                }
            }
            return number;
        };
        Examination impatient = new Examination(Profile.STANDARD, 0, Duration.ofMillis(300));
        List<Finding> findings =
                impatient.of(Toy.of(hanging, Toy.below(1001), Toy.once("toy.other", (toy, trial) -> {})));
        released.countDown();
        Verdict.Broken verdict = broken(findings.get(0));
        assertThat(verdict.symptom()).isEqualTo("it did not answer in 0.3 seconds: it hangs, or is far too slow");
        assertThat(Integer.parseInt(verdict.example())).isGreaterThan(500);
        assertThat(findings.get(1).verdict()).isEqualTo(new Verdict.Held(1));
    }

    @Test
    void whatIsSlowAndAnswersDoesNotHang() {
        IntUnaryOperator slow = number -> {
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return number;
        };
        Rule<Toy> rule = Rule.<Toy>must("toy.slow", "it answers")
                .onExamples(
                        5, Toy.NUMBERS, (toy, number, trial) -> toy.function().applyAsInt(number));
        Examination impatient = new Examination(Profile.STANDARD, 0, Duration.ofSeconds(2));
        assertThat(impatient.of(Toy.of(slow, rule)).get(0).verdict()).isEqualTo(new Verdict.Held(5));
    }

    @Test
    void anInterruptedRunSaysSo() {
        Thread.currentThread().interrupt();
        CountDownLatch never = new CountDownLatch(1);
        Finding finding = examine(Toy.of(SAME, Toy.once("toy.waiting", (toy, trial) -> never.await())));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reason(finding)).isEqualTo("the run was interrupted");
    }

    @Test
    void aCheckRunsOnAThreadOfItsOwnThatSeesTheSameClasses() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<ClassLoader> loaders = new ArrayList<>();
        Rule<Toy> rule = Toy.once("toy.thread", (toy, trial) -> {
            threads.add(Thread.currentThread());
            loaders.add(Thread.currentThread().getContextClassLoader());
        });
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader own = new URLClassLoader(new URL[0], before)) {
            Thread.currentThread().setContextClassLoader(own);
            examine(Toy.of(SAME, rule));
            assertThat(loaders).containsExactly(own);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(threads.get(0).getName()).isEqualTo("conformance toy.thread");
        assertThat(threads.get(0).isDaemon()).isTrue();
    }

    @Test
    void comparisonsByChanceAreCounted() {
        Rule<Toy> chancy = Rule.<Toy>must("toy.chancy", "chance is counted")
                .onExamples(10, Toy.NUMBERS, (toy, number, trial) -> {
                    trial.compareByChance();
                    trial.compareByChance();
                });
        Rule<Toy> once = Toy.once("toy.chancy-once", (toy, trial) -> trial.compareByChance());
        Report report = Examination.STANDARD.report(Toy.of(SAME, chancy, once, Toy.below(1001)));
        assertThat(report.findings()).extracting(Finding::comparisons).containsExactly(20, 1, 0, 0);
        assertThat(report.falseAlarm()).isCloseTo(21e-9, within(1e-20));
    }

    @Test
    void aReportSumsUp() {
        Report report = new Examination(Profile.QUICK, 4)
                .report(Toy.of(SAME, Toy.below(1001), Toy.below(5), oddOnly()).declaring("toy.nosuch", "no reason"));
        assertThat(report.candidate()).isEqualTo("toy");
        assertThat(report.profile()).isEqualTo(Profile.QUICK);
        assertThat(report.seed()).isEqualTo(4);
        assertThat(report.conforms()).isFalse();
        assertThat(report.with(Verdict.Broken.class))
                .extracting(finding -> finding.rule().id())
                .containsExactly("toy.below-5", "declarations");
        assertThat(report.with(Verdict.Held.class)).hasSize(2);
        assertThat(Examination.STANDARD.report(Toy.of(SAME, Toy.below(1001))).conforms())
                .isTrue();
    }

    @Test
    void theSystemPropertiesChoose() {
        assertThat(Examination.ofSystem()).isEqualTo(Examination.STANDARD);
        System.setProperty(Examination.PROFILE_PROPERTY, "quick");
        System.setProperty(Examination.SEED_PROPERTY, "42");
        System.setProperty(Examination.PATIENCE_PROPERTY, "5");
        try {
            assertThat(Examination.ofSystem()).isEqualTo(new Examination(Profile.QUICK, 42, Duration.ofSeconds(5)));
        } finally {
            System.clearProperty(Examination.PROFILE_PROPERTY);
            System.clearProperty(Examination.SEED_PROPERTY);
            System.clearProperty(Examination.PATIENCE_PROPERTY);
        }
    }
}
