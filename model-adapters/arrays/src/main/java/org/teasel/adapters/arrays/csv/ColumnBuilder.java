package org.teasel.adapters.arrays.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.adapters.arrays.NumericArray;

/** A column that grows a field at a time. */
sealed interface ColumnBuilder {

    /** Adds a row; false, with nothing added, if the field does not fit in the column. */
    boolean add(String field);

    /** What a field must be to fit, in words. */
    String expectation();

    /** The column, once all rows are there. */
    CsvColumn build(String name);

    /** A column of numbers. */
    final class Numbers implements ColumnBuilder {

        private final DoubleStream.Builder values = DoubleStream.builder();

        @Override
        public boolean add(String field) {
            boolean fits = Decimal.matches(field);
            if (fits) {
                values.accept(Decimal.parse(field));
            }
            return fits;
        }

        @Override
        public String expectation() {
            return "a number as in the lines before";
        }

        @Override
        public CsvColumn build(String name) {
            double[] numbers = values.build().toArray();
            return new CsvColumn.Numbers(name, NumericArray.of(numbers, numbers.length));
        }
    }

    /** A column of text. */
    final class Labels implements ColumnBuilder {

        private final boolean numbersFit;
        private final List<String> labels = new ArrayList<>();
        private final Map<String, Integer> codes = new HashMap<>();
        private final IntStream.Builder rows = IntStream.builder();

        /** A column of text in which a number is a text like any other, or else a mistake. */
        Labels(boolean numbersFit) {
            this.numbersFit = numbersFit;
        }

        @Override
        public boolean add(String field) {
            Integer code = codes.get(field);
            if (code == null) {
                if (!numbersFit && Decimal.matches(field)) {
                    return false;
                }
                code = labels.size();
                codes.put(field, code);
                labels.add(field);
            }
            rows.accept(code);
            return true;
        }

        @Override
        public String expectation() {
            return "text as in the lines before";
        }

        @Override
        public CsvColumn build(String name) {
            int[] coded = rows.build().toArray();
            return new CsvColumn.Labels(name, labels, NumericArray.of(coded, coded.length));
        }
    }
}
