package org.teasel.cli.source;

import java.nio.file.Path;
import java.util.Map;
import org.teasel.adapters.arrays.posteriors.PosteriorFiles;
import org.teasel.api.Progress;
import org.teasel.api.data.Representation;
import org.teasel.api.spi.Plugins;

/**
 * Posteriors and factors that someone has stored.
 *
 * @param location a folder of arrays, or an .npz archive
 */
public record StoredSource(Path location) implements Source {

    @Override
    public Representation open(Plugins plugins, Progress progress) {
        return PosteriorFiles.read(location, progress);
    }

    @Override
    public Map<String, String> describe() {
        return Map.of("posteriors", location.toString());
    }
}
