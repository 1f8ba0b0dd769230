package org.teasel.conformance.posterior;

import java.util.List;
import java.util.random.RandomGenerator;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;

/**
 * A posterior family on trial.
 *
 * @param name what to call it
 * @param family makes random posteriors of it
 * @param declarations the rules that it does not keep
 */
public record PosteriorCandidate(String name, Family family, Declarations declarations)
        implements Candidate<PosteriorCandidate> {

    /** Makes posteriors of a family. */
    @FunctionalInterface
    public interface Family {
        /** Random posteriors, of so many rows and latents; a function of its arguments alone. */
        Posteriors make(RandomGenerator random, int rows, int latents);
    }

    /** A family by a maker of random posteriors of it. */
    public static PosteriorCandidate of(String name, Family family) {
        return new PosteriorCandidate(name, family, Declarations.NONE);
    }

    /** This candidate, which does not keep a rule that others should. */
    public PosteriorCandidate declaring(String rule, String reason) {
        return new PosteriorCandidate(name, family, declarations.and(rule, reason));
    }

    @Override
    public List<Rule<PosteriorCandidate>> rules() {
        return PosteriorRules.ALL;
    }

    /** The rules of this door, which are the same for every candidate. */
    public static List<Rule<PosteriorCandidate>> door() {
        return PosteriorRules.ALL;
    }

    @Override
    public PosteriorCandidate self() {
        return this;
    }
}
