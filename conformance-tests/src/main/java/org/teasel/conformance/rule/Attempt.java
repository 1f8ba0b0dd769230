package org.teasel.conformance.rule;

import java.util.Optional;
import java.util.function.Supplier;

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
        } catch (Exception | LinkageError | AssertionError | StackOverflowError | OutOfMemoryError e) {
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

    Verdict verdict(Supplier<String> example, long seed) {
        if (held()) {
            return new Verdict.Held(1);
        }
        return unsuitable() ? new Verdict.NotApplicable(reason()) : broken(failure.orElseThrow(), example.get(), seed);
    }

    static Verdict.Broken broken(Throwable failure, String example, long seed) {
        return new Verdict.Broken(symptom(failure), example, seed);
    }

    private static String symptom(Throwable failure) {
        if (failure instanceof Violation violation) {
            return violation.getMessage();
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return "It threw " + failure.getClass().getSimpleName()
                + (failure.getMessage() == null ? "" : ": " + failure.getMessage())
                + (trace.length == 0 ? "" : ", at " + trace[0]);
    }
}
