package org.teasel.datasets.image;

import java.util.function.IntToDoubleFunction;

/** Shrinks a square image: a pixel becomes the mean over the area that it covers of the larger image. */
public final class AreaAverage {

    private final int from;
    private final int to;
    private final int[] first;
    private final double[][] shares;

    /**
     * From one size to another.
     *
     * @param from rows and columns of the larger image
     * @param to rows and columns of the smaller one, at least 1 and at most {@code from}
     */
    public AreaAverage(int from, int to) {
        if (to < 1 || to > from) {
            throw new IllegalArgumentException(from + " pixels cannot be shrunk to " + to);
        }
        this.from = from;
        this.to = to;
        this.first = new int[to];
        this.shares = new double[to][];
        for (int n = 0; n < to; n++) {
            // In units of 1 / to of a pixel, whole numbers: n covers from * n to from * (n + 1), pixel k to * k to ...
            int low = from * n;
            int high = from * (n + 1);
            first[n] = low / to;
            shares[n] = new double[(high + to - 1) / to - first[n]];
            for (int k = 0; k < shares[n].length; k++) {
                int pixel = to * (first[n] + k);
                shares[n][k] = (Math.min(high, pixel + to) - Math.max(low, pixel)) / (double) from;
            }
        }
    }

    /**
     * Shrinks one channel of an image, row-major, that begins at {@code start}; its bytes are not negative, and means
     * are rounded to the nearest whole number.
     */
    public void shrink(byte[] source, int start, byte[] target, int targetStart) {
        if (from == to) {
            System.arraycopy(source, start, target, targetStart, from * from);
            return;
        }
        for (int row = 0; row < to; row++) {
            for (int column = 0; column < to; column++) {
                target[targetStart + row * to + column] =
                        (byte) Math.round(mean(k -> Byte.toUnsignedInt(source[k]), start, row, column));
            }
        }
    }

    /** Shrinks one channel of an image, row-major, that begins at {@code start}. */
    void shrink(float[] source, int start, float[] target, int targetStart) {
        for (int row = 0; row < to; row++) {
            for (int column = 0; column < to; column++) {
                target[targetStart + row * to + column] = (float) mean(k -> source[k], start, row, column);
            }
        }
    }

    private double mean(IntToDoubleFunction source, int start, int row, int column) {
        double mean = 0;
        for (int r = 0; r < shares[row].length; r++) {
            int line = start + (first[row] + r) * from + first[column];
            double sum = 0;
            for (int c = 0; c < shares[column].length; c++) {
                sum += shares[column][c] * source.applyAsDouble(line + c);
            }
            mean += shares[row][r] * sum;
        }
        return mean;
    }
}
