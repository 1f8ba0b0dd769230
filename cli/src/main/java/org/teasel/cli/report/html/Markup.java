package org.teasel.cli.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/** Builds HTML and SVG. Whatever comes in as text or as an attribute's value can't become markup. */
final class Markup {

    private final StringBuilder markup = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element with attributes, given as names and values in turn. */
    Markup open(String element, String... attributes) {
        start(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Markup close() {
        markup.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    Markup empty(String element, String... attributes) {
        start(element, attributes).append("/>");
        return this;
    }

    /** An element that holds a text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A text. */
    Markup text(String text) {
        escape(text);
        return this;
    }

    /** A line break in the source, for those who read it. */
    Markup line() {
        markup.append('\n');
        return this;
    }

    /** The program's own text, which is taken as it is. */
    Markup raw(String own) {
        markup.append(own);
        return this;
    }

    private StringBuilder start(String element, String... attributes) {
        markup.append('<').append(element);
        for (int a = 0; a < attributes.length; a += 2) {
            markup.append(' ').append(attributes[a]).append("=\"");
            escape(attributes[a + 1]);
            markup.append('"');
        }
        return markup;
    }

    private void escape(String text) {
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            switch (c) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return markup.toString();
    }
}
