package org.teasel.learners;

/** A fitted model that names a class for each row. */
public interface Classifier {

    /** Returns the labels seen in training, ascending. */
    int[] classes();

    /**
     * Names the most likely class of each row; the smaller label wins a tie.
     *
     * @param features rows with as many columns as in training
     * @return one label a row
     * @throws IllegalArgumentException if a row has another length or holds a value that is not finite
     */
    int[] predict(double[][] features);
}
