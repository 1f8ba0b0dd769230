package org.teasel.conformance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.teasel.conformance.definition.RightDefinitions;
import org.teasel.conformance.estimator.EstimatorCandidate;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.oracle.ReferenceEstimators;
import org.teasel.conformance.posterior.PosteriorCandidate;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.FalseAlarms;
import org.teasel.conformance.rule.Finding;

/**
 * docs/resolution.md says how small an error the rules about draws surely find, measured on right implementations;
 * {@code -Dteasel.docs=write} writes it. No run may compare by chance more often than its probability is shared out for.
 */
class ResolutionDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "resolution.md");

    private static final String HEAD = """
            # How small an error the rules about draws find

            Most rules of the conformance kit compare exactly, or to rounding. Those below compare random figures, and this is
            the smallest error that all comparisons of a rule surely find, in the unit of what it compares, on the kit's own
            right implementations under the standard profile. A bias test finds 2.5 standard deviations of a run and what the
            oracle may be off by; a frequency test finds twice the distance that the inequality of Dvoretzky, Kiefer and
            Wolfowitz, or Hoeffding's, leaves to chance; where variances are compared, it is their ratio. Each report says
            the same of its own run. This file is written by
            `mvn -pl conformance-tests -am test -Dtest=ResolutionDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dteasel.docs=write`.

            | rule | most comparisons in a run | surely finds |
            |---|---|---|
            """;

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\d+) \\| (\\S+) \\|");

    private record Power(int comparisons, double resolution) {
        static Power of(Finding finding) {
            return new Power(finding.comparisons(), finding.resolution());
        }

        Power or(Power other) {
            return new Power(Math.max(comparisons, other.comparisons), Math.max(resolution, other.resolution));
        }
    }

    @Test
    void theDocumentIsWhatTheRulesFind() throws IOException {
        Map<String, Power> measured = new TreeMap<>();
        candidates().map(ResolutionDocumentTest::findings).forEach(findings -> {
            int comparisons = findings.stream().mapToInt(Finding::comparisons).sum();
            assertThat(comparisons).isLessThanOrEqualTo(FalseAlarms.MOST_COMPARISONS);
            findings.stream()
                    .filter(finding -> finding.comparisons() > 0)
                    .forEach(finding -> measured.merge(finding.rule().id(), Power.of(finding), Power::or));
        });
        if (System.getProperty("teasel.docs", "").equals("write")) {
            Files.writeString(DOCUMENT, HEAD + rows(measured));
        }
        Map<String, Power> documented = documented();
        assertThat(documented.keySet())
                .as("docs/resolution.md is out of date; -Dteasel.docs=write writes it")
                .isEqualTo(measured.keySet());
        // Last digits of libraries may differ from one machine to another, and with them when a test is content.
        measured.forEach((rule, power) -> assertThat(power.resolution())
                .as("what %s finds", rule)
                .isBetween(
                        documented.get(rule).resolution() / 4,
                        documented.get(rule).resolution() * 2));
    }

    private static Stream<Candidate<?>> candidates() {
        Stream<Candidate<?>> families = Stream.of(Kind.values())
                .map(kind -> PosteriorCandidate.of(
                        kind.name(),
                        (random, rows, latents) -> Specimens.any()
                                .of(kind)
                                .withRows(rows, rows)
                                .withLatents(latents, latents)
                                .generate(random, 50)
                                .posteriors()));
        Stream<Candidate<?>> metrics = RightDefinitions.all().map(MetricCandidate::of);
        return Stream.of(Stream.of(EstimatorCandidate.of(new ReferenceEstimators())), families, metrics)
                .flatMap(candidates -> candidates);
    }

    private static <C extends Candidate<C>> List<Finding> findings(Candidate<C> candidate) {
        return Examination.STANDARD.of(candidate.self());
    }

    private static String rows(Map<String, Power> powers) {
        return powers.entrySet().stream()
                .map(entry -> "| `" + entry.getKey() + "` | " + entry.getValue().comparisons() + " | "
                        + rounded(entry.getValue().resolution()) + " |\n")
                .collect(Collectors.joining());
    }

    private static String rounded(double resolution) {
        return new BigDecimal(resolution)
                .round(new MathContext(1, RoundingMode.UP))
                .toPlainString();
    }

    private static Map<String, Power> documented() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        Map<String, Power> documented = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(
                        row.group(1), new Power(Integer.parseInt(row.group(2)), Double.parseDouble(row.group(3))));
            }
        }
        return new TreeMap<>(documented);
    }
}
