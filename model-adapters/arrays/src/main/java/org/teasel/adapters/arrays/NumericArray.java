package org.teasel.adapters.arrays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;

/**
 * An immutable array of numbers with any number of axes, in row-major (C) order. Numbers keep the type they came with,
 * so a byte an image pixel stays a byte, and are read as {@code double} or, from integer types, as {@code long}. An
 * array may be larger than memory where it stands on a mapped file, and longer than an {@code int} counts.
 */
public final class NumericArray {

    private final ElementType type;
    private final Shape shape;
    private final Segments data;

    NumericArray(ElementType type, Shape shape, Segments data) {
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /** An array of {@link ElementType#FLOAT64}; the values are copied, their number must be the shape's product. */
    public static NumericArray of(double[] values, int... shape) {
        NumericArray array = allocate(ElementType.FLOAT64, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            array.buffer(i).putDouble(array.offset(i), values[i]);
        }
        return array;
    }

    /** An array of {@link ElementType#FLOAT32}; the values are copied, their number must be the shape's product. */
    public static NumericArray of(float[] values, int... shape) {
        NumericArray array = allocate(ElementType.FLOAT32, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            array.buffer(i).putFloat(array.offset(i), values[i]);
        }
        return array;
    }

    /** An array of {@link ElementType#INT32}; the values are copied, their number must be the shape's product. */
    public static NumericArray of(int[] values, int... shape) {
        NumericArray array = allocate(ElementType.INT32, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            array.buffer(i).putInt(array.offset(i), values[i]);
        }
        return array;
    }

    /** An array of {@link ElementType#INT64}; the values are copied, their number must be the shape's product. */
    public static NumericArray of(long[] values, int... shape) {
        NumericArray array = allocate(ElementType.INT64, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            array.buffer(i).putLong(array.offset(i), values[i]);
        }
        return array;
    }

    /** An array of {@link ElementType#UINT8}; the values are copied, their number must be the shape's product. */
    public static NumericArray ofUnsigned(byte[] values, int... shape) {
        NumericArray array = allocate(ElementType.UINT8, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            array.buffer(i).put(array.offset(i), values[i]);
        }
        return array;
    }

    private static NumericArray allocate(ElementType type, int values, int[] sizes) {
        Shape shape = Shape.of(sizes);
        if (shape.length() != values) {
            throw new IllegalArgumentException(values + " values for shape " + shape + ", expected " + shape.length());
        }
        Segments data = Segments.allocate(shape.length() * type.bytes(), ByteOrder.LITTLE_ENDIAN);
        return new NumericArray(type, shape, data);
    }

    /** The type that the numbers are stored as. */
    public ElementType type() {
        return type;
    }

    /** Number of axes; 0 for a single number. */
    public int rank() {
        return shape.rank();
    }

    /** Size of an axis; axis 0 counts rows. */
    public int size(int axis) {
        return shape.size(axis);
    }

    /** Sizes of all axes, the slowest first. */
    public List<Integer> shape() {
        return shape.sizes();
    }

    /** How many numbers there are: the product of the sizes. */
    public long length() {
        return shape.length();
    }

    /**
     * The number at a position in row-major order, 0 .. {@link #length} - 1. Integers beyond 2^53 are rounded;
     * {@link #integer} gives them exactly.
     */
    public double value(long position) {
        Objects.checkIndex(position, shape.length());
        return type.number(buffer(position), offset(position));
    }

    /** The number at a row and column of an array with two axes. */
    public double value(int row, int column) {
        return value(position(row, column));
    }

    /**
     * The whole number at a position in row-major order.
     *
     * @throws IllegalStateException if the type is a floating one
     */
    public long integer(long position) {
        Objects.checkIndex(position, shape.length());
        return type.integer(buffer(position), offset(position));
    }

    /** The whole number at a row and column of an array with two axes, of an integer type. */
    public long integer(int row, int column) {
        return integer(position(row, column));
    }

    /**
     * All numbers, in row-major order.
     *
     * @throws ArithmeticException if there are more than a Java array can hold
     */
    public double[] toDoubles() {
        double[] values = new double[Math.toIntExact(shape.length())];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.number(buffer(i), offset(i));
        }
        return values;
    }

    /**
     * Copies numbers of one byte each, as they are stored, from a position in row-major order on.
     *
     * @throws IllegalStateException if the type is wider than a byte
     */
    public void copyBytes(long position, byte[] target) {
        if (type.bytes() != 1) {
            throw new IllegalStateException("an array of " + type.code() + " has numbers wider than a byte");
        }
        Objects.checkFromIndexSize(position, target.length, shape.length());
        data.copy(position, target);
    }

    private long position(int row, int column) {
        if (rank() != 2) {
            throw new IllegalStateException("an array of shape " + shape + " has no rows and columns");
        }
        Objects.checkIndex(row, size(0));
        Objects.checkIndex(column, size(1));
        return (long) row * size(1) + column;
    }

    private ByteBuffer buffer(long position) {
        return data.buffer(position * type.bytes());
    }

    private int offset(long position) {
        return Segments.offset(position * type.bytes());
    }

    Segments data() {
        return data;
    }

    @Override
    public String toString() {
        return type.code() + " " + shape;
    }
}
