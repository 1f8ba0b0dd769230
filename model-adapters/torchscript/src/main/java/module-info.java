/** Encoders in TorchScript archives, run by LibTorch. */
module org.teasel.adapters.torchscript {
    requires transitive org.teasel.api;
    requires org.bytedeco.openblas;
    requires org.bytedeco.pytorch;
    requires org.teasel.adapters.network;

    exports org.teasel.adapters.torchscript;
    exports org.teasel.adapters.torchscript.engine to
            org.teasel.models;

    provides org.teasel.api.spi.EncoderProvider with
            org.teasel.adapters.torchscript.TorchScriptEncoderProvider;
}
