package org.teasel.conformance.posterior;

import java.util.List;
import java.util.Optional;
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
 * @param noisy makes posteriors of given means, spreads and noise, for a family that is noise moved and scaled
 * @param declarations the rules that it does not keep
 */
public record PosteriorCandidate(String name, Family family, Optional<NoisyFamily> noisy, Declarations declarations)
        implements Candidate<PosteriorCandidate> {

    /** Makes posteriors of a family. */
    @FunctionalInterface
    public interface Family {
        /** Random posteriors, of so many rows and latents; a function of its arguments alone. */
        Posteriors make(RandomGenerator random, int rows, int latents);
    }

    /** Makes posteriors z = m(x) + s(x) * e with noise e whose distribution is the same for all x (Yang 2021, Eq. 3). */
    @FunctionalInterface
    public interface NoisyFamily {
        /**
         * Posteriors of the family.
         *
         * @param means [N][L]
         * @param deviations [N][L], positive
         * @param correlations [L][L] of the noise, of full rank; the noise has variances of 1
         */
        Posteriors make(double[][] means, double[][] deviations, double[][] correlations);
    }

    /** A family by a maker of random posteriors of it. */
    public static PosteriorCandidate of(String name, Family family) {
        return new PosteriorCandidate(name, family, Optional.empty(), Declarations.NONE);
    }

    /** This candidate, which can also be made of given means, spreads and noise. */
    public PosteriorCandidate ofNoise(NoisyFamily maker) {
        return new PosteriorCandidate(name, family, Optional.of(maker), declarations);
    }

    @Override
    public PosteriorCandidate declaring(String rule, String reason) {
        return new PosteriorCandidate(name, family, noisy, declarations.and(rule, reason));
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
