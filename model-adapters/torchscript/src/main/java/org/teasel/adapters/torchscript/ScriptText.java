package org.teasel.adapters.torchscript;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.teasel.api.InvalidInputException;

/**
 * Looks at the text of an archive before LibTorch compiles it. LibTorch runs no code of an archive while it reads it,
 * except where a class restores its own state; and its compiler goes down as deep as an expression is nested, past the
 * end of the stack if need be, which would end the virtual machine.
 */
final class ScriptText {

    /** What restores the state of a class, in code or natively; names in TorchScript can't be spelt in another way. */
    private static final String RUNS_WHILE_READ = "__setstate__";

    /** As code names it, and pickles, where a line may end instead of a full stop. */
    private static final Pattern NATIVE_CLASS = Pattern.compile("torch[.\n]classes[.\n]");

    /** Words and signs on the way down to an expression. The compiler's stack in {@link LibTorch} is for several times that. */
    private static final int DEEPEST = 5000;

    /** Blanks before a statement, where LibTorch writes two a block. */
    private static final int FURTHEST = 200;

    private final String member;
    private final String text;
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int at;
    /** Words and signs before the current place that an expression here is nested in. */
    private int depth;

    private ScriptText(String member, String text) {
        this.member = member;
        this.text = text;
    }

    /** Refuses what must not be compiled. */
    static void require(String member, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (text.contains(RUNS_WHILE_READ)) {
            throw new InvalidInputException("member " + member + " has " + RUNS_WHILE_READ + ", code that would run"
                    + " while the archive is read, as quantised modules do; expected a module without");
        }
        if (NATIVE_CLASS.matcher(text).find()) {
            throw new InvalidInputException("member " + member + " uses a class of native code (torch.classes),"
                    + " expected a module of tensors and TorchScript alone");
        }
        if (member.endsWith(".py")) {
            new ScriptText(member, text).requireDepth();
        }
    }

    private void requireDepth() {
        int elses = 0;
        for (skipBlanks(); at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                skipBlanks();
                at--;
            } else if (c == '#') {
                at = end(text.indexOf('\n', at)) - 1;
            } else if (c == '"' || c == '\'') {
                skipString(c);
                depth++;
            } else if (c == ',') {
                depth = outer.isEmpty() ? 0 : outer.peek() + 1;
            } else if ("([{".indexOf(c) >= 0) {
                outer.push(depth);
                depth++;
            } else if (")]}".indexOf(c) >= 0 && !outer.isEmpty()) {
                depth = outer.pop() + 1;
            } else if (Character.isLetterOrDigit(c) || c == '_') {
                int start = at;
                skipWord();
                // A chain of these is flat to the eye and nested to the compiler.
                if (text.startsWith("elif", start) && at - start == 3) {
                    elses++;
                }
                depth++;
            } else if (c > ' ') {
                depth++;
            }
            if (depth + elses > DEEPEST) {
                throw new InvalidInputException("member " + member + " nests an expression deeper than " + DEEPEST
                        + " words and signs, expected code as torch.jit.save writes it");
            }
        }
    }

    /** At the start of a line: a new statement, unless brackets are open. */
    private void skipBlanks() {
        int start = at;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (outer.isEmpty()) {
            depth = at - start;
            if (depth > FURTHEST) {
                throw new InvalidInputException("member " + member + " indents a statement by " + depth
                        + " blanks, expected at most " + FURTHEST);
            }
        }
    }

    private void skipWord() {
        while (at + 1 < text.length()
                && (Character.isLetterOrDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '_')) {
            at++;
        }
    }

    /** To the last sign of a string; one that doesn't end in its line is none, and ends there. */
    private void skipString(char quote) {
        String three = String.valueOf(quote).repeat(3);
        if (text.startsWith(three, at)) {
            at = end(text.indexOf(three, at + 3)) - 1;
            at = Math.min(at + 3, text.length() - 1);
            return;
        }
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\n') {
                at--;
                return;
            }
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
    }

    private int end(int index) {
        return index < 0 ? text.length() : index;
    }
}
