package org.teasel.estimators.gaussian;

import org.teasel.api.statistic.Snapshot;

/** Weighted mean and covariance of a stream of vectors, by updates that don't cancel (West 1979; Chan et al. 1983). */
public final class Comoments {

    private final int dimension;
    private final double[] mean;
    /** Weighted sums of products of deviations; the lower triangle alone is used. */
    private final double[] product;

    private final double[] deviation;
    private double weight;

    /** Of nothing yet. */
    public Comoments(int dimension) {
        this.dimension = dimension;
        this.mean = new double[dimension];
        this.product = new double[dimension * dimension];
        this.deviation = new double[dimension];
    }

    /** Takes a vector in; one with a weight of 0 doesn't count. */
    public void add(double w, double[] x) {
        if (w <= 0) {
            return;
        }
        double before = weight;
        weight += w;
        for (int i = 0; i < dimension; i++) {
            deviation[i] = x[i] - mean[i];
            mean[i] += deviation[i] * (w / weight);
        }
        accumulate(w * (before / weight));
    }

    void merge(Comoments other) {
        if (other.weight <= 0) {
            return;
        }
        double before = weight;
        weight += other.weight;
        for (int i = 0; i < dimension; i++) {
            deviation[i] = other.mean[i] - mean[i];
            mean[i] += deviation[i] * (other.weight / weight);
        }
        accumulate(other.weight * (before / weight));
        for (int k = 0; k < product.length; k++) {
            product[k] += other.product[k];
        }
    }

    void exchange(Snapshot snapshot) {
        weight = snapshot.number(weight);
        snapshot.numbers(mean);
        snapshot.numbers(product);
    }

    private void accumulate(double scale) {
        for (int i = 0; i < dimension; i++) {
            double scaled = deviation[i] * scale;
            for (int j = 0; j <= i; j++) {
                product[i * dimension + j] += scaled * deviation[j];
            }
        }
    }

    double weight() {
        return weight;
    }

    double[] mean() {
        return mean.clone();
    }

    /** Covariance over the weights taken in, dividing by their sum. */
    public double covariance(int i, int j) {
        return product[Math.max(i, j) * dimension + Math.min(i, j)] / weight;
    }
}
