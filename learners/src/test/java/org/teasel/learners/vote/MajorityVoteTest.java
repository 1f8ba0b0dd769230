package org.teasel.learners.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.teasel.learners.score.Accuracy;

class MajorityVoteTest {

    @Test
    void answersWithTheMostFrequentLabel() {
        MajorityVote vote = MajorityVote.fit(new int[] {4, 4, 4, 9, 9, 9, 9}, new int[] {1, 2, 2, 0, 5, 5, 0});
        assertThat(vote.predict(new int[] {4, 9})).containsExactly(2, 0);
        assertThat(vote.predict(-1)).as("never seen").isEqualTo(0);
    }

    @Property
    void noOtherTableIsRightMoreOften(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 11) Integer> votes) {
        int[] inputs = votes.stream().mapToInt(vote -> vote / 4).toArray();
        int[] labels = votes.stream().mapToInt(vote -> vote % 4).toArray();
        double best = 0;
        for (int table = 0; table < 4 * 4 * 4; table++) {
            int[] answers = {table / 16, table / 4 % 4, table % 4};
            best = Math.max(
                    best,
                    Accuracy.of(
                            labels,
                            Arrays.stream(inputs).map(input -> answers[input]).toArray()));
        }
        assertThat(Accuracy.of(labels, MajorityVote.fit(inputs, labels).predict(inputs)))
                .isEqualTo(best);
    }
}
