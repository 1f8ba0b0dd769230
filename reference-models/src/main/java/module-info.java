/** The models of the papers: architectures, objectives and training on LibTorch. */
module org.teasel.models {
    requires transitive org.teasel.api;

    exports org.teasel.models.network;
}
