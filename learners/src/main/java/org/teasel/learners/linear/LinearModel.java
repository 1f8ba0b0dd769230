package org.teasel.learners.linear;

import org.teasel.learners.Classifier;

/** What fitted linear classifiers share: one score a class; for two classes one, for the second; for one class none. */
abstract class LinearModel implements Classifier {

    private final int[] classes;
    private final LinearFunction function;
    private final boolean converged;

    LinearModel(int[] classes, LinearFunction function, boolean converged) {
        this.classes = classes;
        this.function = function;
        this.converged = converged;
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    /** Returns scores x columns: one score a class; for two classes one score, for the second; for one class none. */
    public double[][] coefficients() {
        return function.copyOfCoefficients();
    }

    /** Returns one intercept a score. */
    public double[] intercepts() {
        return function.intercepts();
    }

    /** Returns rows x scores. */
    public double[][] scores(double[][] features) {
        return function.at(features);
    }

    /** Returns whether training ended at its optimum, to within the tolerance. */
    public boolean converged() {
        return converged;
    }
}
