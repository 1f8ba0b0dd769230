package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Statistic;
import org.teasel.estimators.RandomRepresentations.Family;

/** What must not change a number: threads not by a bit, the order and multiplicity of observations not but for rounding. */
class InvarianceTest {

    private static Stream<Arguments> everyCase() {
        return Stream.of(Family.values())
                .flatMap(family -> EveryStatistic.all().map(statistic -> Arguments.of(family, statistic)));
    }

    private static Stream<Arguments> exactCases() {
        return Stream.of(Family.values())
                .flatMap(family -> EveryStatistic.exact().map(statistic -> Arguments.of(family, statistic)));
    }

    private static Representation representation(Family family, int rows) {
        return RandomRepresentations.of(family, rows, EveryStatistic.LATENTS, 8);
    }

    private static double[] numbers(Representation representation, int threads, Statistic<?> statistic) {
        return Numbers.of(Runs.of(representation, threads, statistic).all().get(statistic));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void threadsChangeNoBit(Family family, Statistic<?> statistic) {
        Representation representation = representation(family, 90);
        double[] expected = numbers(representation, 1, statistic);
        for (int threads : new int[] {2, 3, 8}) {
            assertThat(numbers(representation, threads, statistic)).containsExactly(expected);
        }
    }

    private static Stream<Statistic<?>> everyStatistic() {
        return EveryStatistic.all();
    }

    /** More observations than go through memory at a time. */
    @ParameterizedTest
    @MethodSource("everyStatistic")
    void largeDataIsTheSameInOneBatchAndInMany(Statistic<?> statistic) {
        Representation representation = representation(Family.DIAGONAL, 20_000);
        double[] bySeveral = numbers(representation, 2, statistic);
        assertThat(bySeveral).containsExactly(numbers(representation, 1, statistic));
        assertThat(bySeveral).containsExactly(inOneBatch(representation, statistic), within(1e-9));
    }

    private static <T> double[] inOneBatch(Representation representation, Statistic<T> statistic) {
        var fold = EveryStatistic.folds(representation, statistic).get();
        fold.add(EveryStatistic.batch(representation, 0, representation.size()));
        return Numbers.of(fold.result());
    }

    @ParameterizedTest
    @MethodSource("exactCases")
    void orderOfObservations(Family family, Statistic<?> statistic) {
        int[] order = IntStream.range(0, 90).map(n -> (n * 37 + 11) % 90).toArray();
        checkSelection(family, statistic, order);
    }

    @ParameterizedTest
    @MethodSource("exactCases")
    void everyObservationTwice(Family family, Statistic<?> statistic) {
        checkSelection(
                family, statistic, IntStream.range(0, 180).map(n -> n % 90).toArray());
    }

    private static void checkSelection(Family family, Statistic<?> statistic, int[] rows) {
        Representation given = representation(family, 90);
        Representation selected = Representation.of(
                        "selected",
                        given.posteriors().select(rows),
                        given.factors().select(rows))
                .weighted(Arrays.stream(rows).mapToDouble(given::weight).toArray());
        assertThat(numbers(selected, 2, statistic)).containsExactly(numbers(given, 2, statistic), within(1e-9));
    }
}
