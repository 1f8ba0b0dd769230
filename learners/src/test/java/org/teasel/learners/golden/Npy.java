package org.teasel.learners.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the two-dimensional little-endian arrays of the golden cases, whole numbers as doubles. */
final class Npy {

    private static final int MAGIC_LENGTH = 8;
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '<([fi])8', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\), \\}\\s*");

    private Npy() {}

    static double[][] read(String resource) {
        try (InputStream stream = Npy.class.getResourceAsStream(resource)) {
            ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(MAGIC_LENGTH);
            byte[] text = new byte[bytes.getShort()];
            bytes.get(text);
            Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
            if (!header.matches()) {
                throw new IllegalArgumentException(resource + " is not a plain table of 8-byte numbers");
            }
            boolean whole = header.group(1).equals("i");
            double[][] table = new double[Integer.parseInt(header.group(2))][Integer.parseInt(header.group(3))];
            for (double[] row : table) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = whole ? bytes.getLong() : bytes.getDouble();
                }
            }
            return table;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
