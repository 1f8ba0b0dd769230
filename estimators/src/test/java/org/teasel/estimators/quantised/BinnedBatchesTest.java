package org.teasel.estimators.quantised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinnedBatchesTest {

    private static final int BATCHES = 20;

    private final Random random = new Random(1);

    private static List<String> read(BinnedBatches batches) {
        List<String> texts = new ArrayList<>();
        batches.forEach((bins, weights) -> texts.add(text(bins, weights)));
        return texts;
    }

    private static String text(short[] bins, double[] weights) {
        return Arrays.toString(bins) + Arrays.toString(weights);
    }

    private List<String> fill(BinnedBatches batches) {
        List<String> texts = new ArrayList<>();
        for (int b = 0; b < BATCHES; b++) {
            int rows = random.nextInt(50);
            short[] bins = new short[3 * rows];
            double[] weights = new double[rows];
            for (int k = 0; k < bins.length; k++) {
                bins[k] = (short) random.nextInt();
            }
            for (int r = 0; r < rows; r++) {
                weights[r] = random.nextGaussian();
            }
            batches.add(bins, weights);
            texts.add(text(bins, weights));
        }
        return texts;
    }

    @Test
    void whatIsFiledComesBackInItsOrder() {
        for (long mostKept : new long[] {0, 1000, Long.MAX_VALUE}) {
            BinnedBatches batches = new BinnedBatches(mostKept);
            List<String> expected = fill(batches);
            assertThat(read(batches)).isEqualTo(expected);
            assertThat(read(batches)).isEqualTo(expected);
        }
    }

    @Test
    void threadsReadAtOnce() {
        BinnedBatches batches = new BinnedBatches(0);
        List<String> expected = fill(batches);
        assertThat(IntStream.range(0, 50).parallel().mapToObj(k -> read(batches)))
                .allSatisfy(texts -> assertThat(texts).isEqualTo(expected));
    }

    @Test
    void anInterruptedThreadStopsAndSpoilsNothing() {
        BinnedBatches batches = new BinnedBatches(0);
        List<String> expected = fill(batches);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> read(batches));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read(batches)).isEqualTo(expected);
    }
}
