package org.teasel.adapters.nd4j;

import java.util.concurrent.Callable;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.teasel.api.InvalidInputException;

/** What runs arrays: whether it is there, and its complaints in words. */
final class Backend {

    static final String VERSION = "1.0.0-M2.1";

    private Backend() {}

    /**
     * Refuses to go on without anything that runs arrays.
     *
     * @throws InvalidInputException with what to add to the class path
     */
    static void require() {
        try {
            lookWhereTheLibraryIs();
            Nd4j.getExecutioner();
        } catch (RuntimeException | LinkageError e) {
            throw new InvalidInputException(
                    "ND4J can't start on " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + "; expected org.nd4j:nd4j-native:" + VERSION + " for this system on the class path: "
                            + tell(e),
                    e);
        }
    }

    /**
     * The library looks for its parts with the class loader of the thread that came first. One of an application that
     * has the library in a loader of its own, such as that of plugins, would find none.
     */
    private static void lookWhereTheLibraryIs() {
        Class<?> seen = ND4JClassLoading.loadClassByName(
                Nd4jBackend.class.getName(), false, ND4JClassLoading.getNd4jClassloader());
        if (seen != Nd4jBackend.class) {
            ND4JClassLoading.setNd4jClassloaderFromClass(Nd4jBackend.class);
        }
    }

    /** Does what ND4J or DL4J may fail at in ways of their own; {@code what} goes on after <i>can't</i>. */
    static <T> T trying(String what, Callable<T> work) {
        try {
            return work.call();
        } catch (InvalidInputException e) {
            throw e;
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            throw new InvalidInputException("ND4J can't " + what + ": " + tell(e), e);
        }
    }

    /** A throwable in one line, by its innermost cause. */
    private static String tell(Throwable throwable) {
        Throwable cause = throwable;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().replaceAll("\\s+", " ").strip();
        return cause.getClass().getSimpleName() + message;
    }
}
