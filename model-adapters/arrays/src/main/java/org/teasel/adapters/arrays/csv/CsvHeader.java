package org.teasel.adapters.arrays.csv;

/** Whether the first line of a CSV file names the columns. */
public enum CsvHeader {
    /** It does. */
    PRESENT,
    /** It is the first row; columns are called by their numbers, from 0. */
    ABSENT,
    /** It does if none of its fields is a number. */
    DETECTED;

    boolean names(Iterable<String> firstLine) {
        if (this != DETECTED) {
            return this == PRESENT;
        }
        for (String field : firstLine) {
            if (Decimal.matches(field)) {
                return false;
            }
        }
        return true;
    }
}
