package org.teasel.metrics.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A little-endian array of the golden cases in row-major order, whole numbers as doubles.
 *
 * @param shape its extents
 * @param values its numbers
 */
record Npy(int[] shape, double[] values) {

    private static final int MAGIC_LENGTH = 8;
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '<([fi])8', 'fortran_order': False, 'shape': \\(([0-9, ]+)\\), \\}\\s*");

    static Npy read(String resource) {
        try (InputStream stream = Npy.class.getResourceAsStream(resource)) {
            ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(MAGIC_LENGTH);
            byte[] text = new byte[bytes.getShort()];
            bytes.get(text);
            Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
            if (!header.matches()) {
                throw new IllegalArgumentException(resource + " is not a plain array of 8-byte numbers");
            }
            boolean whole = header.group(1).equals("i");
            double[] values = new double[bytes.remaining() / Double.BYTES];
            Arrays.setAll(values, k -> whole ? bytes.getLong() : bytes.getDouble());
            int[] shape = Pattern.compile("[0-9]+")
                    .matcher(header.group(2))
                    .results()
                    .mapToInt(extent -> Integer.parseInt(extent.group()))
                    .toArray();
            return new Npy(shape, values);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Extent of the last dimension. */
    int width() {
        return shape[shape.length - 1];
    }

    /** All but the last dimension as rows. */
    double[][] rows() {
        double[][] rows = new double[values.length / width()][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(values, r * width(), (r + 1) * width()));
        return rows;
    }

    int[] whole() {
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }
}
