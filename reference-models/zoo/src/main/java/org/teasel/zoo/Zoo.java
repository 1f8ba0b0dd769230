package org.teasel.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The checkpoints that there are. */
public final class Zoo {

    private static final String INDEX = "models.txt";

    private Zoo() {}

    /** Names of the checkpoints, such as {@code beta-tcvae}, in the order of the alphabet. */
    public static List<String> names() {
        return new String(read(INDEX), StandardCharsets.UTF_8).lines().toList();
    }

    static byte[] read(String resource) {
        try (InputStream content = Zoo.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("the archive of the zoo lacks " + resource);
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the archive of the zoo can't be read at " + resource, e);
        }
    }
}
