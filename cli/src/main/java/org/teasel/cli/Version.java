package org.teasel.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the archive's manifest names. */
final class Version implements IVersionProvider {

    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"teasel " + current(), "Java " + Runtime.version()};
    }
}
