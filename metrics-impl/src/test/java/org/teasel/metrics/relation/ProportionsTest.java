package org.teasel.metrics.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProportionsTest {

    @Test
    void zeroLogZeroIsZero() {
        assertThat(Proportions.of(new double[] {0, 3, 0}).entropy()).isZero();
        assertThat(Proportions.of(new double[] {0, 3, 0}).concentration()).isEqualTo(1);
    }

    @Test
    void equalSharesAreNotConcentrated() {
        assertThat(Proportions.of(new double[] {2, 2, 2, 2}).concentration()).isEqualTo(0, within(1e-12));
    }

    @Property
    void entropyIsAtMostTheLogarithmOfTheCount(
            @ForAll @Size(4) List<@DoubleRange(min = 0.01, max = 100) Double> weights) {
        Proportions proportions =
                Proportions.of(weights.stream().mapToDouble(weight -> weight).toArray());
        assertThat(proportions.entropy()).isBetween(0.0, Math.log(4) + 1e-12);
        assertThat(proportions.concentration()).isBetween(-1e-12, 1.0);
    }
}
