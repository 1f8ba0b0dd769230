package org.teasel.conformance.rule;

import java.util.List;

/**
 * An implementation on trial, with what its rules need to know of it.
 *
 * @param <C> its own type
 */
public interface Candidate<C extends Candidate<C>> {

    /** What to call it in findings. */
    String name();

    /** All rules of its door. */
    List<Rule<C>> rules();

    /** The rules that it declares not to keep. */
    Declarations declarations();

    /** This candidate, which does not keep a rule that others should. */
    C declaring(String rule, String reason);

    /** This candidate. */
    C self();
}
