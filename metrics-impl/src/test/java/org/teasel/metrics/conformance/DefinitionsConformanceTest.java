package org.teasel.metrics.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @Test
    void informativeness() {
        requireDefined("informativeness");
    }

    @Test
    void misjed() {
        requireDefined("misjed");
    }

    @Test
    void sepin() {
        requireDefined("sepin");
    }

    @Test
    void wsepin() {
        requireDefined("wsepin");
    }

    @Test
    void indin() {
        requireDefined("indin");
    }

    @Test
    void windin() {
        requireDefined("windin");
    }

    @Test
    void mig() {
        requireDefined("mig");
    }

    @Test
    void rmig() {
        requireDefined("rmig");
    }

    @Test
    void jemmig() {
        requireDefined("jemmig");
    }

    @Test
    void modularity() {
        requireDefined("modularity");
    }

    @Test
    void tc() {
        requireDefined("tc");
    }

    @Test
    void conditionalTc() {
        requireDefined("conditional-tc");
    }

    @Test
    void elboTerms() {
        requireDefined("elbo-terms");
    }

    @Test
    void factorDisintegration() {
        requireDefined("factor-disintegration");
    }

    @Test
    void dci() {
        requireDefined("dci");
    }

    @Test
    void sap() {
        requireDefined("sap");
    }

    @Test
    void explicitness() {
        requireDefined("explicitness");
    }

    @Test
    void zDiff() {
        requireDefined("z-diff");
    }

    @Test
    void zMinVariance() {
        requireDefined("z-min-variance");
    }

    @Test
    void noMetricIsForgotten() {
        Stream<String> tests = Arrays.stream(DefinitionsConformanceTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName().toLowerCase(Locale.ROOT));
        assertThat(tests)
                .containsAll(MetricCatalogue.of(PLUGINS).all().stream()
                        .map(metric -> metric.descriptor().name().id().replace("-", ""))
                        .toList());
    }

    private static void requireDefined(String id) {
        List<Metric> variants = MetricCatalogue.of(PLUGINS).all().stream()
                .filter(metric -> metric.descriptor().name().id().equals(id))
                .toList();
        assertThat(variants).isNotEmpty();
        for (Metric metric : variants) {
            MetricCandidate candidate = MetricCandidate.of(metric).scoredBy(SCORER);
            List<Rule<MetricCandidate>> concern = RULES.stream()
                    .filter(rule -> rule.inapplicable().apply(candidate).isEmpty())
                    .toList();
            assertThat(concern).as("definition of " + candidate.name()).isNotEmpty();
            for (Rule<MetricCandidate> rule : concern) {
                Finding finding = Examination.ofSystem().of(candidate, rule);
                assertThat(finding.verdict()).as(finding.explanation()).isInstanceOf(Verdict.Held.class);
            }
        }
    }
}
