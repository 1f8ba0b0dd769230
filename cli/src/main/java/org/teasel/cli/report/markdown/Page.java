package org.teasel.cli.report.markdown;

import java.util.List;
import java.util.stream.Collectors;

/** Builds a page of Markdown; texts lose whatever Markdown or HTML would read as more than text. */
final class Page {

    private final StringBuilder text = new StringBuilder();

    void heading(int level, String title) {
        text.append("#".repeat(level)).append(' ').append(escape(title)).append("\n\n");
    }

    void paragraph(String words) {
        text.append(escape(words)).append("\n\n");
    }

    void list(List<String> items) {
        items.forEach(item -> text.append("- ").append(escape(item)).append('\n'));
        if (!items.isEmpty()) {
            text.append('\n');
        }
    }

    /** A table whose first column is flush left and whose others are flush right. */
    void table(List<String> titles, List<List<String>> rows) {
        row(titles);
        text.append("| --- |").append(" ---: |".repeat(titles.size() - 1)).append('\n');
        rows.forEach(this::row);
        text.append('\n');
    }

    private void row(List<String> cells) {
        text.append(cells.stream().map(Page::escape).collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    private static String escape(String words) {
        return words.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\`*_|\\[\\]]", "\\\\$0");
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
