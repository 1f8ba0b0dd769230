package org.teasel.learners.score;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.teasel.learners.data.Features;
import org.teasel.learners.data.ObservationWeights;
import org.teasel.learners.data.Ranking;

/**
 * Area under the receiver operating characteristic: the chance that a positive row scores above a negative one, a tie
 * counting half. From 0 to 1; scores without information give 0.5. Undefined, and so empty, unless both kinds occur.
 *
 * <p>Hanley and McNeil, 1982, "The meaning and use of the area under a receiver operating characteristic curve".
 */
public final class AreaUnderCurve {

    private AreaUnderCurve() {}

    /**
     * Returns the area for equally weighted rows.
     *
     * @param scores one a row, higher for rows taken to be positive; infinities are allowed
     * @param positive what each row is
     * @throws IllegalArgumentException if lengths differ or a score is NaN
     */
    public static OptionalDouble of(double[] scores, boolean[] positive) {
        return of(scores, positive, ObservationWeights.equal(scores.length));
    }

    /**
     * Returns the area for weighted rows. Only rows of positive weight count as occurring.
     *
     * @throws IllegalArgumentException if lengths differ, a score is NaN, or the weights are refused by
     *     {@link ObservationWeights#of(double[], int)}
     */
    public static OptionalDouble of(double[] scores, boolean[] positive, double[] weights) {
        return of(scores, positive, ObservationWeights.of(weights, scores.length));
    }

    /**
     * Returns the area of each class against all others.
     *
     * @param scores rows x classes, as a classifier's probabilities
     * @param classes the label of each column of {@code scores}
     * @param labels the true label of each row
     * @return one area a class, empty where the class, or every other, is absent from {@code labels}
     * @throws IllegalArgumentException if lengths differ or a score is not finite
     */
    public static List<OptionalDouble> oneVersusRest(double[][] scores, int[] classes, int[] labels) {
        if (scores.length != labels.length) {
            throw new IllegalArgumentException(
                    "there are %d rows of scores for %d labels".formatted(scores.length, labels.length));
        }
        Features table = Features.of(scores, classes.length);
        List<OptionalDouble> areas = new ArrayList<>();
        for (int column = 0; column < classes.length; column++) {
            boolean[] positive = new boolean[labels.length];
            for (int row = 0; row < labels.length; row++) {
                positive[row] = labels[row] == classes[column];
            }
            areas.add(of(table.column(column), positive));
        }
        return List.copyOf(areas);
    }

    private static OptionalDouble of(double[] scores, boolean[] positive, ObservationWeights weights) {
        if (scores.length != positive.length) {
            throw new IllegalArgumentException(
                    "there are %d scores for %d rows".formatted(scores.length, positive.length));
        }
        for (int row = 0; row < scores.length; row++) {
            if (Double.isNaN(scores[row])) {
                throw new IllegalArgumentException("score in row %d is NaN".formatted(row));
            }
        }
        Ranking ranking = Ranking.of(scores);
        int groups = ranking.distinct().length;
        double[] positives = new double[groups];
        double[] negatives = new double[groups];
        int[] ranks = ranking.ranks();
        for (int row = 0; row < scores.length; row++) {
            (positive[row] ? positives : negatives)[ranks[row]] += weights.at(row);
        }
        double won = 0;
        double positivesTotal = 0;
        double negativesBelow = 0;
        for (int group = 0; group < groups; group++) {
            won += positives[group] * (negativesBelow + negatives[group] / 2);
            positivesTotal += positives[group];
            negativesBelow += negatives[group];
        }
        return positivesTotal > 0 && negativesBelow > 0
                ? OptionalDouble.of(won / positivesTotal / negativesBelow)
                : OptionalDouble.empty();
    }
}
