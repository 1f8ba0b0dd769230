package org.teasel.cli.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.teasel.cli.report.Report;
import org.teasel.cli.report.ReportFormat;

/**
 * Scores as JSON of a stable schema. The same data and settings give the same text, but for {@code provenance.run} and
 * the scores' {@code seconds}.
 */
public final class JsonReport implements ReportFormat {

    /** Name and version of the schema. */
    public static final String SCHEMA = "teasel-scores/1";

    /** A writer of scores.json. */
    public JsonReport() {}

    @Override
    public String fileName() {
        return "scores.json";
    }

    @Override
    public String render(Report report) {
        ObjectNode document = Nodes.object();
        document.put("schema", SCHEMA);
        ArrayNode scores = document.putArray("scores");
        report.evaluation().scores().forEach(score -> scores.add(ScoreJson.of(score)));
        document.set("statistics", StatisticsJson.of(report.evaluation()));
        document.set("provenance", ProvenanceJson.of(report));
        return Nodes.text(document);
    }
}
