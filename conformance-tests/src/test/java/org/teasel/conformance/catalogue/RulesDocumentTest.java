package org.teasel.conformance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.teasel.conformance.rule.Rule;

/** docs/rules.md is what the rules say of themselves; {@code -Dteasel.docs=write} writes it. */
class RulesDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "rules.md");

    private static final String HEAD = """
            # The rules

            Every rule that the conformance kit tries, by door. A MUST rule holds for every implementation; a SHOULD rule may
            be declared away, with a reason, by one that really breaks it. [conformance.md](conformance.md) says how to try
            them. This file is written from the rules themselves by
            `mvn -pl conformance-tests -am test -Dtest=RulesDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dteasel.docs=write`.
            """;

    @Test
    void theDocumentIsWhatTheRulesSay() throws IOException {
        String document = HEAD
                + Arrays.stream(Door.values()).map(RulesDocumentTest::section).collect(Collectors.joining());
        if (System.getProperty("teasel.docs", "").equals("write")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/rules.md is out of date; -Dteasel.docs=write writes it")
                .isEqualTo(document);
    }

    private static String section(Door door) {
        String rows = door.rules().stream().map(RulesDocumentTest::row).collect(Collectors.joining());
        return "\n## " + door.title() + "\n\n"
                + (rows.isEmpty()
                        ? "No rules yet.\n"
                        : "| rule | level | statement | source | broken by |\n" + "|---|---|---|---|---|\n" + rows);
    }

    private static String row(Rule<?> rule) {
        return "| `" + rule.id() + "` | " + rule.level().name().toUpperCase(Locale.ROOT) + " | "
                + cell(rule.statement()) + " | " + cell(rule.source()) + " | " + cell(rule.brokenBy()) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ").replace("*", "\\*").replace("<", "&lt;");
    }
}
