package org.teasel.adapters.remote;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The protocol's data types of numbers. */
enum Datatype {
    FP64(8, false) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getDouble();
        }
    },
    FP32(4, false) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getFloat();
        }

        @Override
        double rounded(double value) {
            return (float) value;
        }
    },
    FP16(2, false) {
        @Override
        double read(ByteBuffer bytes) {
            return half(bytes.getShort());
        }
    },
    BF16(2, false) {
        @Override
        double read(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    },
    INT64(8, true) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getLong();
        }
    },
    INT32(4, true) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getInt();
        }
    },
    INT16(2, true) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getShort();
        }
    },
    INT8(1, true) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.get();
        }
    },
    UINT32(4, true) {
        @Override
        double read(ByteBuffer bytes) {
            return Integer.toUnsignedLong(bytes.getInt());
        }
    },
    UINT16(2, true) {
        @Override
        double read(ByteBuffer bytes) {
            return Short.toUnsignedInt(bytes.getShort());
        }
    },
    UINT8(1, true) {
        @Override
        double read(ByteBuffer bytes) {
            return Byte.toUnsignedInt(bytes.get());
        }
    };

    private static final int HALF_EXPONENTS = 31;

    private final int bytes;
    private final boolean whole;

    Datatype(int bytes, boolean whole) {
        this.bytes = bytes;
        this.whole = whole;
    }

    /** The type with a name of the protocol; empty for types that are no numbers, and for those of unknown names. */
    static Optional<Datatype> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    int bytes() {
        return bytes;
    }

    boolean whole() {
        return whole;
    }

    /** The next number of a little-endian buffer. */
    abstract double read(ByteBuffer bytes);

    /** A number that was told in decimals, as this type holds it. */
    double rounded(double value) {
        return value;
    }

    /** A number of half precision: a bit of sign, 5 of the exponent, 10 of the fraction (IEEE 754, binary16). */
    private static double half(short bits) {
        int exponent = bits >>> 10 & HALF_EXPONENTS;
        int fraction = bits & 0x3FF;
        double size;
        if (exponent == 0) {
            size = Math.scalb((double) fraction, -24);
        } else if (exponent == HALF_EXPONENTS) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            size = Math.scalb((double) (0x400 | fraction), exponent - 25);
        }
        return bits < 0 ? -size : size;
    }
}
