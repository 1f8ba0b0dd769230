package org.teasel.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a run of the command did.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained of
 */
record Run(int code, String out, String err) {

    static Run of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Run(code, out.toString(), err.toString());
    }

    /** Whether it failed in words alone. */
    boolean refused(int expectedCode, String... words) {
        boolean told = true;
        for (String word : words) {
            told &= err.contains(word);
        }
        return code == expectedCode && told && !err.contains("\tat ") && err.startsWith("teasel: ");
    }
}
