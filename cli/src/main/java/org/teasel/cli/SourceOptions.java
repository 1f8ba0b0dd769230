package org.teasel.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.cli.source.DecoderChoice;
import org.teasel.cli.source.EncodedSource;
import org.teasel.cli.source.Source;
import org.teasel.cli.source.StoredSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is scored. */
final class SourceOptions {

    private static final String DEFAULT_ENCODER = "zoo:beta-tcvae";
    private static final String DEFAULT_DATASET = "sprites";

    /** Every shape, size and fourth orientation at 8 by 8 places: 11,520 images. */
    private static final String DEFAULT_STRIDE = "1,1,4,4,4";

    @Option(
            names = "--encoder",
            paramLabel = "FILE|ID[:REST]",
            description = "Encoder: a file such as model.onnx, or a provider's id with what it takes, such as zoo:vae."
                    + " Default: " + DEFAULT_ENCODER + ".")
    private String encoder;

    @Option(
            names = "--encoder-option",
            paramLabel = "NAME=VALUE",
            description = "Option of the encoder, such as mean=z_loc; may be repeated.")
    private Map<String, String> encoderOptions = new LinkedHashMap<>();

    @Option(
            names = "--decoder",
            paramLabel = "FILE|ID[:REST]",
            description = "Decoder that draws traversals and reconstructions for report.html. Default: the one that"
                    + " lies with the encoder, such as x_decoder.onnx beside x_encoder.onnx.")
    private String decoder;

    @Option(
            names = "--decoder-option",
            paramLabel = "NAME=VALUE",
            description = "Option of the decoder, such as output=pixels; may be repeated.")
    private Map<String, String> decoderOptions = new LinkedHashMap<>();

    @Option(
            names = "--dataset",
            paramLabel = "ID[:REST]",
            description =
                    "Data set: a provider's id with what it takes, such as sprites or dsprites:FILE.npz. Default: "
                            + DEFAULT_DATASET + " with --stride " + DEFAULT_STRIDE + ".")
    private String dataset;

    @Option(
            names = "--dataset-option",
            paramLabel = "NAME=VALUE",
            description = "Option of the data set; may be repeated.")
    private Map<String, String> datasetOptions = new LinkedHashMap<>();

    @Option(
            names = "--stride",
            paramLabel = "N,N,...",
            description = "Thin the data set's grid: every n-th value of each factor.")
    private String stride;

    @Option(names = "--sample", paramLabel = "N", description = "Choose so many observations at random, by --seed.")
    private Integer sample;

    @Option(
            names = "--posteriors",
            paramLabel = "DIR|FILE.npz",
            description = "Score stored posteriors instead: mean.npy, std.npy, factors.npy, ...")
    private Path posteriors;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Source source(long seed) {
        if (stride != null && !stride.matches("[1-9]\\d{0,8}(,[1-9]\\d{0,8})*")) {
            throw usage("--stride is '" + stride + "', expected a step for each factor, such as 1,1,4,2,2");
        }
        if (sample != null && sample < 1) {
            throw usage("--sample is " + sample + ", expected at least 1");
        }
        if (posteriors == null) {
            return encoded(seed);
        }
        if (encoder != null || dataset != null || stride != null || sample != null) {
            throw usage("--posteriors excludes --encoder, --dataset, --stride and --sample");
        }
        if (decoder != null) {
            throw usage("--posteriors excludes --decoder");
        }
        if (!encoderOptions.isEmpty() || !decoderOptions.isEmpty() || !datasetOptions.isEmpty()) {
            throw usage("--posteriors excludes --encoder-option, --decoder-option and --dataset-option");
        }
        if (posteriors.toString().isEmpty()) {
            throw usage("--posteriors is empty, expected a folder or a file");
        }
        return new StoredSource(posteriors);
    }

    private Source encoded(long seed) {
        if (stride != null && sample != null) {
            throw usage("--stride and --sample exclude each other");
        }
        Map<String, String> selection = new LinkedHashMap<>(datasetOptions);
        if (stride != null) {
            selection.put(DatasetProvider.STRIDE, stride);
        } else if (sample != null) {
            selection.put(DatasetProvider.SAMPLE, sample.toString());
            selection.put(DatasetProvider.SEED, Long.toString(seed));
        } else if (dataset == null && !selection.containsKey(DatasetProvider.SAMPLE)) {
            selection.putIfAbsent(DatasetProvider.STRIDE, DEFAULT_STRIDE);
        }
        return new EncodedSource(
                encoder == null ? DEFAULT_ENCODER : encoder,
                encoderOptions,
                dataset == null ? DEFAULT_DATASET : dataset,
                selection,
                new DecoderChoice(Optional.ofNullable(decoder), decoderOptions));
    }

    private ParameterException usage(String message) {
        return new CommandLine.MutuallyExclusiveArgsException(spec.commandLine(), message);
    }
}
