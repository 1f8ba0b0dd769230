package org.teasel.api.statistic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Latent;

/** What is known of a representation before its posteriors are read: its size, latents, factors and weights. */
public final class Population {

    private final Representation representation;
    private final boolean factorised;
    private final double entropy;
    private final Map<Integer, Factors> quantised = new ConcurrentHashMap<>();

    private Population(Representation representation) {
        this.representation = representation;
        this.factorised = representation.posteriors().factorised();
        this.entropy = entropy(representation);
    }

    /** The population behind a representation. */
    public static Population of(Representation representation) {
        return new Population(representation);
    }

    /** Number of observations, N. */
    public int size() {
        return representation.size();
    }

    /** Number of latents, L. */
    public int latents() {
        return representation.posteriors().latents();
    }

    /** The space of a latent. */
    public Latent latent(int latent) {
        return representation.posteriors().latent(latent);
    }

    /** Name of a latent. */
    public String latentName(int latent) {
        return representation.latentNames().get(latent);
    }

    /** Whether every posterior is a product of its marginals. */
    public boolean factorised() {
        return factorised;
    }

    /** The factors of all observations. */
    public Factors factors() {
        return representation.factors();
    }

    /** The factors with continuous ones cut in equal bins; computed once for each number of bins. */
    public Factors factors(int bins) {
        return quantised.computeIfAbsent(bins, representation.factors()::quantised);
    }

    /** Weight p_n of an observation; all weights sum to 1. */
    public double weight(int row) {
        return representation.weight(row);
    }

    /** Entropy of the weights, H(x) in nats: log N for equal ones, and the most that I(x; z) can reach. */
    public double entropy() {
        return entropy;
    }

    private static double entropy(Representation representation) {
        double entropy = 0;
        for (int row = 0; row < representation.size(); row++) {
            double p = representation.weight(row);
            if (p > 0) {
                entropy -= p * Math.log(p);
            }
        }
        return entropy;
    }
}
