package org.teasel.metrics.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.teasel.api.metric.Metric;
import org.teasel.api.spi.Plugins;
import org.teasel.conformance.definition.DefinitionRules;
import org.teasel.conformance.definition.Subject;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Verdict;
import org.teasel.conformance.scoring.Scorer;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;

/** Every metric in every variant is what its definition says: each rule that concerns it holds, and none is skipped. */
class DefinitionsConformanceTest {

    private static final Plugins PLUGINS = Plugins.discover();

    private static final Scorer SCORER = (representation, metrics, settings) -> Evaluator.of(PLUGINS)
            .with(settings)
            .evaluate(representation, metrics)
            .scores();

    private static final List<Rule<MetricCandidate>> RULES = DefinitionRules.ALL.stream()
            .map(rule -> rule.<MetricCandidate>on(candidate -> new Subject(candidate.metric(), candidate.scorer())))
            .toList();

    @TestFactory
    Stream<DynamicContainer> metrics() {
        return MetricCatalogue.of(PLUGINS).all().stream().map(DefinitionsConformanceTest::container);
    }

    private static DynamicContainer container(Metric metric) {
        MetricCandidate candidate = MetricCandidate.of(metric).scoredBy(SCORER);
        List<Rule<MetricCandidate>> concern = RULES.stream()
                .filter(rule -> rule.inapplicable().apply(candidate).isEmpty())
                .toList();
        Stream<DynamicTest> tests =
                concern.stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> requireHeld(candidate, rule)));
        DynamicTest defined = DynamicTest.dynamicTest(
                "it has a definition", () -> assertThat(concern).isNotEmpty());
        return DynamicContainer.dynamicContainer(candidate.name(), Stream.concat(Stream.of(defined), tests));
    }

    private static void requireHeld(MetricCandidate candidate, Rule<MetricCandidate> rule) {
        Finding finding = Examination.ofSystem().of(candidate, rule);
        assertThat(finding.verdict()).as(finding.explanation()).isInstanceOf(Verdict.Held.class);
    }
}
