package org.teasel.metrics.learned;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.teasel.learners.Seed;

/**
 * Questions which factor some rows have in common.
 *
 * @param groups for each factor, its rows of equal value
 * @param answers [questions], index of the factor that the rows of each question share
 * @param seed seed of the questions
 */
record Quiz(List<ValueGroups> groups, int[] answers, Seed seed) {

    /** Makes a question of rows that share a value. */
    interface Asker<Q> {
        Q ask(ValueGroups groups, SplittableRandom random);
    }

    /** Asks for each factor equally often. */
    static Quiz of(List<ValueGroups> groups, int questions, Seed seed) {
        return new Quiz(
                groups,
                IntStream.range(0, questions).map(q -> q % groups.size()).toArray(),
                seed);
    }

    /** The questions, each from a random stream of its own. */
    <Q> List<Q> ask(Asker<Q> asker) {
        return IntStream.range(0, answers.length)
                .mapToObj(q -> asker.ask(groups.get(answers[q]), seed.child(q).random()))
                .toList();
    }
}
