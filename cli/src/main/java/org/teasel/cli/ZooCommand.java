package org.teasel.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.teasel.cli.report.Figures;
import org.teasel.cli.terminal.TextTable;
import org.teasel.cli.zoo.ModelCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the trained models that Teasel carries. */
@Command(
        name = "zoo",
        description = {
            "List the trained models that --encoder zoo:NAME scores.",
            "With a name, tell how that one was trained and all its scores."
        })
final class ZooCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A model's name, such as beta-tcvae.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            list(out);
        } else {
            tell(ModelCard.of(name), out);
        }
        return 0;
    }

    private static void list(PrintWriter out) {
        TextTable table = TextTable.of("name", " steps", " mig", " dci", " sap", " tc", "data");
        for (ModelCard card : ModelCard.all()) {
            table.row(
                    card.name(),
                    card.steps(),
                    score(card, "mig"),
                    score(card, "dci"),
                    score(card, "sap"),
                    score(card, "tc"),
                    card.facts().get("data"));
        }
        table.print(out);
    }

    private static String score(ModelCard card, String metric) {
        return Figures.value(card.scores().getOrDefault(metric, Double.NaN));
    }

    private static void tell(ModelCard card, PrintWriter out) {
        TextTable facts = TextTable.of(card.name(), "");
        card.facts().forEach(facts::row);
        facts.print(out);
        out.println();
        TextTable scores = TextTable.of("score", " value");
        card.scores().forEach((metric, value) -> scores.row(metric, Figures.value(value)));
        scores.print(out);
    }
}
