package org.teasel.api;

/**
 * Input that can't be scored. The message names what was wrong, where (file, row, column, value) and what was
 * expected; it is meant for the person who supplied the input.
 */
public final class InvalidInputException extends RuntimeException {

    /** Refuses input with a message for the person who supplied it. */
    public InvalidInputException(String message) {
        super(message);
    }

    /** Refuses input with a message for the person who supplied it, and keeps the cause. */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
