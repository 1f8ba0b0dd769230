package org.teasel.cli;

import java.io.PrintWriter;
import org.teasel.api.spi.PluginFailure;
import org.teasel.cli.plugin.Discovery;

/** Says which plugins can't be used, a line each, and that the rest goes on. */
final class PluginWarnings {

    private PluginWarnings() {}

    static void print(Discovery discovery, PrintWriter err) {
        for (PluginFailure failure : discovery.failures()) {
            err.println("warning: plugin " + failure.provider() + " of " + failure.artifact() + " is left out: "
                    + failure.cause());
        }
    }
}
