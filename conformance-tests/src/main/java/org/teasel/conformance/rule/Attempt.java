package org.teasel.conformance.rule;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a single try ended in.
 *
 * @param failure what was thrown, if anything
 */
record Attempt(Optional<Throwable> failure) {

    /** What is tried. */
    interface Try {
        void run() throws Exception;
    }

    static Attempt of(Try attempt) {
        try {
            attempt.run();
            return new Attempt(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt(Optional.of(e));
        } catch (Throwable e) {
            // Errors too: whatever an implementation throws is a finding about it, and the other rules go on.
            return new Attempt(Optional.of(e));
        }
    }

    boolean held() {
        return failure.isEmpty();
    }

    boolean unsuitable() {
        return failure.filter(Trial.Unsuitable.class::isInstance).isPresent();
    }

    boolean broken() {
        return !held() && !unsuitable();
    }

    String reason() {
        return failure.map(Throwable::getMessage).orElse("");
    }

    /** Whether it failed as another did: simplifying an example must not end in a different mistake. */
    boolean failsLike(Attempt other) {
        return broken() && failure.map(Object::getClass).equals(other.failure.map(Object::getClass));
    }

    Verdict verdict(long seed) {
        if (held()) {
            return new Verdict.Held(1);
        }
        return unsuitable() ? new Verdict.NotApplicable(reason()) : broken(failure.orElseThrow(), "", seed);
    }

    static Verdict.Broken broken(Throwable failure, String example, long seed) {
        return new Verdict.Broken(symptom(failure), example, seed);
    }

    private static String symptom(Throwable failure) {
        if (failure instanceof Violation violation) {
            return violation.getMessage();
        }
        return "It threw " + failure.getClass().getSimpleName()
                + (failure.getMessage() == null ? "" : ": " + failure.getMessage())
                + Arrays.stream(failure.getStackTrace())
                        .filter(frame -> !frame.getClassName().startsWith("java."))
                        .findFirst()
                        .map(frame -> ", at " + frame)
                        .orElse("");
    }
}
