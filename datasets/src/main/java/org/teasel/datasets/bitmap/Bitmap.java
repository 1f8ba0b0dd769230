package org.teasel.datasets.bitmap;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An immutable black and white image of 64 x 64 pixels, in 512 bytes. */
public final class Bitmap {

    /** Pixels in a row and rows in an image. */
    public static final int SIDE = Long.SIZE;

    private final long[] lines;

    private Bitmap(long[] lines) {
        this.lines = lines;
    }

    /**
     * An image from its rows, which are copied.
     *
     * @param lines 64 rows from the top, the leftmost pixel of each in the highest bit; a set bit is a white pixel
     */
    public static Bitmap of(long[] lines) {
        if (lines.length != SIDE) {
            throw new IllegalArgumentException("an image of " + lines.length + " rows, expected " + SIDE);
        }
        return new Bitmap(lines.clone());
    }

    /** Whether a pixel is white. */
    public boolean isWhite(int row, int column) {
        return lines[row] << column < 0;
    }

    /** Number of white pixels. */
    public int whitePixels() {
        return Arrays.stream(lines).mapToInt(Long::bitCount).sum();
    }

    /** The image in 512 bytes: row by row, 8 pixels to a byte, the leftmost pixel in the highest bit. */
    public byte[] packed() {
        ByteBuffer bytes = ByteBuffer.allocate(SIDE * Long.BYTES);
        bytes.asLongBuffer().put(lines);
        return bytes.array();
    }

    /** Writes 1 for each white pixel into a row-major image of zeros that begins at {@code start}. */
    void paint(float[] target, int start) {
        for (int row = 0; row < SIDE; row++) {
            long rest = lines[row];
            while (rest != 0) {
                int column = Long.numberOfLeadingZeros(rest);
                target[start + row * SIDE + column] = 1;
                rest &= ~(Long.MIN_VALUE >>> column);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bitmap bitmap && Arrays.equals(lines, bitmap.lines);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lines);
    }
}
