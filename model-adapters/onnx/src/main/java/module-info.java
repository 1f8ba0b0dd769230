/** Encoders in ONNX files, run by ONNX Runtime. */
module org.teasel.adapters.onnx {
    requires transitive org.teasel.api;
    requires com.microsoft.onnxruntime;
    requires org.teasel.adapters.network;

    exports org.teasel.adapters.onnx;

    provides org.teasel.api.spi.EncoderProvider with
            org.teasel.adapters.onnx.OnnxEncoderProvider;
}
