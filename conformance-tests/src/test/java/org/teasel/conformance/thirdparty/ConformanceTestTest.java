package org.teasel.conformance.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Profile;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Toy;

/** What JUnit Jupiter, alone, makes of a test that extends the kit's class from a package of its own. */
class ConformanceTestTest {

    private static final Toy TOY = Toy.of(
            number -> number,
            Toy.below(1001),
            Toy.below(17),
            Rule.<Toy>must("toy.other", "others do it")
                    .from("this test")
                    .brokenBy("others")
                    .unless(toy -> Optional.of("it is no other"))
                    .once((toy, trial) -> {}));

    static class OneOfEach extends ConformanceTest {
        @Override
        protected Stream<Candidate<?>> candidates() {
            return Stream.of(TOY);
        }
    }

    static class Two extends ConformanceTest {
        @Override
        protected Stream<Toy> candidates() {
            return Stream.of(TOY, Toy.of(number -> 0, Toy.below(1)));
        }

        @Override
        protected Examination examination() {
            return new Examination(Profile.QUICK, 5);
        }
    }

    static class Nobody extends ConformanceTest {
        @Override
        protected Stream<Candidate<?>> candidates() {
            return Stream.of();
        }
    }

    private static EngineExecutionResults run(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute();
    }

    @Test
    void everyVerdictHasItsOutcome() {
        EngineExecutionResults results = run(OneOfEach.class);
        results.testEvents()
                .assertStatistics(stats -> stats.dynamicallyRegistered(4)
                        .started(4)
                        .succeeded(2)
                        .failed(1)
                        .aborted(1)
                        .skipped(0));
        results.testEvents()
                .assertThatEvents()
                .haveExactly(
                        1, event(displayName("toy.below-1001: the function is below 1001"), finishedSuccessfully()))
                .haveExactly(
                        1,
                        event(
                                displayName("toy.below-17: the function is below 17"),
                                finishedWithFailure(
                                        instanceOf(AssertionFailedError.class),
                                        message(text -> text.contains("f(17) is 17, expected less than 17")
                                                && text.contains("Simplest example found (seed 0):\n  17")))))
                .haveExactly(
                        1,
                        event(
                                displayName("toy.other: others do it"),
                                abortedWithReason(instanceOf(TestAbortedException.class), message("it is no other"))))
                .haveExactly(
                        1,
                        event(
                                displayName("declarations: what a candidate declares away are rules that can be"
                                        + " declared away"),
                                finishedSuccessfully()));
    }

    @Test
    void everyCandidateIsTried() {
        EngineExecutionResults results = run(Two.class);
        results.testEvents()
                .assertStatistics(
                        stats -> stats.started(6).succeeded(4).failed(1).aborted(1));
        assertThat(results.containerEvents().started().list())
                .as("engine, class, factory, and a container for each candidate")
                .hasSize(5);
    }

    @Test
    void noCandidateIsNoProof() {
        EngineExecutionResults results = run(Nobody.class);
        results.containerEvents().assertStatistics(stats -> stats.failed(1));
        results.containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                instanceOf(AssertionFailedError.class),
                                message("there is no candidate, so nothing was proven"))));
    }
}
