/** The models of the papers: architectures, objectives and training on LibTorch. */
module org.teasel.models {
    requires transitive org.bytedeco.pytorch;
    requires transitive org.teasel.api;
    requires transitive org.teasel.adapters.network;
    requires org.teasel.adapters.torchscript;
    requires org.teasel.estimators;

    exports org.teasel.models.network;
    exports org.teasel.models.objective;
    exports org.teasel.models.torch;
    exports org.teasel.models.training;
}
