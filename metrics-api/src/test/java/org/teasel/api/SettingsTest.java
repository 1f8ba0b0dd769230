package org.teasel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Quantisation BINS = new Quantisation(Quantisation.Rule.INTEGRAL, 10, -1, 1);

    @Test
    void everyParameterCanBeSetByItself() {
        assertThat(Settings.DEFAULT
                        .with(BINS)
                        .withFactorBins(2)
                        .withSamples(3)
                        .withEpsilon(1e-3)
                        .withSeed(4)
                        .withThreads(5)
                        .withConfidence(0.6)
                        .withLearnerRows(7, 8)
                        .withRepeats(9))
                .isEqualTo(new Settings(BINS, 2, 3, 1e-3, 4, 5, 0.6, 7, 8, 9));
    }

    @Test
    void onlyTheFirstRepeatHasTheSeedItself() {
        Settings settings = Settings.DEFAULT.withSeed(4);
        assertThat(settings.ofRepeat(0)).isEqualTo(settings);
        assertThat(settings.ofRepeat(1)).isNotEqualTo(settings).isNotEqualTo(settings.ofRepeat(2));
        assertThat(settings.ofRepeat(2)).isEqualTo(settings.ofRepeat(2));
    }

    @Test
    void confidenceIsAShare() {
        for (double confidence : new double[] {0, 1, Double.NaN}) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> Settings.DEFAULT.withConfidence(confidence))
                    .withMessageContaining("confidence is " + confidence);
        }
    }
}
