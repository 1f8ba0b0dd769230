package org.teasel.adapters.arrays;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.teasel.api.InvalidInputException;

/**
 * What stands before the numbers in a .npy file: format 1.0, 2.0 or 3.0.
 *
 * @param type type of the numbers
 * @param order order of the bytes in a number
 * @param columnMajor whether the first axis is the fastest (Fortran order)
 * @param shape sizes of the axes
 */
record NpyHeader(ElementType type, ByteOrder order, boolean columnMajor, Shape shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");
    private static final int LONGEST = 1 << 16;
    private static final int ALIGNMENT = 64;
    private static final String READABLE = "numbers of type b1, i1 to i8, u1 to u8 or f2 to f8";

    /**
     * Reads a header and leaves the stream at the first number.
     *
     * @param source what messages call the file
     * @throws InvalidInputException if this is no .npy file of numbers
     */
    static NpyHeader read(InputStream in, String source) throws IOException {
        byte[] start = exactly(in, MAGIC.length + 2);
        if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InvalidInputException(source + " is not a .npy file: it does not begin with \\x93NUMPY");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
            throw new InvalidInputException(source + " has .npy format " + version + "." + start[MAGIC.length + 1]
                    + ", expected 1.0, 2.0 or 3.0");
        }
        ByteBuffer field = ByteBuffer.wrap(exactly(in, version == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? Short.toUnsignedLong(field.getShort()) : Integer.toUnsignedLong(field.getInt());
        if (length > LONGEST) {
            throw new InvalidInputException(
                    source + " announces a header of " + length + " bytes, expected at most " + LONGEST);
        }
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return parse(new String(exactly(in, (int) length), charset), source);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("its .npy header ends early");
        }
        return bytes;
    }

    private static NpyHeader parse(String text, String source) {
        Map<String, Object> entries;
        try {
            entries = PythonDictionary.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(source + " has a damaged .npy header: " + e.getMessage(), e);
        }
        if (!entries.keySet().equals(KEYS)) {
            throw new InvalidInputException(source + " has a .npy header with the keys " + entries.keySet()
                    + ", expected descr, fortran_order and shape");
        }
        if (!(entries.get("fortran_order") instanceof Boolean columnMajor)) {
            throw new InvalidInputException(source + " has fortran_order " + entries.get("fortran_order")
                    + " in its .npy header, expected True or False");
        }
        Shape shape = shape(entries.get("shape"), source);
        if (!(entries.get("descr") instanceof String descr)) {
            throw new InvalidInputException(source + " holds records with named fields, expected " + READABLE);
        }
        ElementType type = type(descr, source);
        try {
            Math.multiplyExact(shape.length(), (long) type.bytes());
        } catch (ArithmeticException e) {
            throw new InvalidInputException(source + " announces shape " + shape + ", too large for any file", e);
        }
        ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(type, order, columnMajor, shape);
    }

    private static Shape shape(Object value, String source) {
        List<Integer> sizes = new ArrayList<>();
        if (!(value instanceof List<?> items)) {
            throw new InvalidInputException(
                    source + " has shape " + value + " in its .npy header, expected a tuple of sizes");
        }
        for (Object item : items) {
            if (!(item instanceof Long size) || size < 0 || size > Integer.MAX_VALUE) {
                throw new InvalidInputException(source + " has shape " + items
                        + " in its .npy header, expected sizes from 0 to " + Integer.MAX_VALUE);
            }
            sizes.add(size.intValue());
        }
        try {
            return Shape.of(sizes);
        } catch (ArithmeticException e) {
            throw new InvalidInputException(source + " announces shape " + sizes + ", too large for any file", e);
        }
    }

    private static ElementType type(String descr, String source) {
        for (ElementType type : ElementType.values()) {
            boolean ordered = descr.startsWith("<") || descr.startsWith(">");
            if (descr.equals("|" + type.code())
                    ? type.bytes() == 1
                    : ordered && descr.endsWith(type.code()) && descr.length() == 3) {
                return type;
            }
        }
        if (descr.contains("O")) {
            throw new InvalidInputException(source
                    + " holds pickled Python objects, which can run any code and are never loaded; expected "
                    + READABLE);
        }
        throw new InvalidInputException(source + " has type '" + descr + "', expected " + READABLE);
    }

    /** The header that an array is written with. */
    static NpyHeader of(NumericArray array) {
        return new NpyHeader(array.type(), array.data().order(), false, Shape.of(array.shape()));
    }

    /** Bytes of all numbers. */
    long bytes() {
        return shape.length() * type.bytes();
    }

    /** Refuses a file whose numbers take other than the bytes that this header implies. */
    void requireBytes(long available, String source) {
        if (available < bytes()) {
            throw new InvalidInputException(source + " is truncated: " + available + " bytes of numbers, expected "
                    + bytes() + " for " + type.code() + " " + shape);
        }
        if (available > bytes()) {
            throw new InvalidInputException(source + " has " + (available - bytes()) + " bytes after its numbers, "
                    + "expected " + bytes() + " for " + type.code() + " " + shape + " and the end");
        }
    }

    /** The header of an array that has only so many of the rows. */
    NpyHeader withRows(int rows) {
        return new NpyHeader(type, order, columnMajor, shape.withRows(rows));
    }

    /** The array that these bytes hold; column-major ones are copied in row-major order. */
    NumericArray array(Segments data) {
        return new NumericArray(type, shape, columnMajor && shape.rank() > 1 ? transposed(data) : data);
    }

    private Segments transposed(Segments data) {
        int rank = shape.rank();
        long[] strides = new long[rank];
        long stride = type.bytes();
        for (int axis = 0; axis < rank; axis++) {
            strides[axis] = stride;
            stride *= shape.size(axis);
        }
        Segments target = Segments.allocate(bytes(), order);
        int[] index = new int[rank];
        long from = 0;
        for (long to = 0; to < bytes(); to += type.bytes()) {
            data.copyElement(from, target, to, type.bytes());
            // Steps to the next index as an odometer does, the last axis first.
            for (int axis = rank - 1; axis >= 0; axis--) {
                from += strides[axis];
                if (++index[axis] < shape.size(axis)) {
                    break;
                }
                from -= strides[axis] * index[axis];
                index[axis] = 0;
            }
        }
        return target;
    }

    /**
     * Refuses unsigned integers that a {@code long} cannot hold.
     *
     * @param before how many numbers of the file precede the array
     */
    void refuseHuge(NumericArray array, long before, String source) {
        if (type != ElementType.UINT64) {
            return;
        }
        for (long i = 0; i < array.length(); i++) {
            if (array.integer(i) < 0) {
                throw new InvalidInputException(source + ": value " + Long.toUnsignedString(array.integer(i)) + " at "
                        + shape.indexOf(before + i) + ", expected at most " + Long.MAX_VALUE);
            }
        }
    }

    /** The header in format 1.0, padded as NumPy does so that the numbers start at a multiple of 64 bytes. */
    byte[] toBytes() {
        char mark = type.bytes() == 1 ? '|' : order == ByteOrder.BIG_ENDIAN ? '>' : '<';
        String text = "{'descr': '" + mark + type.code() + "', 'fortran_order': " + (columnMajor ? "True" : "False")
                + ", 'shape': " + shape.toPython() + ", }";
        int prefix = MAGIC.length + 4;
        int total = (prefix + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String padded = text + " ".repeat(total - prefix - text.length() - 1) + "\n";
        return ByteBuffer.allocate(total)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }
}
