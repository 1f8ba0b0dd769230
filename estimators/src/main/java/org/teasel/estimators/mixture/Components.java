package org.teasel.estimators.mixture;

import java.util.Arrays;
import org.teasel.api.posterior.DiagonalGaussian;

/** Diagonal Gaussian components of an aggregated posterior, gathered latent by latent. */
public final class Components {

    private static final int FIRST_CAPACITY = 64;

    private int size;
    private int[] rows = new int[FIRST_CAPACITY];
    private double[] weights = new double[FIRST_CAPACITY];
    private final double[][] means;
    private final double[][] deviations;

    /** No components yet. */
    public Components(int latents) {
        means = new double[latents][FIRST_CAPACITY];
        deviations = new double[latents][FIRST_CAPACITY];
    }

    /**
     * Adds a component.
     *
     * @param row its row in the population
     * @param weight p_n, positive
     * @param posteriors where it is found
     * @param at its row there
     */
    public void add(int row, double weight, DiagonalGaussian posteriors, int at) {
        require(size + 1);
        rows[size] = row;
        weights[size] = weight;
        for (int i = 0; i < means.length; i++) {
            means[i][size] = posteriors.mean(at, i);
            deviations[i][size] = posteriors.standardDeviation(at, i);
        }
        size++;
    }

    /** Adds all components of another part of the data, which stays as it was. */
    public void addAll(Components other) {
        require(size + other.size);
        System.arraycopy(other.rows, 0, rows, size, other.size);
        System.arraycopy(other.weights, 0, weights, size, other.size);
        for (int i = 0; i < means.length; i++) {
            System.arraycopy(other.means[i], 0, means[i], size, other.size);
            System.arraycopy(other.deviations[i], 0, deviations[i], size, other.size);
        }
        size += other.size;
    }

    /** Forgets all components. */
    public void clear() {
        size = 0;
    }

    private void require(int capacity) {
        if (capacity > rows.length) {
            int larger = Math.max(capacity, (int) Math.min(Integer.MAX_VALUE - 8L, rows.length * 3L / 2));
            rows = Arrays.copyOf(rows, larger);
            weights = Arrays.copyOf(weights, larger);
            for (int i = 0; i < means.length; i++) {
                means[i] = Arrays.copyOf(means[i], larger);
                deviations[i] = Arrays.copyOf(deviations[i], larger);
            }
        }
    }

    /** Number of components, N. */
    public int size() {
        return size;
    }

    /** Number of latents, L. */
    public int latents() {
        return means.length;
    }

    /** Rows of all components in the population. */
    public int[] rows() {
        return Arrays.copyOf(rows, size);
    }

    /** Row of a component in the population. */
    public int row(int component) {
        return rows[component];
    }

    /** Weight p_n of a component. */
    public double weight(int component) {
        return weights[component];
    }

    double mean(int component, int latent) {
        return means[latent][component];
    }

    /** Standard deviation; 0 for a point. */
    double deviation(int component, int latent) {
        return deviations[latent][component];
    }

    /** Means of a latent, one a component; longer than they are many, and only to be read. */
    double[] means(int latent) {
        return means[latent];
    }

    /** Standard deviations of a latent, likewise. */
    double[] deviations(int latent) {
        return deviations[latent];
    }
}
