package org.teasel.cli.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.teasel.api.Progress;
import org.teasel.api.spi.PluginFailure;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Report;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Verdict;

/**
 * What came of trying the rules on all services.
 *
 * @param examination how they were tried
 * @param examined what was tried
 * @param failures services that were announced and can't be used
 * @param untried services that could not be tried
 */
public record Conformance(
        Examination examination, List<Examined> examined, List<PluginFailure> failures, List<Untried> untried) {

    /** Tries the rules that are asked for on all services, one after another. */
    public static Conformance of(
            Examination examination,
            Lineup lineup,
            List<PluginFailure> failures,
            Predicate<Rule<?>> asked,
            Progress progress) {
        List<OnTrial> services = lineup.onTrial();
        long steps = services.stream()
                .flatMap(service -> service.candidates().stream())
                .mapToLong(candidate -> asked(candidate, asked).size())
                .sum();
        progress.begin("trying rules", steps);
        try {
            List<Examined> examined = new ArrayList<>();
            for (OnTrial service : services) {
                List<Finding> findings = service.candidates().stream()
                        .flatMap(candidate -> findings(examination, candidate, asked, progress).stream())
                        .toList();
                examined.add(new Examined(
                        service, new Report(service.name(), examination.profile(), examination.seed(), findings)));
            }
            return new Conformance(examination, examined, failures, lineup.untried());
        } finally {
            progress.end();
        }
    }

    private static <C extends Candidate<C>> List<Finding> findings(
            Examination examination, Candidate<C> candidate, Predicate<Rule<?>> asked, Progress progress) {
        List<Finding> findings = new ArrayList<>();
        for (Rule<C> rule : asked(candidate, asked)) {
            findings.add(examination.of(candidate.self(), rule));
            progress.advance(1);
        }
        return findings;
    }

    /** The rules of a candidate that are asked for, the one about declarations only if there are some. */
    private static <C extends Candidate<C>> List<Rule<C>> asked(Candidate<C> candidate, Predicate<Rule<?>> asked) {
        boolean declares = !candidate.declarations().reasons().isEmpty();
        return (declares ? Examination.rules(candidate.self()) : candidate.rules())
                .stream().filter(asked).toList();
    }

    /** Whether all services can be used and break no rule. */
    public boolean conforms() {
        return failures.isEmpty()
                && examined.stream().allMatch(each -> each.report().conforms());
    }

    /** Number of verdicts of one kind. */
    public int count(Class<? extends Verdict> kind) {
        return examined.stream()
                .mapToInt(each -> each.report().with(kind).size())
                .sum();
    }

    /** Greatest probability that chance alone accused a right implementation. */
    public double falseAlarm() {
        return examined.stream().mapToDouble(each -> each.report().falseAlarm()).sum();
    }
}
