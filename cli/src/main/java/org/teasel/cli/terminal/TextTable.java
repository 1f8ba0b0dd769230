package org.teasel.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns are as wide as they need to be. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String title, boolean right) {}

    private TextTable(List<Column> columns) {
        this.columns = columns;
    }

    /** A table without rows; a title that starts with a blank makes a column flush right. */
    public static TextTable of(String... titles) {
        List<Column> columns = new ArrayList<>();
        for (String title : titles) {
            columns.add(new Column(title.strip(), title.startsWith(" ")));
        }
        return new TextTable(columns);
    }

    /** Adds a row with a cell for each column. */
    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Prints the titles, a rule and the rows. */
    public void print(PrintWriter out) {
        int[] widths = new int[columns.size()];
        List<String> titles = columns.stream().map(Column::title).toList();
        measure(titles, widths);
        rows.forEach(row -> measure(row, widths));
        print(titles, widths, out);
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("─".repeat(width));
        }
        print(rule, widths, out);
        rows.forEach(row -> print(row, widths, out));
    }

    private static void measure(List<String> row, int[] widths) {
        for (int c = 0; c < widths.length; c++) {
            widths[c] = Math.max(widths[c], width(row.get(c)));
        }
    }

    private void print(List<String> row, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String space = " ".repeat(widths[c] - width(row.get(c)));
            line.append(c == 0 ? "" : GAP).append(columns.get(c).right() ? space + row.get(c) : row.get(c) + space);
        }
        out.println(line.toString().stripTrailing());
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
