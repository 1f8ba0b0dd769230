package org.teasel.conformance.provider;

import java.util.List;
import java.util.concurrent.Callable;
import org.teasel.api.InvalidInputException;
import org.teasel.conformance.rule.Violation;

/** How bad input must be refused: by an {@link InvalidInputException} that a person can act on. */
public final class Refusal {

    private Refusal() {}

    /**
     * Throws unless a call refuses its input.
     *
     * @param what names the input in the symptom
     * @param call what must throw; a result that can be closed is closed
     * @param fragments what the message must name
     * @return the message
     */
    public static String require(String what, Callable<?> call, String... fragments) {
        Object result;
        try {
            result = call.call();
        } catch (InvalidInputException refusal) {
            String message = String.valueOf(refusal.getMessage());
            List.of(fragments).stream()
                    .filter(fragment -> !message.contains(fragment))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new Violation(what + " was refused by the message '" + message
                                + "', expected one that names '" + missing + "'");
                    });
            return message;
        } catch (Exception | LinkageError | AssertionError e) {
            throw new Violation(what + " made it throw " + e + ", expected an InvalidInputException");
        }
        close(result);
        throw new Violation(what + " was accepted, expected an InvalidInputException");
    }

    private static void close(Object result) {
        if (result instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new Violation("closing what should not have opened threw " + e);
            }
        }
    }
}
