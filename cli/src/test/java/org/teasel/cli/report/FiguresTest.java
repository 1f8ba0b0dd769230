package org.teasel.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.api.Settings;
import org.teasel.api.metric.MetricDescriptor.Range;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0.53386, 0.5339",
        "-0.5, −0.5000",
        "-0.0000001e-9, 0.0000",
        "0.00001234, 1.23e-05",
        "1234567, 1.23e+06",
        "NaN, –",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void values(double value, String text) {
        assertThat(Figures.value(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0123456, 0.012",
        "0.00034, 0.00034",
        "12.3, 12",
        "0, 0",
        "7.7e-15, 0",
        "4.2e-9, 4.2e-09",
        "Infinity, ∞"
    })
    void errors(double error, String text) {
        assertThat(Figures.error(error)).isEqualTo(text);
    }

    @Test
    void rangesAndLevels() {
        assertThat(Figures.range(Range.UNIT)).isEqualTo("[0, 1]");
        assertThat(Figures.range(Range.NOT_NEGATIVE)).isEqualTo("[0, ∞)");
        assertThat(Figures.range(Range.ANY)).isEqualTo("(−∞, ∞)");
        assertThat(Figures.range(new Range(-1, 9.210340))).isEqualTo("[−1, 9.2103]");
        assertThat(Figures.confidence(Settings.DEFAULT)).isEqualTo("95 %");
    }

    @Test
    void names() {
        assertThat(Figures.words("indexCodeMutualInformation")).isEqualTo("index code mutual information");
        assertThat(Figures.words("rho")).isEqualTo("rho");
        assertThat(Figures.count(737280)).isEqualTo("737,280");
    }
}
