package org.teasel.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Verdict;

/**
 * Base of a test that proves implementations right: it hands over candidates and gets a test for each rule of their
 * doors. A rule that doesn't concern a candidate is a skipped test with the reason. JUnit Jupiter alone runs all of it.
 *
 * <pre>{@code
 * class MyMetricConformanceTest extends ConformanceTest {
 *     @Override
 *     protected Stream<Candidate<?>> candidates() {
 *         return Stream.of(MetricCandidate.of(new MyMetric()));
 *     }
 * }
 * }</pre>
 */
public abstract class ConformanceTest {

    /** For subclasses. */
    protected ConformanceTest() {}

    /** What is on trial. */
    protected abstract Stream<? extends Candidate<?>> candidates();

    /** How thoroughly; by default as the system properties of {@link Examination#ofSystem} say. */
    protected Examination examination() {
        return Examination.ofSystem();
    }

    /** A container for each candidate with a test for each rule; for JUnit to call. */
    @TestFactory
    public final Stream<DynamicContainer> rules() {
        List<? extends Candidate<?>> all = candidates().toList();
        if (all.isEmpty()) {
            throw new AssertionFailedError("there is no candidate, so nothing was proven");
        }
        return all.stream().map(this::container);
    }

    private <C extends Candidate<C>> DynamicContainer container(Candidate<C> candidate) {
        C self = candidate.self();
        return DynamicContainer.dynamicContainer(
                candidate.name(), Examination.rules(self).stream().map(rule -> test(self, rule)));
    }

    private <C extends Candidate<C>> DynamicTest test(C candidate, Rule<C> rule) {
        return DynamicTest.dynamicTest(
                rule.id() + ": " + rule.statement(), () -> report(examination().of(candidate, rule)));
    }

    private static void report(Finding finding) {
        if (finding.broken()) {
            throw new AssertionFailedError(finding.explanation());
        }
        if (finding.verdict() instanceof Verdict.NotApplicable) {
            throw new TestAbortedException(finding.explanation());
        }
    }
}
