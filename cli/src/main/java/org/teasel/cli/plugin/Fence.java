package org.teasel.cli.plugin;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.teasel.api.InvalidInputException;

/** Runs what a plugin brings, and puts what it throws in words that name it. */
public final class Fence {

    private Fence() {}

    /**
     * What a plugin gives.
     *
     * @param who the plugin, for the message
     * @throws InvalidInputException if it throws or gives nothing
     */
    public static <T> T call(String who, Supplier<T> plugin) {
        T given;
        try {
            given = plugin.get();
        } catch (InvalidInputException | CancellationException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new InvalidInputException(who + " broke down: " + e, e);
        }
        if (given == null) {
            throw new InvalidInputException(who + " gave nothing");
        }
        return given;
    }

    /** What a plugin says of itself, or that it broke down. */
    public static String tell(Supplier<String> plugin) {
        try {
            return plugin.get();
        } catch (RuntimeException | LinkageError e) {
            return "(broke down: " + e + ")";
        }
    }
}
