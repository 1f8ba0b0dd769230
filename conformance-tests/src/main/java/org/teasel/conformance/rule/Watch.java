package org.teasel.conformance.rule;

/** What the tries of a rule have come to: one thread tries, another one watches whether it still does. */
final class Watch {

    private volatile int tries;
    private volatile int comparisons;
    private volatile Object example = "";

    /** A try on an example begins. */
    void begin(Object next) {
        example = next;
    }

    /** A try is over. */
    void end(Trial trial) {
        synchronized (this) {
            tries++;
            comparisons += trial.comparisons();
        }
    }

    /** How many tries are over. */
    int tries() {
        return tries;
    }

    /** How many comparisons could have gone wrong by chance. */
    int comparisons() {
        return comparisons;
    }

    /** What is tried now, printed; empty if the rule needs no example. */
    String example() {
        return example.toString();
    }
}
