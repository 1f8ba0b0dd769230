package org.teasel.models.command;

import java.io.PrintWriter;

/** The tool as a program, for tests that kill it. */
final class ToolMain {

    private ToolMain() {}

    public static void main(String... arguments) {
        System.exit(
                new TrainTool().run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }
}
