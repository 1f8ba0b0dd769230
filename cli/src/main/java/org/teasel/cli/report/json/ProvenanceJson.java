package org.teasel.cli.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.teasel.api.Quantisation;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.cli.report.Provenance;
import org.teasel.cli.report.Report;

/** Where scores came from, as JSON. What differs from run to run of the same thing is all in {@code run}. */
final class ProvenanceJson {

    private ProvenanceJson() {}

    static ObjectNode of(Report report) {
        Provenance provenance = report.provenance();
        Representation representation = report.evaluation().representation();
        Settings settings = report.evaluation().settings();
        ObjectNode node = Nodes.object();
        node.put("teasel", provenance.version());
        node.put("representation", representation.name());
        node.set("source", Nodes.settings(provenance.source()));
        node.put("observations", representation.size());
        node.put("seed", settings.seed());
        node.set("settings", settings(settings));
        node.set("warnings", Nodes.texts(report.evaluation().warnings()));
        ObjectNode run = Nodes.run(provenance.created());
        run.set("seconds", Nodes.seconds(report.evaluation().time()));
        run.put("threads", settings.threads());
        node.set("run", run);
        return node;
    }

    private static ObjectNode settings(Settings settings) {
        Quantisation quantisation = settings.quantisation();
        ObjectNode node = Nodes.object();
        node.put("quantisation", quantisation.rule().name().toLowerCase(Locale.ROOT));
        node.put("bins", quantisation.bins());
        node.set("range", Nodes.numbers(quantisation.low(), quantisation.high()));
        node.put("factorBins", settings.factorBins());
        node.put("samples", settings.samples());
        node.put("epsilon", settings.epsilon());
        node.put("confidence", settings.confidence());
        node.put("trainingRows", settings.trainingRows());
        node.put("testRows", settings.testRows());
        node.put("repeats", settings.repeats());
        return node;
    }
}
