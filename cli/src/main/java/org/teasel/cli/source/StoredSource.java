package org.teasel.cli.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.teasel.adapters.arrays.posteriors.PosteriorFiles;
import org.teasel.api.Progress;
import org.teasel.api.spi.Plugins;

/**
 * Posteriors and factors that someone has stored.
 *
 * @param location a folder of arrays, or an .npz archive
 */
public record StoredSource(Path location) implements Source {

    @Override
    public Opened open(Plugins plugins, Progress progress) {
        return new Opened(
                PosteriorFiles.read(location, progress),
                Optional.empty(),
                Map.of("posteriors", location.toString()),
                List.of());
    }
}
