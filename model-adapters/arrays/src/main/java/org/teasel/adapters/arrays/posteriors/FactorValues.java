package org.teasel.adapters.arrays.posteriors;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.eclipse.collections.api.set.primitive.MutableDoubleSet;
import org.eclipse.collections.impl.set.mutable.primitive.DoubleHashSet;
import org.teasel.adapters.arrays.csv.CsvColumn;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;

/**
 * Makes a factor out of a column of numbers or texts.
 *
 * @param source what messages call the file
 * @param column number of the column
 * @param declared what is said about the factor
 */
record FactorValues(String source, int column, Names.FactorName declared) {

    /** Whole numbers beyond this may have lost digits in double precision, and with them their difference. */
    private static final double LARGEST_CODE = 0x1p53;

    /** A factor of numbers, which are asked for more than once rather than copied. */
    FactorColumn numbers(int rows, IntToDoubleFunction values) {
        requireEach(rows, values, Double::isFinite, "a finite number");
        if (!declared.values().isEmpty()) {
            int most = declared.values().size() - 1;
            requireEach(
                    rows, values, value -> isWhole(value) && value >= 0 && value <= most, "a code from 0 to " + most);
            return FactorColumn.Labels.of(
                    declared.withValues(declared.values()), rows, row -> (int) values.applyAsDouble(row));
        }
        boolean whole = IntStream.range(0, rows).allMatch(row -> isWhole(values.applyAsDouble(row)));
        Factor.Type type = declared.type().orElse(whole ? Factor.Type.CATEGORICAL : Factor.Type.CONTINUOUS);
        if (type == Factor.Type.CONTINUOUS) {
            return FactorColumn.Measurements.of(
                    Factor.continuous(declared.name()),
                    IntStream.range(0, rows).mapToDouble(values::applyAsDouble).toArray());
        }
        requireEach(rows, values, value -> Math.abs(value) <= LARGEST_CODE, "a code from -2^53 to 2^53");
        return differentNumbers(rows, values);
    }

    private FactorColumn differentNumbers(int rows, IntToDoubleFunction values) {
        MutableDoubleSet found = new DoubleHashSet();
        for (int row = 0; row < rows; row++) {
            // Adding 0 makes -0 the 0 that it equals.
            found.add(values.applyAsDouble(row) + 0.0);
        }
        double[] different = found.toSortedArray();
        List<String> names =
                Arrays.stream(different).mapToObj(FactorValues::name).toList();
        return FactorColumn.Labels.of(
                declared.withValues(names),
                rows,
                row -> Arrays.binarySearch(different, values.applyAsDouble(row) + 0.0));
    }

    private static String name(double value) {
        return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    FactorColumn texts(CsvColumn.Labels texts) {
        if (!declared.values().isEmpty()) {
            return FactorColumn.Labels.of(declared.withValues(declared.values()), declaredCodes(texts));
        }
        if (declared.type().isPresent() && declared.type().get() != Factor.Type.CATEGORICAL) {
            throw refused(
                    0,
                    texts.labels().get(0),
                    declared.type().get() == Factor.Type.ORDINAL
                            ? "numbers, or values for the order of the texts"
                            : "a number");
        }
        CsvColumn.Labels sorted = texts.sorted();
        return FactorColumn.Labels.of(declared.withValues(sorted.labels()), codes(sorted));
    }

    private int[] declaredCodes(CsvColumn.Labels texts) {
        int[] places = texts.labels().stream().mapToInt(this::declaredCode).toArray();
        int[] codes = codes(texts);
        for (int row = 0; row < codes.length; row++) {
            String text = texts.labels().get(codes[row]);
            codes[row] = places[codes[row]];
            if (codes[row] < 0) {
                throw refused(row, text, "one of " + declared.values());
            }
        }
        return codes;
    }

    /** The code of a text that is one of the values or the code itself, -1 for any other. */
    private int declaredCode(String text) {
        int place = declared.values().indexOf(text);
        if (place >= 0) {
            return place;
        }
        return IntStream.range(0, declared.values().size())
                .filter(code -> text.equals(Integer.toString(code)))
                .findFirst()
                .orElse(-1);
    }

    private static int[] codes(CsvColumn.Labels texts) {
        return IntStream.range(0, texts.size())
                .map(row -> (int) texts.codes().integer(row))
                .toArray();
    }

    private void requireEach(int rows, IntToDoubleFunction values, DoublePredicate accepted, String expectation) {
        for (int row = 0; row < rows; row++) {
            double value = values.applyAsDouble(row);
            if (!accepted.test(value)) {
                throw refused(row, Double.toString(value), expectation);
            }
        }
    }

    private InvalidInputException refused(int row, String found, String expected) {
        return new InvalidInputException(source + ": row " + row + ", column " + column + " (" + declared.name() + "): "
                + found + ", expected " + expected);
    }
}
