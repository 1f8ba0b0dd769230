package org.teasel.adapters.arrays;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the dictionary in a .npy header: a Python literal of strings, truth values, whole numbers, tuples and lists. A
 * value becomes a {@code String}, {@code Boolean}, {@code Long} or {@code List}. Anything else is an
 * {@link IllegalArgumentException} that says where.
 */
final class PythonDictionary {

    /** Deeper nesting than any data type needs, and far less than would exhaust the stack. */
    private static final int DEEPEST = 32;

    private final String text;
    private int at;
    private int depth;

    private PythonDictionary(String text) {
        this.text = text;
    }

    /** The entries, in order; nothing but white space may follow the dictionary. */
    static Map<String, Object> parse(String text) {
        PythonDictionary parser = new PythonDictionary(text);
        Map<String, Object> entries = parser.dictionary();
        parser.skipSpace();
        if (parser.at < text.length()) {
            throw parser.expected("the end");
        }
        return entries;
    }

    private Map<String, Object> dictionary() {
        Map<String, Object> entries = new LinkedHashMap<>();
        expect('{');
        while (!accept('}')) {
            if (!entries.isEmpty()) {
                expect(',');
                if (accept('}')) {
                    break;
                }
            }
            String key = string();
            expect(':');
            if (entries.put(key, value()) != null) {
                throw new IllegalArgumentException("'" + key + "' occurs twice");
            }
        }
        return entries;
    }

    private Object value() {
        char next = peek();
        if (next == '\'' || next == '"') {
            return string();
        }
        if (next == '(') {
            return sequence('(', ')');
        }
        if (next == '[') {
            return sequence('[', ']');
        }
        return Character.isLetter(next) ? truth() : number();
    }

    private List<Object> sequence(char open, char close) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("more than " + DEEPEST + " brackets inside each other");
        }
        List<Object> items = new ArrayList<>();
        expect(open);
        while (!accept(close)) {
            if (!items.isEmpty()) {
                expect(',');
                if (accept(close)) {
                    break;
                }
            }
            items.add(value());
        }
        depth--;
        return items;
    }

    private String string() {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw expected("a string");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
            throw expected("a closed string without escapes");
        }
        String content = text.substring(at + 1, end);
        at = end + 1;
        return content;
    }

    private Boolean truth() {
        for (Boolean candidate : List.of(true, false)) {
            String name = candidate ? "True" : "False";
            if (text.startsWith(name, at)) {
                at += name.length();
                return candidate;
            }
        }
        throw expected("True or False");
    }

    private Long number() {
        int start = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == digits || at - digits > 18) {
            at = start;
            throw expected("a whole number of at most 18 digits");
        }
        long number = Long.parseLong(text, start, at, 10);
        // Python 2 marked long integers so.
        if (at < text.length() && text.charAt(at) == 'L') {
            at++;
        }
        return number;
    }

    private boolean accept(char wanted) {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw expected("'" + wanted + "'");
        }
    }

    private char peek() {
        skipSpace();
        if (at == text.length()) {
            throw expected("more");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException expected(String wanted) {
        return new IllegalArgumentException("expected " + wanted + " at character " + at + " of " + excerpt());
    }

    private String excerpt() {
        String shown = text.strip();
        return shown.length() <= 120 ? shown : shown.substring(0, 120) + "...";
    }
}
