package org.teasel.datasets.smallnorb;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.teasel.api.InvalidInputException;
import org.teasel.datasets.image.BinaryStream;

/**
 * A file in NORB's matrix format, which shares nothing but its suffix with MATLAB's. Little-endian: a number that tells
 * the type, the number of axes, a size for each axis and at least three of them, and the numbers, row-major.
 */
final class NorbMatrix implements Closeable {

    /** The types that SmallNORB has. */
    enum Type {
        BYTES(0x1E3D4C55),
        INTEGERS(0x1E3D4C54);

        private final int magic;

        Type(int magic) {
            this.magic = magic;
        }
    }

    private static final int LEAST_SIZES = 3;
    private static final int MOST_ROWS = 10_000_000;

    private final BinaryStream file;
    private final int rows;

    private NorbMatrix(BinaryStream file, int rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * Opens a matrix.
     *
     * @param type the type that it must have
     * @param row the sizes that its axes must have but for the first
     */
    static NorbMatrix open(Path path, Type type, List<Integer> row) {
        BinaryStream file = BinaryStream.open(path);
        try {
            return new NorbMatrix(file, header(file, type, row));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static int header(BinaryStream file, Type type, List<Integer> row) {
        int magic = file.nextInt(ByteOrder.LITTLE_ENDIAN, "its header");
        if (magic != type.magic) {
            throw new InvalidInputException(String.format(
                    "%s begins with 0x%08X, expected 0x%08X: a matrix of %s in NORB's format",
                    file.file(), magic, type.magic, type.name().toLowerCase(Locale.ROOT)));
        }
        int axes = file.nextInt(ByteOrder.LITTLE_ENDIAN, "its header");
        if (axes != row.size() + 1) {
            throw new InvalidInputException(
                    file.file() + " has " + axes + " axes, expected " + (row.size() + 1) + ": [N" + tail(row));
        }
        List<Integer> sizes = new ArrayList<>();
        for (int axis = 0; axis < Math.max(axes, LEAST_SIZES); axis++) {
            int size = file.nextInt(ByteOrder.LITTLE_ENDIAN, "its header");
            if (axis < axes) {
                sizes.add(size);
            }
        }
        int rows = sizes.get(0);
        if (!sizes.subList(1, axes).equals(row) || rows < 1 || rows > MOST_ROWS) {
            throw new InvalidInputException(
                    file.file() + " holds " + sizes + ", expected [N" + tail(row) + " with N from 1 to " + MOST_ROWS);
        }
        return rows;
    }

    private static String tail(List<Integer> row) {
        StringBuilder text = new StringBuilder();
        row.forEach(size -> text.append(", ").append(size));
        return text.append(']').toString();
    }

    Path file() {
        return file.file();
    }

    int rows() {
        return rows;
    }

    byte[] nextBytes(int count, String what) {
        return file.next(count, what);
    }

    /** The next numbers of a matrix of integers. */
    int[] nextIntegers(int count, String what) {
        int[] numbers = new int[count];
        ByteBuffer.wrap(file.next(count * Integer.BYTES, what))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(numbers);
        return numbers;
    }

    void requireEnd() {
        file.requireEnd();
    }

    @Override
    public void close() {
        file.close();
    }
}
