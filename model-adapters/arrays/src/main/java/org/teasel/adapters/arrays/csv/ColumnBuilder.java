package org.teasel.adapters.arrays.csv;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.impl.list.mutable.primitive.DoubleArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectIntHashMap;
import org.teasel.adapters.arrays.NumericArray;

/** A column that grows a field at a time. */
sealed interface ColumnBuilder {

    /** Adds a row; false, with nothing added, if the field does not fit in the column. */
    boolean add(String field);

    /** What a field must be to fit, in words. */
    String expectation();

    CsvColumn build(String name);

    /** A column of numbers. */
    final class Numbers implements ColumnBuilder {

        private final DoubleArrayList values = new DoubleArrayList();

        @Override
        public boolean add(String field) {
            return Decimal.matches(field) && values.add(Decimal.parse(field));
        }

        @Override
        public String expectation() {
            return "a number as in the lines before";
        }

        @Override
        public CsvColumn build(String name) {
            return new CsvColumn.Numbers(name, NumericArray.of(values.toArray(), values.size()));
        }
    }

    /** A column of text. */
    final class Labels implements ColumnBuilder {

        private final boolean numbersFit;
        private final List<String> labels = new ArrayList<>();
        private final ObjectIntHashMap<String> codes = new ObjectIntHashMap<>();
        private final IntArrayList rows = new IntArrayList();

        /** A column of text in which a number is a text like any other, or else a mistake. */
        Labels(boolean numbersFit) {
            this.numbersFit = numbersFit;
        }

        @Override
        public boolean add(String field) {
            int code = codes.getIfAbsent(field, labels.size());
            if (code == labels.size()) {
                if (!numbersFit && Decimal.matches(field)) {
                    return false;
                }
                codes.put(field, code);
                labels.add(field);
            }
            return rows.add(code);
        }

        @Override
        public String expectation() {
            return "text as in the lines before";
        }

        @Override
        public CsvColumn build(String name) {
            return new CsvColumn.Labels(name, labels, NumericArray.of(rows.toArray(), rows.size()));
        }
    }
}
