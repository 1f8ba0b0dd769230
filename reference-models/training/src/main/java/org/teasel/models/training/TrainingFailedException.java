package org.teasel.models.training;

/**
 * A training that can't go on. The message says why, at which step, and what is there to go on from; it is meant for
 * the person who started it.
 */
public final class TrainingFailedException extends RuntimeException {

    TrainingFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
