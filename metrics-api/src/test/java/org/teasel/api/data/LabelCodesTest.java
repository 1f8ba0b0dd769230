package org.teasel.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.InvalidInputException;

/** Codes come back as they were, whatever the number of bytes that they are kept in. */
class LabelCodesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 128, 129, 255, 256, 257, 32_769, 65_535, 65_536, 65_537, 100_000})
    void codesComeBack(int values) {
        SplittableRandom random = new SplittableRandom(values);
        int[] codes = random.ints(500, 0, values).toArray();
        codes[7] = values - 1;
        codes[8] = 0;
        FactorColumn.Labels labels = FactorColumn.Labels.of(Factor.categorical("y", values), codes.clone());
        assertThat(labels.size()).isEqualTo(codes.length);
        for (int row = 0; row < codes.length; row++) {
            assertThat(labels.code(row)).isEqualTo(codes[row]);
            assertThat(labels.number(row)).isEqualTo(codes[row]);
            assertThat(labels.probability(row, codes[row])).isEqualTo(1);
        }
        FactorColumn.Labels chosen = labels.select(new int[] {8, 7, 7});
        assertThat(chosen.size()).isEqualTo(3);
        assertThat(chosen.code(0)).isZero();
        assertThat(chosen.code(2)).isEqualTo(values - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 256, 65_536, 70_000})
    void codesThatWouldFoldIntoTheRangeAreRefused(int values) {
        Factor factor = Factor.categorical("y", values);
        for (int code : new int[] {-1, values, values + 256, values + 65_536}) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> FactorColumn.Labels.of(factor, 3, row -> row == 1 ? code : 0))
                    .withMessage("factor 'y', row 1: " + code + ", expected 0 to " + (values - 1));
        }
    }
}
