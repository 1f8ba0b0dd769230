package org.teasel.learners.data;

/** Refuses settings that make no sense, in one form of words. */
public final class Settings {

    private Settings() {}

    /**
     * Lets a count pass that is large enough.
     *
     * @throws IllegalArgumentException if {@code value} is below {@code least}
     */
    public static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s is %d; expected at least %d".formatted(name, value, least));
        }
    }

    /**
     * Lets a positive number pass.
     *
     * @throws IllegalArgumentException if {@code value} is not a finite number above 0
     */
    public static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s is %s; expected a finite number above 0".formatted(name, value));
        }
    }

    /**
     * Lets a part of a whole pass.
     *
     * @throws IllegalArgumentException if {@code value} is not above 0 and at most 1
     */
    public static void share(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "%s is %s; expected a number above 0 and up to 1".formatted(name, value));
        }
    }
}
