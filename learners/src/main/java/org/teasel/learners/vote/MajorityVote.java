package org.teasel.learners.vote;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.teasel.learners.data.ClassLabels;

/**
 * Answers each input with the label that came with it most often, as the classifier of Kim and Mnih, 2018,
 * "Disentangling by factorising", answers the index of the latent of least variance with a factor. The smaller label
 * wins a tie.
 */
public final class MajorityVote {

    private final Map<Integer, Integer> winners;
    private final int overall;

    private MajorityVote(Map<Integer, Integer> winners, int overall) {
        this.winners = winners;
        this.overall = overall;
    }

    /**
     * Counts the labels of each input.
     *
     * @param inputs any numbers, one a vote
     * @param labels the label of each vote
     * @throws IllegalArgumentException if lengths differ or there are no votes
     */
    public static MajorityVote fit(int[] inputs, int[] labels) {
        ClassLabels votes = ClassLabels.of(labels, inputs.length);
        int[] classes = votes.classes();
        int[] total = new int[classes.length];
        Map<Integer, int[]> counts = new TreeMap<>();
        for (int row = 0; row < votes.rows(); row++) {
            counts.computeIfAbsent(inputs[row], input -> new int[classes.length])[votes.code(row)]++;
            total[votes.code(row)]++;
        }
        Map<Integer, Integer> winners = new TreeMap<>();
        counts.forEach((input, count) -> winners.put(input, classes[largest(count)]));
        return new MajorityVote(winners, classes[largest(total)]);
    }

    private static int largest(int[] counts) {
        int best = 0;
        for (int code = 1; code < counts.length; code++) {
            if (counts[code] > counts[best]) {
                best = code;
            }
        }
        return best;
    }

    /** Returns the winner for an input; for one never seen, the label most frequent of all. */
    public int predict(int input) {
        return winners.getOrDefault(input, overall);
    }

    /** Returns the winner for each input. */
    public int[] predict(int[] inputs) {
        return Arrays.stream(inputs).map(this::predict).toArray();
    }
}
