package org.teasel.learners;

/** A classifier that also tells how likely each class is. */
public interface ProbabilisticClassifier extends Classifier {

    /**
     * Gives the probability of each class for each row.
     *
     * @param features rows with as many columns as in training
     * @return rows x {@link #classes()}; each row sums to 1
     * @throws IllegalArgumentException if a row has another length or holds a value that is not finite
     */
    double[][] probabilities(double[][] features);

    @Override
    default int[] predict(double[][] features) {
        return ClassScores.likeliest(probabilities(features), classes());
    }
}
