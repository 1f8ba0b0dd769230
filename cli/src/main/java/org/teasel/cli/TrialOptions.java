package org.teasel.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.teasel.cli.conform.Sources;
import picocli.CommandLine.Option;

/** How to open the encoders and data sets that are tried. */
final class TrialOptions {

    @Option(
            names = "--encoder",
            paramLabel = "FILE|ID[:REST]",
            description = "The encoder to try of a provider that opens none without a name, such as onnx:model.onnx.")
    private String encoder;

    @Option(
            names = "--encoder-option",
            paramLabel = "NAME=VALUE",
            description = "Option of that encoder; may be repeated.")
    private Map<String, String> encoderOptions = new LinkedHashMap<>();

    @Option(
            names = "--dataset",
            paramLabel = "ID[:REST]",
            description = "The data set that encoders read, tried itself if it is a plugin on trial. Default: sprites.")
    private String dataset;

    @Option(
            names = "--dataset-option",
            paramLabel = "NAME=VALUE",
            description = "Option of the data set; may be repeated.")
    private Map<String, String> datasetOptions = new LinkedHashMap<>();

    Sources sources() {
        return new Sources(Optional.ofNullable(encoder), encoderOptions, Optional.ofNullable(dataset), datasetOptions);
    }
}
