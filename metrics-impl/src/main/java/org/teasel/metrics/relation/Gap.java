package org.teasel.metrics.relation;

/**
 * The two latents with the strongest relation to a factor.
 *
 * @param best the strongest one
 * @param runnerUp the second
 * @param most relation of the best
 * @param next relation of the runner-up
 */
public record Gap(int best, int runnerUp, double most, double next) {

    /** By how much the best is ahead, not negative. */
    public double size() {
        return most - next;
    }
}
