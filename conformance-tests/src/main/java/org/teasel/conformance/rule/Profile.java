package org.teasel.conformance.rule;

/** How thoroughly rules are tried. */
public enum Profile {
    /** A first look, in seconds. */
    QUICK(0.2),
    /** What certifies. */
    STANDARD(1),
    /** For a night. */
    THOROUGH(10);

    private final double share;

    Profile(double share) {
        this.share = share;
    }

    /** How many examples to try of a number that suits {@link #STANDARD}; at least 3. */
    public int examples(int standard) {
        return (int) Math.max(Math.min(3, standard), Math.round(share * standard));
    }
}
