package org.teasel.api.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.posterior.Posteriors;

/**
 * What is scored: the posteriors of N observations, the factors behind them, and the observations' weights p_n. From
 * it follows the aggregated posterior q(z) = sum_n p_n q(z given x^(n)).
 */
public final class Representation {

    private final String name;
    private final Posteriors posteriors;
    private final Factors factors;
    private final IntToDoubleFunction weights;
    private final List<String> latentNames;

    private Representation(
            String name,
            Posteriors posteriors,
            Factors factors,
            IntToDoubleFunction weights,
            List<String> latentNames) {
        this.name = name;
        this.posteriors = posteriors;
        this.factors = factors;
        this.weights = weights;
        this.latentNames = latentNames;
    }

    /**
     * A representation with equal weights 1/N.
     *
     * @param name name for reports
     * @param posteriors at least one row and one latent
     * @param factors as many rows as there are posteriors
     */
    public static Representation of(String name, Posteriors posteriors, Factors factors) {
        int size = posteriors.size();
        if (size < 1 || posteriors.latents() < 1) {
            throw new InvalidInputException("'" + name + "' has " + size + " observations and " + posteriors.latents()
                    + " latents, expected at least one of each");
        }
        if (factors.size() != size) {
            throw new InvalidInputException("'" + name + "' has " + size + " posteriors and factors for "
                    + factors.size() + " observations, expected as many");
        }
        double equal = 1.0 / size;
        List<String> latentNames =
                IntStream.range(0, posteriors.latents()).mapToObj(i -> "z" + i).toList();
        return new Representation(name, posteriors, factors, row -> equal, latentNames);
    }

    /**
     * This representation with other weights.
     *
     * @param given [N], finite, not negative, with a positive sum; they are scaled to a sum of 1
     */
    public Representation weighted(double[] given) {
        if (given.length != size()) {
            throw new InvalidInputException(
                    "there are " + given.length + " weights, expected " + size() + ", one an observation");
        }
        double sum = 0;
        for (int row = 0; row < given.length; row++) {
            if (!(given[row] >= 0 && Double.isFinite(given[row]))) {
                throw new InvalidInputException(
                        "weight, row " + row + ": " + given[row] + ", expected a finite number that is not negative");
            }
            sum += given[row];
        }
        if (!(sum > 0 && Double.isFinite(sum))) {
            throw new InvalidInputException("the weights sum to " + sum + ", expected a positive finite sum");
        }
        return new Representation(name, posteriors, factors, scaled(given, sum), latentNames);
    }

    /** Equal weights need no array, which is why those of ten million observations cost nothing. */
    private static IntToDoubleFunction scaled(double[] given, double sum) {
        double first = given[0] / sum;
        if (Arrays.stream(given).allMatch(weight -> weight == given[0])) {
            return row -> first;
        }
        double[] scaled = new double[given.length];
        Arrays.setAll(scaled, row -> given[row] / sum);
        return row -> scaled[row];
    }

    /** This representation with names for its latents, length L. */
    public Representation named(List<String> names) {
        if (names.size() != posteriors.latents()) {
            throw new InvalidInputException(
                    "there are " + names.size() + " latent names, expected " + posteriors.latents());
        }
        return new Representation(name, posteriors, factors, weights, List.copyOf(names));
    }

    /** Name for reports. */
    public String name() {
        return name;
    }

    /** Number of observations, N. */
    public int size() {
        return posteriors.size();
    }

    /** The posteriors of all observations. */
    public Posteriors posteriors() {
        return posteriors;
    }

    /** The factors of all observations. */
    public Factors factors() {
        return factors;
    }

    /** Weight p_n of an observation; all weights sum to 1. */
    public double weight(int row) {
        return weights.applyAsDouble(row);
    }

    /** Names of the latents, length L. */
    public List<String> latentNames() {
        return latentNames;
    }
}
