package org.teasel.conformance.kernel;

import java.util.List;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;

/**
 * A kernel of the sampled estimators on trial.
 *
 * @param name what to call it
 * @param kernel the kernel
 * @param error greatest error that it promises in a log density, in nats
 * @param declarations the rules that it does not keep
 */
public record KernelCandidate(String name, MixtureKernel kernel, double error, Declarations declarations)
        implements Candidate<KernelCandidate> {

    /**
     * A kernel.
     *
     * @param name what to call it
     * @param kernel the kernel
     * @param error greatest error that it promises in a log density, in nats
     */
    public static KernelCandidate of(String name, MixtureKernel kernel, double error) {
        return new KernelCandidate(name, kernel, error, Declarations.NONE);
    }

    @Override
    public KernelCandidate declaring(String rule, String reason) {
        return new KernelCandidate(name, kernel, error, declarations.and(rule, reason));
    }

    @Override
    public List<Rule<KernelCandidate>> rules() {
        return KernelRules.ALL;
    }

    /** The rules of this door, which are the same for every candidate. */
    public static List<Rule<KernelCandidate>> door() {
        return KernelRules.ALL;
    }

    @Override
    public KernelCandidate self() {
        return this;
    }
}
