package org.teasel.adapters.arrays.csv;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.collections.impl.map.mutable.primitive.ObjectIntHashMap;
import org.teasel.adapters.arrays.NumericArray;

/** A column of a CSV file. */
public sealed interface CsvColumn {

    /** The name in the header; without a header, the column's number from 0. */
    String name();

    /** Number of rows. */
    int size();

    /**
     * A column of numbers; some may be infinite or NaN.
     *
     * @param name the column's name
     * @param values the numbers, one axis
     */
    record Numbers(String name, NumericArray values) implements CsvColumn {
        @Override
        public int size() {
            return values.size(0);
        }
    }

    /**
     * A column of text.
     *
     * @param name the column's name
     * @param labels the different texts, in the order of their first rows
     * @param codes for each row the place of its text among the labels, one axis
     */
    record Labels(String name, List<String> labels, NumericArray codes) implements CsvColumn {
        public Labels {
            labels = List.copyOf(labels);
        }

        @Override
        public int size() {
            return codes.size(0);
        }

        /** The same column with its labels in alphabetical (code point) order. */
        public Labels sorted() {
            return recoded(labels.stream().sorted().toList());
        }

        /**
         * The same column with other codes: the place of each row's text in the given list, -1 where it is missing.
         *
         * @param order the labels to be, all different
         */
        public Labels recoded(List<String> order) {
            ObjectIntHashMap<String> places = new ObjectIntHashMap<>();
            order.forEach(label -> places.put(label, places.size()));
            int[] recoded = IntStream.range(0, size())
                    .map(row -> places.getIfAbsent(labels.get((int) codes.integer(row)), -1))
                    .toArray();
            return new Labels(name, order, NumericArray.of(recoded, recoded.length));
        }
    }
}
