package org.teasel.cli.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.teasel.cli.conform.Conformance;
import org.teasel.cli.conform.Examined;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Verdict;

/**
 * Findings as JSON of a stable schema, docs/conformance.schema.json. The same services, profile and seed give the same
 * text, but for {@code provenance.run} and the findings' {@code seconds}.
 */
public final class ConformanceJson {

    /** Name and version of the schema. */
    public static final String SCHEMA = "teasel-conformance/1";

    private ConformanceJson() {}

    /**
     * Findings as text.
     *
     * @param conformance the findings
     * @param version version of Teasel
     * @param created when they were made
     */
    public static String render(Conformance conformance, String version, Instant created) {
        ObjectNode document = Nodes.object();
        document.put("schema", SCHEMA);
        document.put("conforms", conformance.conforms());
        document.put("profile", word(conformance.examination().profile()));
        document.put("seed", conformance.examination().seed());
        document.put("falseAlarm", conformance.falseAlarm());
        ArrayNode services = document.putArray("services");
        conformance.examined().forEach(each -> services.add(service(each)));
        ArrayNode failures = document.putArray("failures");
        conformance
                .failures()
                .forEach(failure -> failures.addObject()
                        .put("door", failure.door())
                        .put("provider", failure.provider())
                        .put("artifact", failure.artifact())
                        .put("cause", failure.cause()));
        ArrayNode untried = document.putArray("untried");
        conformance
                .untried()
                .forEach(service -> untried.addObject()
                        .put("door", word(service.door()))
                        .put("name", service.id())
                        .put("artifact", service.artifact())
                        .put("reason", service.reason()));
        ObjectNode provenance = document.putObject("provenance");
        provenance.put("teasel", version);
        provenance.set("run", Nodes.run(created));
        return Nodes.text(document);
    }

    private static ObjectNode service(Examined each) {
        ObjectNode node = Nodes.object();
        node.put("door", word(each.service().door()));
        node.put("name", each.service().name());
        node.put("artifact", each.service().artifact());
        node.put("conforms", each.report().conforms());
        ArrayNode findings = node.putArray("findings");
        each.report().findings().forEach(finding -> findings.add(finding(finding)));
        return node;
    }

    /** Always the same keys, with null for what there is not. */
    private static ObjectNode finding(Finding finding) {
        Verdict verdict = finding.verdict();
        ObjectNode node = Nodes.object();
        node.put("rule", finding.rule().id());
        node.put("level", word(finding.rule().level()));
        node.put("statement", finding.rule().statement());
        node.put("verdict", word(verdict));
        node.put("examples", verdict instanceof Verdict.Held held ? (Integer) held.examples() : null);
        node.put("reason", verdict instanceof Verdict.NotApplicable not ? not.reason() : null);
        node.put("symptom", verdict instanceof Verdict.Broken broken ? broken.symptom() : null);
        node.put("example", verdict instanceof Verdict.Broken broken ? broken.example() : null);
        node.put("comparisons", finding.comparisons());
        node.put("resolution", finding.resolution());
        node.set("seconds", Nodes.seconds(finding.time()));
        return node;
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Held) {
            return "held";
        }
        return verdict instanceof Verdict.Broken ? "broken" : "not-applicable";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
