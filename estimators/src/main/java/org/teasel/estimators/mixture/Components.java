package org.teasel.estimators.mixture;

import org.teasel.api.posterior.DiagonalGaussian;

/** Diagonal Gaussian components of an aggregated posterior, latent by latent. */
public final class Components {

    private final int[] rows;
    private final double[] weights;
    private final double[][] means;
    private final double[][] deviations;

    /** Room for some components. */
    Components(int size, int latents) {
        rows = new int[size];
        weights = new double[size];
        means = new double[latents][size];
        deviations = new double[latents][size];
    }

    void set(int component, int row, double weight, DiagonalGaussian posteriors, int at) {
        rows[component] = row;
        weights[component] = weight;
        for (int i = 0; i < means.length; i++) {
            means[i][component] = posteriors.mean(at, i);
            deviations[i][component] = posteriors.standardDeviation(at, i);
        }
    }

    /** Copies the first components of others. */
    void copy(Components others, int count, int to) {
        System.arraycopy(others.rows, 0, rows, to, count);
        System.arraycopy(others.weights, 0, weights, to, count);
        for (int i = 0; i < means.length; i++) {
            System.arraycopy(others.means[i], 0, means[i], to, count);
            System.arraycopy(others.deviations[i], 0, deviations[i], to, count);
        }
    }

    /** Number of components, N. */
    public int size() {
        return rows.length;
    }

    /** Number of latents, L. */
    public int latents() {
        return means.length;
    }

    /** Rows of all components in the population; only to be read. */
    int[] rows() {
        return rows;
    }

    /** Row of a component in the population. */
    public int row(int component) {
        return rows[component];
    }

    /** Weight p_n of a component. */
    public double weight(int component) {
        return weights[component];
    }

    /** Weights of all components; only to be read. */
    double[] weights() {
        return weights;
    }

    double mean(int component, int latent) {
        return means[latent][component];
    }

    /** Standard deviation; 0 for a point. */
    double deviation(int component, int latent) {
        return deviations[latent][component];
    }

    /** Means of a latent, one a component; only to be read. */
    double[] means(int latent) {
        return means[latent];
    }

    /** Standard deviations of a latent, likewise. */
    double[] deviations(int latent) {
        return deviations[latent];
    }
}
