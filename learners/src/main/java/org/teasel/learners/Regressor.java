package org.teasel.learners;

/** A fitted model that gives a number for each row. */
public interface Regressor {

    /**
     * Predicts the target of each row.
     *
     * @param features rows with as many columns as in training
     * @return one number a row
     * @throws IllegalArgumentException if a row has another length or holds a value that is not finite
     */
    double[] predict(double[][] features);
}
