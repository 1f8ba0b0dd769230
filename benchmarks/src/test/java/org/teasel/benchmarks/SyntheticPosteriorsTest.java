package org.teasel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.DiagonalGaussian;

class SyntheticPosteriorsTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "5, 3", "10, 6", "65, 39", "7, 7", "7, 0"})
    void asManyLatentsInformAsAskedFor(int latents, int informative) {
        Representation representation = new SyntheticPosteriors(2_000, latents, informative, 3).representation();

        int sharp = 0;
        for (int i = 0; i < latents; i++) {
            double variance = variance(means(representation, i));
            double deviation = deviations(representation, i).average().orElseThrow();
            if (deviation < 0.75) {
                sharp++;
                assertThat(variance).as("signal of latent " + i).isBetween(0.7, 1.5);
                assertThat(deviation).isBetween(0.014, 0.6);
            } else {
                assertThat(variance).as("signal of latent " + i).isLessThan(0.01);
                assertThat(deviation).isCloseTo(0.975, within(0.01));
            }
        }
        assertThat(sharp).isEqualTo(informative);
    }

    @Test
    void aSeedDecidesAll() {
        assertThat(means(SyntheticPosteriors.of(50, 4, 1).representation(), 2))
                .containsExactly(means(SyntheticPosteriors.of(50, 4, 1).representation(), 2))
                .isNotEqualTo(means(SyntheticPosteriors.of(50, 4, 2).representation(), 2));
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatThrownBy(() -> new SyntheticPosteriors(10, 3, 4, 0)).hasMessageContaining("3 latents, 4 of them");
        assertThatThrownBy(() -> SyntheticPosteriors.of(0, 3, 0)).hasMessageContaining("0 observations");
    }

    private static double[] means(Representation representation, int latent) {
        return IntStream.range(0, representation.size())
                .mapToDouble(row -> representation.posteriors().mean(row, latent))
                .toArray();
    }

    private static DoubleStream deviations(Representation representation, int latent) {
        DiagonalGaussian posteriors = (DiagonalGaussian) representation.posteriors();
        return IntStream.range(0, representation.size()).mapToDouble(row -> posteriors.standardDeviation(row, latent));
    }

    private static double variance(double[] values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        return DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }
}
