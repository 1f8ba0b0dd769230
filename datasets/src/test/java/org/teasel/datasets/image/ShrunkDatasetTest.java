package org.teasel.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.datasets.sprites.SpritesProvider;

class ShrunkDatasetTest {

    private static final int CHANNELS = 2;
    private static final int FROM = 6;
    private static final int WIDTH = CHANNELS * FROM * FROM;

    /** Five random images with weights. */
    private static final class Noisy implements Dataset {

        private final float[] values = new float[5 * WIDTH];
        private boolean closed;

        Noisy() {
            SplittableRandom random = new SplittableRandom(4);
            for (int k = 0; k < values.length; k++) {
                values[k] = (float) random.nextDouble();
            }
        }

        @Override
        public String name() {
            return "noise";
        }

        @Override
        public int[] shape() {
            return new int[] {CHANNELS, FROM, FROM};
        }

        @Override
        public Factors factors() {
            return Factors.none(5);
        }

        @Override
        public Observations observations(int from, int to) {
            return Observations.of(shape(), Arrays.copyOfRange(values, from * WIDTH, to * WIDTH));
        }

        @Override
        public Optional<double[]> weights() {
            return Optional.of(new double[] {1, 2, 3, 4, 5});
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final Noisy large = new Noisy();

    /** Mean over a finer grid, whose cells lie in one pixel of both images. */
    private double mean(int row, int channel, int side, int r, int c) {
        double sum = 0;
        for (int a = r * FROM; a < (r + 1) * FROM; a++) {
            for (int b = c * FROM; b < (c + 1) * FROM; b++) {
                sum += large.values[((row * CHANNELS + channel) * FROM + a / side) * FROM + b / side];
            }
        }
        return sum / (FROM * FROM);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void pixelsAreMeansOverTheirArea(int side) {
        Dataset small = ShrunkDataset.of(large, side);
        assertThat(small.shape()).containsExactly(CHANNELS, side, side);
        assertThat(small.size()).isEqualTo(5);
        int[] rows = {4, 0, 4};
        Observations some = small.observations(rows);
        Observations between = small.observations(1, 4);
        assertThat(some.size()).isEqualTo(3);
        assertThat(some.shape()).containsExactly(CHANNELS, side, side);
        for (int n = 0; n < 3; n++) {
            for (int k = 0; k < CHANNELS * side * side; k++) {
                int channel = k / (side * side);
                int r = k / side % side;
                int c = k % side;
                int at = n * CHANNELS * side * side + k;
                assertThat((double) some.values()[at]).isCloseTo(mean(rows[n], channel, side, r, c), within(1e-6));
                assertThat((double) between.values()[at]).isCloseTo(mean(1 + n, channel, side, r, c), within(1e-6));
            }
        }
    }

    @Test
    void allElseIsTheLargeOnes() {
        assertThat(ShrunkDataset.of(large, FROM)).isSameAs(large);
        Dataset small = ShrunkDataset.of(large, 3);
        assertThat(small.name()).isEqualTo("noise, 3 x 3");
        assertThat(small.factors().size()).isEqualTo(5);
        assertThat(small.weights().orElseThrow()).containsExactly(1, 2, 3, 4, 5);
        assertThat(small.observations(2, 2).size()).isZero();
        small.close();
        assertThat(large.closed).isTrue();
    }

    @Test
    void spritesComeSmaller() {
        Dataset small = new SpritesProvider().open("", Map.of("side", "32"));
        assertThat(small.shape()).containsExactly(1, 32, 32);
        float[] drawn =
                new SpritesProvider().open("", Map.of()).observations(9, 10).values();
        float[] shrunk = small.observations(9, 10).values();
        for (int k = 0; k < shrunk.length; k++) {
            int at = k / 32 * 2 * 64 + k % 32 * 2;
            assertThat(shrunk[k]).isEqualTo((drawn[at] + drawn[at + 1] + drawn[at + 64] + drawn[at + 65]) / 4);
        }
        for (String side : new String[] {"65", "0", "x"}) {
            assertThatThrownBy(() -> new SpritesProvider().open("", Map.of("side", side)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("side");
        }
    }
}
