package org.teasel.datasets.shapes3d;

import io.jhdf.object.datatype.FloatingPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Factor;
import org.teasel.datasets.grid.FactorCodes;

/**
 * The factors of Shapes3D. A value's code is its rank among the values that come up in the file.
 *
 * @param factors the factors, with the numbers in the file as the names of their values
 * @param codes [N x 6], row-major
 */
record ShapeLabels(List<Factor> factors, byte[] codes) implements FactorCodes {

    private static final List<String> NAMES =
            List.of("floor_hue", "wall_hue", "object_hue", "scale", "shape", "orientation");

    /** How many values each factor has in the published file, and at most in another. */
    private static final int[] SIZES = {10, 10, 10, 8, 4, 15};

    /** The shape is the only factor without an order. */
    private static final int SHAPE = 4;

    private static final MathContext SIX_DIGITS = new MathContext(6);

    /** How many factors there are. */
    static final int COUNT = NAMES.size();

    static ShapeLabels read(HdfRows labels) {
        if (!(labels.dataset().getDataType() instanceof FloatingPoint type) || type.getSize() != Double.BYTES) {
            throw new InvalidInputException(labels.source() + " holds "
                    + labels.dataset().getDataType() + ", expected numbers of double precision");
        }
        double[][] values = new double[COUNT][labels.rows()];
        for (int from = 0; from < labels.rows(); ) {
            int first = from;
            int to = from;
            while (to < labels.rows() && labels.band(to) == labels.band(first)) {
                to++;
            }
            labels.read(IntStream.range(first, to).toArray(), (n, row) -> {
                ByteBuffer bytes = ByteBuffer.wrap(row).order(type.getByteOrder());
                for (int k = 0; k < COUNT; k++) {
                    values[k][first + n] = bytes.getDouble();
                }
            });
            from = to;
        }
        List<Factor> factors = new ArrayList<>();
        byte[] codes = new byte[labels.rows() * COUNT];
        for (int k = 0; k < COUNT; k++) {
            double[] present = present(labels.source(), k, values[k]);
            for (int row = 0; row < labels.rows(); row++) {
                codes[row * COUNT + k] = (byte) Arrays.binarySearch(present, values[k][row]);
            }
            factors.add(new Factor(
                    NAMES.get(k),
                    k == SHAPE ? Factor.Type.CATEGORICAL : Factor.Type.ORDINAL,
                    Arrays.stream(present).mapToObj(ShapeLabels::name).toList()));
        }
        return new ShapeLabels(List.copyOf(factors), codes);
    }

    /** The different values of a factor, ascending. */
    private static double[] present(String source, int k, double[] values) {
        TreeSet<Double> present = new TreeSet<>();
        for (int row = 0; row < values.length; row++) {
            // Both zeros are one value.
            values[row] += 0.0;
            if (!Double.isFinite(values[row]) || present.add(values[row]) && present.size() > SIZES[k]) {
                throw new InvalidInputException(source + ", row " + row + ", " + NAMES.get(k) + ": " + values[row]
                        + ", expected one of at most " + SIZES[k] + " finite values");
            }
        }
        return present.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String name(double value) {
        return new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }

    @Override
    public int rows() {
        return codes.length / COUNT;
    }

    @Override
    public int code(int row, int factor) {
        return codes[row * COUNT + factor];
    }
}
