package org.teasel.conformance.oracle;

/**
 * A quantity that is the mean of something over draws, such as an entropy, -E log q(z). The mean of S independent draws
 * has the standard error {@code deviation} / sqrt(S).
 *
 * @param mean the mean, in nats
 * @param deviation standard deviation of a single draw, in nats
 * @param error bound of the numerical error of the mean
 */
public record Expectation(double mean, double deviation, double error) {

    /** Standard error of the mean of so many independent draws, in nats. */
    public double standardError(int draws) {
        return deviation / Math.sqrt(draws);
    }
}
