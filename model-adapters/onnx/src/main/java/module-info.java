/** Encoders in ONNX files, run by ONNX Runtime. */
module org.teasel.adapters.onnx {
    requires transitive org.teasel.api;
    requires com.microsoft.onnxruntime;
    requires transitive org.teasel.adapters.network;

    exports org.teasel.adapters.onnx;
    exports org.teasel.adapters.onnx.file;

    provides org.teasel.api.spi.EncoderProvider with
            org.teasel.adapters.onnx.OnnxEncoderProvider;
}
