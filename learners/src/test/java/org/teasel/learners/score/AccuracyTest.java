package org.teasel.learners.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AccuracyTest {

    private static final int[] LABELS = {0, 0, 0, 0, 3, 3};

    @Test
    void countsRowsOrClassesAlike() {
        int[] mostlyRight = {0, 0, 0, 7, 3, 0};
        assertThat(Accuracy.of(LABELS, mostlyRight)).isEqualTo(4.0 / 6);
        assertThat(Accuracy.balanced(LABELS, mostlyRight)).isEqualTo((0.75 + 0.5) / 2);
    }

    @Test
    void givingTheCommonClassIsWorthNothingWhenBalanced() {
        int[] constant = new int[LABELS.length];
        assertThat(Accuracy.of(LABELS, constant)).isEqualTo(4.0 / 6);
        assertThat(Accuracy.balanced(LABELS, constant)).isEqualTo(0.5);
    }

    @Test
    void isNotDefinedWithoutRows() {
        assertThatIllegalArgumentException().isThrownBy(() -> Accuracy.of(new int[0], new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Accuracy.of(LABELS, new int[2]));
    }
}
