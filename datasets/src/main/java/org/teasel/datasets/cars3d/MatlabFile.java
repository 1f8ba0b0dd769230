package org.teasel.datasets.cars3d;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.api.InvalidInputException;
import org.teasel.datasets.image.BinaryStream;

/**
 * A file in MATLAB's format of level 5, of which one matrix of unsigned bytes is read. Everything else is passed over
 * unpacked, and no more is ever unpacked than the matrix is known to have, whatever a file claims.
 */
final class MatlabFile {

    private static final int HEADER = 128;
    private static final int VERSION_AT = 124;
    private static final int VERSION = 0x0100;
    private static final short LITTLE_ENDIAN = 0x4D49;

    private static final int UNSIGNED_BYTES = 2;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int CLASS_OF_UNSIGNED_BYTES = 9;
    private static final int LOGICAL_OR_COMPLEX = 0x0A00;

    private static final int MOST_AXES = 32;
    private static final int MOST_LETTERS = 64;

    /** Far more than all images of a car take. */
    private static final int MOST_BYTES = 1 << 28;

    private final Path file;
    private final ByteOrder order;

    private MatlabFile(Path file, ByteOrder order) {
        this.file = file;
        this.order = order;
    }

    /**
     * The bytes of a matrix in the order of the file, the first axis the fastest.
     *
     * @param name name of the matrix
     * @param sizes the sizes of its axes
     */
    static byte[] read(Path file, String name, Integer... sizes) {
        try (BinaryStream stream = BinaryStream.open(file)) {
            ByteBuffer header = ByteBuffer.wrap(stream.next(HEADER, "its header"));
            ByteOrder order = header.order(ByteOrder.LITTLE_ENDIAN).getShort(VERSION_AT + 2) == LITTLE_ENDIAN
                    ? ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.BIG_ENDIAN;
            if (header.order(order).getShort(VERSION_AT) != VERSION
                    || header.getShort(VERSION_AT + 2) != LITTLE_ENDIAN) {
                throw new InvalidInputException(file + " is no MATLAB file of level 5 (v6 or v7), expected one");
            }
            MatlabFile matlab = new MatlabFile(file, order);
            while (!stream.atEnd()) {
                int type = stream.nextInt(order, "a tag");
                int size = stream.nextInt(order, "a tag");
                if (size < 0 || size > MOST_BYTES || type != MATRIX && type != COMPRESSED) {
                    throw new InvalidInputException(file + " is damaged: it has an element of type " + type + " with "
                            + Integer.toUnsignedString(size) + " bytes, expected a matrix of at most " + MOST_BYTES);
                }
                InputStream element = new ByteArrayInputStream(stream.next(size, "an element"));
                byte[] found = matlab.matrix(type == COMPRESSED, element, name, List.of(sizes));
                if (found != null) {
                    return found;
                }
            }
        }
        throw new InvalidInputException(file + " holds no matrix '" + name + "'");
    }

    /** The numbers of a matrix, or null if it has another name. */
    private byte[] matrix(boolean compressed, InputStream element, String name, List<Integer> sizes) {
        return Reading.from(file, () -> {
            try (InputStream in = compressed ? new InflaterInputStream(element) : element) {
                if (compressed && integer(in) != MATRIX) {
                    throw new InvalidInputException(file + " is damaged: it has an element that is no matrix");
                }
                if (compressed) {
                    // How many bytes it claims; what it has to hold is known.
                    integer(in);
                }
                int flags = flags(part(in, 2 * Integer.BYTES));
                ByteBuffer axes =
                        ByteBuffer.wrap(part(in, MOST_AXES * Integer.BYTES)).order(order);
                String found = new String(part(in, MOST_LETTERS), StandardCharsets.ISO_8859_1);
                if (!found.equals(name)) {
                    return null;
                }
                List<Integer> extents = new ArrayList<>();
                while (axes.remaining() >= Integer.BYTES) {
                    extents.add(axes.getInt());
                }
                if ((flags & 0xFF) != CLASS_OF_UNSIGNED_BYTES
                        || (flags & LOGICAL_OR_COMPLEX) != 0
                        || !extents.equals(sizes)) {
                    throw new InvalidInputException(file + ": '" + name + "' is " + extents + " of class "
                            + (flags & 0xFF) + ", expected " + sizes + " of class " + CLASS_OF_UNSIGNED_BYTES
                            + ", unsigned bytes");
                }
                return numbers(in, name, sizes.stream().reduce(1, Math::multiplyExact));
            } catch (ZipException e) {
                throw new InvalidInputException(file + " is damaged: " + e.getMessage(), e);
            }
        });
    }

    private int flags(byte[] part) {
        if (part.length != 2 * Integer.BYTES) {
            throw new InvalidInputException(
                    file + " is damaged: the flags of a matrix have " + part.length + " bytes, expected 8");
        }
        return ByteBuffer.wrap(part).order(order).getInt();
    }

    private byte[] numbers(InputStream in, String name, int count) throws IOException {
        int type = integer(in);
        int size = integer(in);
        if (type != UNSIGNED_BYTES || size != count) {
            throw new InvalidInputException(file + ": '" + name + "' has " + Integer.toUnsignedString(size)
                    + " bytes of type " + type + ", expected " + count + " of type " + UNSIGNED_BYTES);
        }
        byte[] numbers = bytes(in, count);
        // To ask for the end also compares the checksum of what was compressed.
        if (in.read() >= 0) {
            throw new InvalidInputException(file + " is damaged: '" + name + "' goes on after " + count + " bytes");
        }
        return numbers;
    }

    /** What a part of a matrix holds, which may be in the four bytes of its tag; it ends at a multiple of eight bytes. */
    private byte[] part(InputStream in, int most) throws IOException {
        int tag = integer(in);
        boolean small = tag >>> 16 != 0;
        int size = small ? tag >>> 16 : integer(in);
        if (size < 0 || size > (small ? Integer.BYTES : most)) {
            throw new InvalidInputException(
                    file + " is damaged: a part of a matrix has " + size + " bytes, expected at most " + most);
        }
        int block = small ? Integer.BYTES : 2 * Integer.BYTES;
        byte[] padded = bytes(in, (size + block - 1) / block * block);
        return Arrays.copyOf(padded, size);
    }

    private int integer(InputStream in) throws IOException {
        return ByteBuffer.wrap(bytes(in, Integer.BYTES)).order(order).getInt();
    }

    private static byte[] bytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("a matrix ends after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }
}
