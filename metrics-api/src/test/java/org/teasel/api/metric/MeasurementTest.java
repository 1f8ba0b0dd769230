package org.teasel.api.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    @Test
    void keepsItsOwnCopies() {
        double[] shares = {1, 2};
        Map<String, Double> components = new HashMap<>(Map.of("gap", 3.0));
        Measurement measurement = new Measurement(0, shares, shares, Optional.empty(), components, Map.of(), List.of());
        shares[0] = 9;
        components.clear();
        assertThat(measurement.perFactor()).containsExactly(1, 2);
        assertThat(measurement.perLatent()).containsExactly(1, 2);
        assertThat(measurement.components()).containsEntry("gap", 3.0);
    }

    @Test
    void tablesAreCopied() {
        double[][] values = {{1, 2}};
        Matrix matrix = new Matrix("t", List.of("r"), List.of("a", "b"), values);
        values[0][0] = 9;
        assertThat(matrix.values()[0]).containsExactly(1, 2);
    }

    @Test
    void everyRowAndColumnOfATableHasAName() {
        double[][] values = {{1, 2}};
        assertThatThrownBy(() -> new Matrix("t", List.of("r"), List.of("a"), values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table 't'");
        assertThatThrownBy(() -> new Matrix("t", List.of(), List.of("a", "b"), values))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
