package org.teasel.adapters.arrays;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files that NumPy wrote; {@code make-fixtures.py} beside them says how. */
final class Fixtures {

    private Fixtures() {}

    static Path path(String name) {
        try {
            return Path.of(Fixtures.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
