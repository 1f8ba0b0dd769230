/** What encoders of any engine share: which outputs make the posterior, shapes, and runs over batches. */
module org.teasel.adapters.network {
    requires transitive org.teasel.api;

    exports org.teasel.adapters.network;
}
