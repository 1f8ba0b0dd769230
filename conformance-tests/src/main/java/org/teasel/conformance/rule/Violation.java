package org.teasel.conformance.rule;

/** An implementation broke a rule. The message tells the symptom: what it gave and what was expected. */
public final class Violation extends RuntimeException {

    /** With the symptom. */
    public Violation(String symptom) {
        super(symptom);
    }
}
