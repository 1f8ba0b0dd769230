/** Posteriors, factors and arrays in .npy, .npz and CSV files. */
module org.teasel.adapters.arrays {
    requires transitive org.teasel.api;
    requires de.siegmar.fastcsv;
    requires com.fasterxml.jackson.databind;

    exports org.teasel.adapters.arrays;
    exports org.teasel.adapters.arrays.csv;
    exports org.teasel.adapters.arrays.posteriors;
}
