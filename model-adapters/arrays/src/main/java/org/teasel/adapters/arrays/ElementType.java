package org.teasel.adapters.arrays;

import java.nio.ByteBuffer;

/** The types of numbers that an array can hold, with NumPy's names for them. */
public enum ElementType {
    /** Truth values in one byte each: 0 for false, anything else for true, read as 1. */
    BOOLEAN("b1") {
        @Override
        long integer(ByteBuffer buffer, int at) {
            return buffer.get(at) == 0 ? 0 : 1;
        }
    },
    /** Signed integers of 8 bits. */
    INT8("i1") {
        @Override
        long integer(ByteBuffer buffer, int at) {
            return buffer.get(at);
        }
    },
    /** Unsigned integers of 8 bits. */
    UINT8("u1") {
        @Override
        long integer(ByteBuffer buffer, int at) {
            return Byte.toUnsignedLong(buffer.get(at));
        }
    },
    /** Signed integers of 16 bits. */
    INT16("i2") {
        @Override
        long integer(ByteBuffer buffer, int at) {
            return buffer.getShort(at);
        }
    },
    /** Unsigned integers of 16 bits. */
    UINT16("u2") {
        @Override
        long integer(ByteBuffer buffer, int at) {
            return Short.toUnsignedLong(buffer.getShort(at));
        }
    },
    /** Signed integers of 32 bits. */
    INT32("i4") {
        @Override
        long integer(ByteBuffer buffer, int at) {
            return buffer.getInt(at);
        }
    },
    /** Unsigned integers of 32 bits. */
    UINT32("u4") {
        @Override
        long integer(ByteBuffer buffer, int at) {
            return Integer.toUnsignedLong(buffer.getInt(at));
        }
    },
    /** Signed integers of 64 bits. */
    INT64("i8") {
        @Override
        long integer(ByteBuffer buffer, int at) {
            return buffer.getLong(at);
        }
    },
    /** Unsigned integers of 64 bits; values from 2^63 on are refused when a file is read. */
    UINT64("u8") {
        @Override
        long integer(ByteBuffer buffer, int at) {
            return buffer.getLong(at);
        }
    },
    /** IEEE 754 numbers of 16 bits. */
    FLOAT16("f2") {
        @Override
        double number(ByteBuffer buffer, int at) {
            return half(buffer.getShort(at));
        }
    },
    /** IEEE 754 numbers of 32 bits. */
    FLOAT32("f4") {
        @Override
        double number(ByteBuffer buffer, int at) {
            return buffer.getFloat(at);
        }
    },
    /** IEEE 754 numbers of 64 bits. */
    FLOAT64("f8") {
        @Override
        double number(ByteBuffer buffer, int at) {
            return buffer.getDouble(at);
        }
    };

    private final String code;
    private final int bytes;

    ElementType(String code) {
        this.code = code;
        this.bytes = code.charAt(1) - '0';
    }

    /** NumPy's name: kind and number of bytes, such as {@code f4}. */
    public String code() {
        return code;
    }

    /** Bytes that one number takes: 1, 2, 4 or 8. */
    public int bytes() {
        return bytes;
    }

    /** Whether all values are whole numbers. */
    public boolean isInteger() {
        return code.charAt(0) != 'f';
    }

    double number(ByteBuffer buffer, int at) {
        return integer(buffer, at);
    }

    long integer(ByteBuffer buffer, int at) {
        throw new IllegalStateException("an array of " + code + " holds no integers");
    }

    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, -24);
        } else if (exponent < 0x1f) {
            magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
        } else {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
