/** The models of the papers: architectures, objectives and training on LibTorch. */
module org.teasel.models {
    requires transitive org.teasel.api;
    requires org.teasel.adapters.onnx;

    exports org.teasel.models.network;
    exports org.teasel.models.onnx;
}
