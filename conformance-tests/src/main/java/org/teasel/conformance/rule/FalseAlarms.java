package org.teasel.conformance.rule;

/**
 * How probable it is that a run finds a right implementation wrong by bad luck. Only rules about random draws can; each
 * of their comparisons gets the same share of {@link #OF_A_RUN}, and a run makes at most {@link #MOST_COMPARISONS}.
 */
public final class FalseAlarms {

    /** Probability that a run over all rules of a door accuses a right implementation. */
    public static final double OF_A_RUN = 1e-6;

    /** Most comparisons by chance in a run. */
    public static final int MOST_COMPARISONS = 1000;

    /** Probability that a single comparison goes wrong. */
    public static final double OF_A_COMPARISON = OF_A_RUN / MOST_COMPARISONS;

    private FalseAlarms() {}
}
