package org.teasel.learners.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FeaturesTest {

    @Test
    void keepsItsOwnCopy() {
        double[][] table = {{1, 2}, {3, 4}, {5, 6}};
        Features features = Features.of(table);
        table[1][0] = 99;
        assertThat(features.rows()).isEqualTo(3);
        assertThat(features.columns()).isEqualTo(2);
        assertThat(features.row(1)).containsExactly(3, 4);
        assertThat(features.column(1)).containsExactly(2, 4, 6);
        assertThat(features.at(2, 0)).isEqualTo(5);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Features.of(new double[][] {{1, 2}, {3}}))
                .withMessage("features have 1 columns in row 1; expected 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Features.of(new double[][] {{1, 2}, {3, Double.NEGATIVE_INFINITY}}))
                .withMessage("feature in row 1, column 1 is -Infinity; expected a finite number up to 1.0E100 in"
                        + " magnitude");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Features.of(new double[][] {{1e101}}))
                .withMessageContaining("row 0, column 0 is 1.0E101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Features.of(new double[0][]))
                .withMessageContaining("no rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Features.of(new double[][] {{}}))
                .withMessageContaining("no columns");
    }

    @Test
    void weightsCountRowsAndMaySkipSome() {
        ObservationWeights weights = ObservationWeights.of(new double[] {0, 1, 3}, 3);
        assertThat(weights.share(0)).isZero();
        assertThat(weights.share(2)).isEqualTo(0.75);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservationWeights.of(new double[] {0, 0}, 2))
                .withMessageContaining("all weights are 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservationWeights.of(new double[] {1, -1}, 2))
                .withMessageContaining("weight in row 1 is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservationWeights.of(new double[] {1}, 2))
                .withMessageContaining("1 weights for 2 rows");
    }

    @Test
    void labelsAreNumberedInOrder() {
        ClassLabels labels = ClassLabels.of(new int[] {40, -2, 40, 7}, 4);
        assertThat(labels.classes()).containsExactly(-2, 7, 40);
        assertThat(labels.code(0)).isEqualTo(2);
        assertThat(labels.count(2)).isEqualTo(2);
        assertThat(labels.balancedWeights()).containsExactly(4.0 / 6, 4.0 / 3, 4.0 / 6, 4.0 / 3);
    }

    @Test
    void settingsAreRefusedInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.atLeast("trees", 0, 1))
                .withMessage("trees is 0; expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.positive("cost", Double.NaN))
                .withMessage("cost is NaN; expected a finite number above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.share("learningRate", 1.5))
                .withMessage("learningRate is 1.5; expected a number above 0 and up to 1");
    }
}
