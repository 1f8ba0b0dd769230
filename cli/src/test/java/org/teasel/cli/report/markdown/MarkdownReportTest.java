package org.teasel.cli.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.teasel.cli.report.Evaluations;

class MarkdownReportTest {

    private final String page = new MarkdownReport().render(Evaluations.report());

    @Test
    void everyKindOfScoreHasARow() {
        assertThat(page)
                .contains("| gap | 0.5000 | 0.010 | \\[0.4500, 0.5500\\] | higher |")
                .contains("| tc:gaussian-mean | ∞ |")
                .contains("| modularity | not defined |")
                .contains("| sepin@3 | failed |")
                .contains("- modularity: not defined, because it compares factors and there is only one");
    }

    @Test
    void rowsOfATableHaveAsManyCells() {
        List<String> header =
                page.lines().filter(line -> line.startsWith("| latent")).toList();
        assertThat(header).hasSize(1);
        assertThat(page.lines().filter(line -> line.startsWith("| z0")))
                .isNotEmpty()
                .allMatch(row -> cells(row) == cells(header.get(0)));
    }

    private static int cells(String row) {
        return row.replace("\\|", "").split("\\|", -1).length;
    }

    @Test
    void namesStayNames() {
        assertThat(page).doesNotContain("<script>").contains("&lt;script>alert('y')&lt;/script> \\| &amp; \"q\"");
    }
}
