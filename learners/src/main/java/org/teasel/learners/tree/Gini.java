package org.teasel.learners.tree;

import java.util.Arrays;
import org.teasel.learners.data.ClassLabels;

/** Gini's index: the chance that two rows drawn from the node differ in class. */
final class Gini implements Impurity {

    private final ClassLabels labels;
    private final double[] weights;
    private final double[] total;
    private final double[] left;
    private double weight;
    private double leftWeight;
    private double squares;
    private double leftSquares;
    private double rightSquares;

    Gini(ClassLabels labels, double[] weights) {
        this.labels = labels;
        this.weights = weights;
        this.total = new double[labels.size()];
        this.left = new double[labels.size()];
    }

    @Override
    public boolean counts(int row) {
        return weights[row] > 0;
    }

    @Override
    public boolean enter(int[] rows, int from, int to) {
        Arrays.fill(total, 0);
        weight = 0;
        boolean pure = true;
        for (int i = from; i < to; i++) {
            total[labels.code(rows[i])] += weights[rows[i]];
            weight += weights[rows[i]];
            pure &= labels.code(rows[i]) == labels.code(rows[from]);
        }
        squares = Arrays.stream(total).map(count -> count * count).sum();
        return !pure;
    }

    @Override
    public void restart() {
        Arrays.fill(left, 0);
        leftWeight = 0;
        leftSquares = 0;
        rightSquares = squares;
    }

    @Override
    public void moveLeft(int row) {
        int code = labels.code(row);
        double moved = weights[row];
        double right = total[code] - left[code];
        leftSquares += moved * (2 * left[code] + moved);
        rightSquares -= moved * (2 * right - moved);
        left[code] += moved;
        leftWeight += moved;
    }

    @Override
    public double decrease() {
        return leftSquares / leftWeight + rightSquares / (weight - leftWeight) - squares / weight;
    }
}
