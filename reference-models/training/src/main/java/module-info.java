/** The models of the papers: architectures, objectives and training on LibTorch. */
module org.teasel.models {
    requires transitive org.bytedeco.pytorch;
    requires transitive org.teasel.api;
    requires transitive org.teasel.adapters.network;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires org.teasel.adapters.onnx;
    requires org.teasel.adapters.torchscript;
    requires org.teasel.estimators;

    exports org.teasel.models.network;
    exports org.teasel.models.objective;
    exports org.teasel.models.onnx;
    exports org.teasel.models.torch;
    exports org.teasel.models.training;

    opens org.teasel.models.command to
            com.fasterxml.jackson.databind,
            info.picocli;

    provides java.util.spi.ToolProvider with
            org.teasel.models.command.TrainTool;
}
