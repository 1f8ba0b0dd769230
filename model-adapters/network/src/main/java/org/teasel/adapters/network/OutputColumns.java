package org.teasel.adapters.network;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.teasel.api.InvalidInputException;

/**
 * Columns of a model's output.
 *
 * @param output name of the output
 * @param from first column
 * @param to column before which it ends; {@link #ALL} for the last one of the output
 */
record OutputColumns(String output, int from, int to) {

    static final int ALL = -1;

    private static final Pattern SLICE = Pattern.compile("(.+)\\[([0-9]{1,6}):([0-9]{1,6})]");

    static OutputColumns all(String output) {
        return new OutputColumns(output, 0, ALL);
    }

    /** Reads {@code name} or {@code name[from:to]}; the name must be one of the model's outputs. */
    static OutputColumns parse(String text, Collection<String> outputs) {
        if (outputs.contains(text)) {
            return all(text);
        }
        Matcher slice = SLICE.matcher(text);
        if (!slice.matches() || !outputs.contains(slice.group(1))) {
            throw new InvalidInputException(
                    "the model has no output '" + text + "'; it has " + String.join(", ", outputs));
        }
        OutputColumns columns =
                new OutputColumns(slice.group(1), Integer.parseInt(slice.group(2)), Integer.parseInt(slice.group(3)));
        if (columns.from >= columns.to) {
            throw new InvalidInputException("'" + text + "' has no columns, expected one such as name[0:10]");
        }
        return columns;
    }

    /** Picks these columns out of an output's values, row-major [rows, width]. */
    double[] pick(double[] values, int rows, int width) {
        int end = to == ALL ? width : to;
        if (end > width) {
            throw new InvalidInputException(
                    "output '" + output + "' has " + width + " columns, expected at least " + end);
        }
        if (from == 0 && end == width) {
            return values;
        }
        int picked = end - from;
        double[] columns = new double[rows * picked];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * width + from, columns, row * picked, picked);
        }
        return columns;
    }
}
