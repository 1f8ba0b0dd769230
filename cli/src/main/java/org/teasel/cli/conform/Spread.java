package org.teasel.cli.conform;

import java.util.stream.IntStream;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Observations;

/** A few observations from all over a data set: its first ones are often all alike. */
final class Spread {

    private static final int COUNT = 12;

    private Spread() {}

    static Observations over(Dataset dataset) {
        int count = Math.min(COUNT, dataset.size());
        Observations[] single = IntStream.range(0, count)
                .map(n -> count == 1 ? 0 : (int) ((long) n * (dataset.size() - 1) / (count - 1)))
                .mapToObj(row -> dataset.observations(row, row + 1))
                .toArray(Observations[]::new);
        int width = single.length == 0 ? 0 : single[0].width();
        float[] values = new float[count * width];
        for (int n = 0; n < count; n++) {
            System.arraycopy(single[n].values(), 0, values, n * width, width);
        }
        return Observations.of(dataset.shape(), values);
    }
}
