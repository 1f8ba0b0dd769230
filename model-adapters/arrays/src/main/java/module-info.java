/** Posteriors, factors and arrays in .npy, .npz and CSV files. */
module org.teasel.adapters.arrays {
    requires transitive org.teasel.api;

    exports org.teasel.adapters.arrays;
}
