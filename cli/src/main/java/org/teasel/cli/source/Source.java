package org.teasel.cli.source;

import org.teasel.api.Progress;
import org.teasel.api.spi.Plugins;

/** What a user named to be scored. */
public sealed interface Source permits EncodedSource, StoredSource {

    /**
     * Reads or makes the representation, and pictures of it if it has a decoder.
     *
     * @throws org.teasel.api.InvalidInputException if it can't be had
     */
    Opened open(Plugins plugins, Progress progress);
}
