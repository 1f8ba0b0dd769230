package org.teasel.cli.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.teasel.cli.report.Figures;

/** docs/zoo.md is what the cards of the zoo say; {@code -Dteasel.docs=write} writes it. */
class ZooDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "zoo.md");

    private static final String HEAD = """
            # The zoo

            Trained models that Teasel carries, each small enough to lie in an archive: `./teasel score --encoder zoo:NAME`.
            `./teasel zoo` lists them, and `./teasel zoo NAME` prints a card.

            They are there to compare with and to try metrics on; they are no records. What is here now was trained on a CPU for
            as many steps as its card says, a twentieth and less of what papers take: expect scores below theirs.
            `reference-models/zoo/retrain DIR --device cuda` trains all models of `reference-models/zoo/models`, three seeds and
            300,000 steps each, and puts the best of each model, by what is held out, in place of what is here.

            This file is written from the cards by
            `mvn -pl cli -am test -Dtest=ZooDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dteasel.docs=write`.

            ## Scores

            On 10,000 sprites chosen at random by seed 0.

            """;

    @Test
    void theDocumentIsWhatTheCardsSay() throws IOException {
        List<ModelCard> cards = ModelCard.all();
        String document = HEAD
                + table(cards)
                + cards.stream().map(ZooDocumentTest::section).collect(Collectors.joining());
        if (System.getProperty("teasel.docs", "").equals("write")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/zoo.md is out of date; -Dteasel.docs=write writes it")
                .isEqualTo(document);
    }

    private static String table(List<ModelCard> cards) {
        Set<String> metrics = new TreeSet<>();
        cards.forEach(card -> metrics.addAll(card.scores().keySet()));
        return row(cards, "score", ModelCard::name)
                + row(cards, "---", card -> "---:")
                + metrics.stream()
                        .map(metric -> row(
                                cards,
                                metric,
                                card -> Figures.value(card.scores().getOrDefault(metric, Double.NaN))))
                        .collect(Collectors.joining());
    }

    private static String row(List<ModelCard> cards, String first, Function<ModelCard, String> cell) {
        return "| " + first + " | " + cards.stream().map(cell).collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String section(ModelCard card) {
        return "\n## " + card.name() + "\n\n| | |\n|---|---|\n"
                + card.facts().entrySet().stream()
                        .map(fact -> "| " + fact.getKey() + " | " + fact.getValue() + " |\n")
                        .collect(Collectors.joining());
    }
}
