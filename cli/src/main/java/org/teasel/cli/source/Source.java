package org.teasel.cli.source;

import java.util.Map;
import org.teasel.api.Progress;
import org.teasel.api.data.Representation;
import org.teasel.api.spi.Plugins;

/** What a user named to be scored. */
public sealed interface Source permits EncodedSource, StoredSource {

    /**
     * Reads or makes the representation.
     *
     * @throws org.teasel.api.InvalidInputException if it can't be had
     */
    Representation open(Plugins plugins, Progress progress);

    /** What was named, for the provenance of scores. */
    Map<String, String> describe();
}
