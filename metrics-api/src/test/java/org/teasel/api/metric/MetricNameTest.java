package org.teasel.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.InvalidInputException;

class MetricNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"mig", "z-diff", "sepin@3", "dci:lasso", "sepin@3:monte-carlo"})
    void namesAreWrittenAsTheyAreRead(String name) {
        assertThat(MetricName.parse(name)).hasToString(name);
    }

    @Test
    void aNameThatIsNoneIsToldAsItWasGiven() {
        assertThatThrownBy(() -> MetricName.parse("MIG"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("'MIG' is no metric name, expected small letters, digits and hyphens");
        assertThatThrownBy(() -> MetricName.parse("mig:Mean"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("'mig' with variant 'Mean' is no metric name, expected small letters, digits and hyphens");
    }
}
