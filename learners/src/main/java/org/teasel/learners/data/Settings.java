package org.teasel.learners.data;

/** Refuses settings that make no sense, in one form of words. */
public final class Settings {

    private Settings() {}

    /** @throws IllegalArgumentException if {@code value} is below {@code least} */
    public static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s is %d; expected at least %d".formatted(name, value, least));
        }
    }

    /** @throws IllegalArgumentException if {@code value} is not a finite number above 0 */
    public static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s is %s; expected a finite number above 0".formatted(name, value));
        }
    }
}
