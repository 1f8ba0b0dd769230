/** Trained checkpoints of the reference models, read by name. */
module org.teasel.zoo {
    requires transitive org.teasel.api;
    requires org.teasel.adapters.onnx;

    exports org.teasel.zoo;

    provides org.teasel.api.spi.EncoderProvider with
            org.teasel.zoo.ZooEncoderProvider;
}
