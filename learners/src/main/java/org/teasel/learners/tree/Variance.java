package org.teasel.learners.tree;

/**
 * Squared deviation from the mean. Within a node it ranks splits as Friedman's improvement score does, which is the
 * same number over the weight of the node.
 */
final class Variance implements Impurity {

    private final double[] targets;
    private final double[] weights;
    private final double[] deviations;
    private double weight;
    private double leftWeight;
    private double leftSum;

    /** Reads the arrays anew at each node, so that their content may change between trees. */
    Variance(double[] targets, double[] weights) {
        this.targets = targets;
        this.weights = weights;
        this.deviations = new double[targets.length];
    }

    @Override
    public boolean counts(int row) {
        return weights[row] > 0;
    }

    @Override
    public boolean enter(int[] rows, int from, int to) {
        weight = 0;
        double sum = 0;
        boolean pure = true;
        for (int i = from; i < to; i++) {
            weight += weights[rows[i]];
            sum += weights[rows[i]] * targets[rows[i]];
            pure &= targets[rows[i]] == targets[rows[from]];
        }
        double mean = sum / weight;
        for (int i = from; i < to; i++) {
            deviations[rows[i]] = weights[rows[i]] * (targets[rows[i]] - mean);
        }
        return !pure;
    }

    @Override
    public void restart() {
        leftWeight = 0;
        leftSum = 0;
    }

    @Override
    public void moveLeft(int row) {
        leftWeight += weights[row];
        leftSum += deviations[row];
    }

    @Override
    public double decrease() {
        // Deviations from the node's mean sum to 0, so the right side's sum is the left side's, negated.
        return leftSum * leftSum * weight / (leftWeight * (weight - leftWeight));
    }
}
