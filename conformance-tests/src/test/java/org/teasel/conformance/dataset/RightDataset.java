package org.teasel.conformance.dataset;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;

/** A right data set over some rows of a grid of 3 by 5 by 2; subclasses get something wrong. */
class RightDataset implements Dataset {

    static final int WHOLE = 30;

    private static final int WIDTH = 4;

    final int[] rows;

    RightDataset(int... rows) {
        this.rows = rows;
    }

    RightDataset() {
        this(IntStream.range(0, WHOLE).toArray());
    }

    static int[] codes(int row) {
        return new int[] {row / 10, row / 2 % 5, row % 2};
    }

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public int[] shape() {
        return new int[] {2, 2};
    }

    @Override
    public Factors factors() {
        return Factors.categorical(
                        List.of("a", "b", "c"),
                        IntStream.range(0, WHOLE).mapToObj(RightDataset::codes).toArray(int[][]::new))
                .select(rows);
    }

    @Override
    public Observations observations(int from, int to) {
        Objects.checkFromToIndex(from, to, rows.length);
        return Observations.of(shape(), values(from, to));
    }

    float[] values(int from, int to) {
        float[] values = new float[(to - from) * WIDTH];
        for (int k = 0; k < values.length; k++) {
            values[k] = rows[from + k / WIDTH] + 0.1f * (k % WIDTH);
        }
        return values;
    }
}
