package org.teasel.adapters.arrays.posteriors;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.teasel.adapters.arrays.csv.CsvTable;

/** Where the parts of a representation lie. */
interface PartSource extends Closeable {

    /** What messages call the folder or archive. */
    Path location();

    /** Names of the parts that there are, and maybe of other things. */
    Set<String> parts();

    /** A part as numbers, or empty if it is not there. */
    Optional<Part> find(String part);

    /**
     * A part that is a CSV table, or empty if it is not there or an array.
     *
     * @param labels columns to be read as text even if they hold numbers
     */
    Optional<CsvTable> table(String part, IntPredicate labels);

    /** The names; none if there is no file of names. */
    Names names();

    /** What messages call the file of names. */
    String namesSource();

    @Override
    void close();
}
