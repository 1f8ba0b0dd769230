package org.teasel.datasets.dsprites;

import java.util.List;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Factor;
import org.teasel.datasets.grid.FactorCodes;
import org.teasel.datasets.sprites.Sprites;

/**
 * The factor codes in the archive: a column for the colour, which is always white, and one for each factor.
 *
 * @param classes [N, 6]
 */
record LatentClasses(NumericArray classes) implements FactorCodes {

    private static final int COLUMNS = 6;

    /** How far a value may miss the one of its class; the archive stores them in double precision. */
    private static final double TOLERANCE = 1e-6;

    /**
     * Checks that every class is one of its factor's and that every value is the one of its class.
     *
     * @param source what messages call the file
     * @param classes [N, 6], whole numbers
     * @param values [N, 6]
     */
    static LatentClasses of(String source, NumericArray classes, NumericArray values) {
        String place = source + "!latents_classes.npy";
        if (classes.rank() != 2 || classes.size(1) != COLUMNS || !classes.type().isInteger()) {
            throw new InvalidInputException(place + " holds " + classes + ", expected integers [N, 6]");
        }
        if (!values.shape().equals(classes.shape())) {
            throw new InvalidInputException(source + "!latents_values.npy has shape " + values.shape() + ", expected "
                    + classes.shape() + " as the classes have");
        }
        for (int row = 0; row < classes.size(0); row++) {
            for (int column = 0; column < COLUMNS; column++) {
                long code = classes.integer(row, column);
                int size = sizeOf(column);
                if (code < 0 || code >= size) {
                    throw new InvalidInputException(place + ": row " + row + ", column " + column + ": " + code
                            + ", expected 0 to " + (size - 1));
                }
                double value = values.value(row, column);
                double expected = value(column, (int) code);
                if (!(Math.abs(value - expected) <= TOLERANCE)) {
                    throw new InvalidInputException(source + "!latents_values.npy: row " + row + ", column " + column
                            + ": " + value + ", expected " + expected + " for class " + code);
                }
            }
        }
        return new LatentClasses(classes);
    }

    private static int sizeOf(int column) {
        return column == 0 ? 1 : Sprites.GRID.factors().get(column - 1).values().size();
    }

    private static double value(int column, int code) {
        return switch (column) {
            case 0 -> 1;
            case 1 -> code + 1;
            case 2 -> 0.5 + 0.1 * code;
            case 3 -> 2 * Math.PI * code / (sizeOf(column) - 1);
            default -> code / (sizeOf(column) - 1.0);
        };
    }

    @Override
    public List<Factor> factors() {
        return Sprites.GRID.factors();
    }

    @Override
    public int rows() {
        return classes.size(0);
    }

    @Override
    public int code(int row, int factor) {
        return (int) classes.integer(row, factor + 1);
    }
}
