/** Posteriors, factors and arrays in .npy, .npz and CSV files. */
module org.teasel.adapters.arrays {
    requires transitive org.teasel.api;
    requires de.siegmar.fastcsv;
    requires org.eclipse.collections.api;
    requires org.eclipse.collections.impl;
    requires com.fasterxml.jackson.databind;

    exports org.teasel.adapters.arrays;
    exports org.teasel.adapters.arrays.csv;
    exports org.teasel.adapters.arrays.file to
            org.teasel.datasets;
    exports org.teasel.adapters.arrays.posteriors;
}
