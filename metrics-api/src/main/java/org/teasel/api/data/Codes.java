package org.teasel.api.data;

import java.util.function.IntUnaryOperator;

/** Codes of observations, in one, two or four bytes each, whatever their number of values asks for. */
final class Codes {

    private static final int BYTE_VALUES = 1 << Byte.SIZE;
    private static final int CHAR_VALUES = 1 << Character.SIZE;

    private Codes() {}

    /**
     * Copies codes.
     *
     * @param size number of observations, N
     * @param values codes are at least 0 and below this
     * @param source the code of an observation; asked once for each, in order
     * @return the code of an observation
     */
    static IntUnaryOperator copy(int size, int values, IntUnaryOperator source) {
        if (values <= BYTE_VALUES) {
            byte[] codes = new byte[size];
            for (int row = 0; row < size; row++) {
                codes[row] = (byte) source.applyAsInt(row);
            }
            return row -> Byte.toUnsignedInt(codes[row]);
        }
        if (values <= CHAR_VALUES) {
            char[] codes = new char[size];
            for (int row = 0; row < size; row++) {
                codes[row] = (char) source.applyAsInt(row);
            }
            return row -> codes[row];
        }
        int[] codes = new int[size];
        for (int row = 0; row < size; row++) {
            codes[row] = source.applyAsInt(row);
        }
        return row -> codes[row];
    }
}
