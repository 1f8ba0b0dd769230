package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Statistic;
import org.teasel.estimators.RandomRepresentations.Family;

/** Folds can be split and merged at will. */
class FoldLawsTest {

    private static final int ROWS = 60;

    private static Stream<Arguments> cases() {
        return Stream.of(Family.DIAGONAL, Family.SINGULAR, Family.CATEGORICAL, Family.PARTS)
                .flatMap(family -> EveryStatistic.all().map(statistic -> Arguments.of(family, statistic)));
    }

    private static <T> Law<T> law(Family family, Statistic<T> statistic) {
        Representation representation = RandomRepresentations.of(family, ROWS, EveryStatistic.LATENTS, 3);
        return new Law<>(representation, EveryStatistic.folds(representation, statistic));
    }

    /** Folds of one statistic of one representation. */
    private record Law<T>(Representation representation, Supplier<Fold<T>> folds) {

        Fold<T> of(int from, int to) {
            Fold<T> fold = folds.get();
            fold.add(EveryStatistic.batch(representation, from, to));
            return fold;
        }

        Fold<T> merged(Fold<T> left, Fold<T> right) {
            left.merge(right);
            return left;
        }
    }

    /** The numbers of a result; none where a part of the data has no value. */
    private static double[] numbers(Fold<?> fold) {
        try {
            return Numbers.of(fold.result());
        } catch (NotDefinedException e) {
            return new double[0];
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void emptyFoldIsNeutral(Family family, Statistic<?> statistic) {
        checkEmpty(law(family, statistic));
    }

    private static <T> void checkEmpty(Law<T> law) {
        double[] expected = numbers(law.of(0, ROWS));
        assertThat(numbers(law.merged(law.folds().get(), law.of(0, ROWS)))).containsExactly(expected);
        assertThat(numbers(law.merged(law.of(0, ROWS), law.folds().get()))).containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mergedFoldStaysAsItWas(Family family, Statistic<?> statistic) {
        checkOther(law(family, statistic));
    }

    private static <T> void checkOther(Law<T> law) {
        Fold<T> other = law.of(20, ROWS);
        double[] before = numbers(other);
        Fold<T> merged = law.merged(law.of(0, 20), other);
        merged.result();
        assertThat(numbers(other)).containsExactly(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void resultStaysAsItWas(Family family, Statistic<?> statistic) {
        checkResult(law(family, statistic));
    }

    private static <T> void checkResult(Law<T> law) {
        Fold<T> fold = law.of(0, ROWS);
        T result = fold.result();
        double[] before = Numbers.of(result);
        assertThat(Numbers.of(fold.result())).containsExactly(before);
        fold.merge(law.of(0, ROWS / 2));
        assertThat(Numbers.of(result)).containsExactly(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void partsMakeTheWholeHoweverTheyAreMerged(Family family, Statistic<?> statistic) {
        checkParts(law(family, statistic));
    }

    private static <T> void checkParts(Law<T> law) {
        double[] whole = numbers(law.of(0, ROWS));
        Fold<T> left = law.merged(law.merged(law.of(0, 7), law.of(7, 30)), law.of(30, ROWS));
        Fold<T> right = law.merged(law.of(0, 7), law.merged(law.of(7, 30), law.of(30, ROWS)));
        Fold<T> shuffled = law.merged(law.merged(law.of(30, ROWS), law.of(0, 7)), law.of(7, 30));
        Fold<T> oneByOne = law.folds().get();
        IntStream.range(0, ROWS).forEach(n -> oneByOne.add(EveryStatistic.batch(law.representation(), n, n + 1)));
        for (Fold<T> fold : Arrays.asList(left, right, shuffled, oneByOne)) {
            assertThat(numbers(fold)).containsExactly(whole, within(1e-10));
        }
    }
}
