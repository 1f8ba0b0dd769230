package org.teasel.models.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.torchscript.engine.LibTorch;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.Plugins;
import org.teasel.models.network.Autoencoder;
import org.teasel.models.network.Autoencoders;
import org.teasel.models.network.Autoencoders.Codes;
import org.teasel.models.network.Shape;
import org.teasel.models.objective.Noise;
import org.teasel.models.objective.Objectives;
import org.teasel.models.onnx.Exporter;
import org.teasel.models.torch.AdamSettings;
import org.teasel.models.torch.TorchForward;
import org.teasel.models.torch.TorchNetwork;
import org.teasel.models.training.Recipe;
import org.teasel.models.training.TrainedAutoencoder;
import org.teasel.models.training.Trainer;
import org.teasel.models.training.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model into a folder. */
@Command(
        name = "teasel train",
        description = {
            "Train a model of the papers into a folder, or go on with a training that was stopped.",
            "It can be stopped at any time; the same command goes on where the last checkpoint is."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:trained", "1:bad input, or a training that failed", "2:wrong usage"})
final class TrainCommand implements Callable<Integer> {

    /** Networks of the papers. */
    enum Networks {
        CONVOLUTIONAL,
        FULLY_CONVOLUTIONAL,
        FULLY_CONNECTED;

        Autoencoder pair(int channels, int side, int latents, Codes codes) {
            return switch (this) {
                case CONVOLUTIONAL -> Autoencoders.convolutional(channels, side, latents, codes);
                case FULLY_CONVOLUTIONAL -> Autoencoders.fullyConvolutional(channels, side, latents, codes);
                case FULLY_CONNECTED -> Autoencoders.fullyConnected(channels, side, latents, codes);
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            paramLabel = "MODEL",
            description = "vae, beta-vae, annealed-vae, factor-vae, beta-tcvae, dip-vae-1, dip-vae-2, rtc-vae or aae.")
    private String model;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Setting of the model, such as beta=6 or weighting=mss1; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--latents", paramLabel = "L", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int latents;

    @Option(
            names = "--networks",
            defaultValue = "convolutional",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Networks networks;

    @Option(
            names = "--split",
            paramLabel = "DEPTH",
            description = "Split the encoder: each latent has so many last layers of its own.")
    private Integer split;

    @Option(
            names = "--narrowing",
            paramLabel = "N",
            defaultValue = "1",
            description = "Divide the widths of these layers by N. Default: ${DEFAULT-VALUE}.")
    private int narrowing;

    @Option(names = "--deterministic", description = "An encoder without noise; aae alone can train one.")
    private boolean deterministic;

    @Option(
            names = "--correlation",
            paramLabel = "RHO",
            defaultValue = "0",
            description = "Correlation of the noise between latents, in [0, 1). Default: ${DEFAULT-VALUE}.")
    private double correlation;

    @Option(
            names = "--dataset",
            paramLabel = "ID[:REST]",
            defaultValue = "sprites",
            description = "Default: ${DEFAULT-VALUE}.")
    private String dataset;

    @Option(
            names = "--dataset-option",
            paramLabel = "NAME=VALUE",
            description = "Option of the data set, such as stride=1,1,2,2,2; may be repeated.")
    private Map<String, String> datasetOptions = new LinkedHashMap<>();

    @Option(names = "--steps", paramLabel = "N", required = true, description = "Steps in all.")
    private long steps;

    @Option(names = "--batch", paramLabel = "M", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            defaultValue = "1e-4",
            description = "Learning rate of Adam. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--discriminator-layers",
            paramLabel = "N",
            defaultValue = "6",
            description = "Hidden layers of the discriminator, where there is one. Default: ${DEFAULT-VALUE}.")
    private int discriminatorLayers;

    @Option(
            names = "--discriminator-width",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Width of these layers. Default: ${DEFAULT-VALUE}.")
    private int discriminatorWidth;

    @Option(
            names = "--discriminator-rate",
            paramLabel = "RATE",
            defaultValue = "1e-4",
            description = "Learning rate of its Adam. Default: ${DEFAULT-VALUE}.")
    private double discriminatorRate;

    @Option(
            names = "--held-out",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Observations that are not learned from, by which the model is judged; 0 for none."
                    + " Default: ${DEFAULT-VALUE}.")
    private int heldOut;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--device",
            defaultValue = "auto",
            description = "auto, cpu or cuda. Default: ${DEFAULT-VALUE}, a GPU if there is one.")
    private String device;

    @Option(names = "--threads", paramLabel = "N", description = "Threads on a CPU.")
    private Integer threads;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the training.")
    private Path out;

    @Option(
            names = "--checkpoint-seconds",
            paramLabel = "N",
            defaultValue = "180",
            description = "Time between checkpoints. Default: ${DEFAULT-VALUE}.")
    private int checkpointSeconds;

    @Option(
            names = "--curve-steps",
            paramLabel = "N",
            defaultValue = "100",
            description = "Steps between points of the loss curve. Default: ${DEFAULT-VALUE}.")
    private int curveSteps;

    @Option(
            names = "--validate-steps",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Steps between judgements by what is held out. Default: ${DEFAULT-VALUE}.")
    private int validateSteps;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (Dataset images = open()) {
            Trainer trainer = new Trainer(recipe(images), images, out, options());
            TrainingReport report = new TrainingReport(err, steps);
            TrainedAutoencoder trained = Stopping.softly(() -> trainer.train(steps, report, report));
            publish(trained);
            spec.commandLine().getOut().println("trained " + trained.steps() + " steps into " + out);
        }
        return ExitCode.OK;
    }

    /** Writes what {@code teasel score} takes. */
    private void publish(TrainedAutoencoder trained) {
        Map<String, String> metadata = Map.of(
                "model", model,
                "settings", settings.toString(),
                "dataset", dataset,
                "seed", Long.toString(seed),
                "steps", Long.toString(trained.steps()),
                "correlation", Double.toString(correlation));
        Exporter exporter = new Exporter(trained.pair(), metadata, correlation);
        try (TorchNetwork encoder = new TorchNetwork(trained.encoder(), LibTorch.CPU);
                TorchNetwork decoder = new TorchNetwork(trained.decoder(), LibTorch.CPU)) {
            exporter.encoder(trained.encoder(), new TorchForward(encoder), out.resolve(model + "_encoder.onnx"));
            exporter.decoder(trained.decoder(), new TorchForward(decoder), out.resolve(model + "_decoder.onnx"));
        }
    }

    private Recipe recipe(Dataset images) {
        int[] shape = images.shape();
        if (shape.length != 3 || shape[1] != shape[2]) {
            throw new InvalidInputException("data set '" + images.name() + "' has observations " + Shape.of(shape)
                    + ", expected square images [channels, side, side]");
        }
        Codes codes = deterministic ? Codes.DETERMINISTIC : Codes.GAUSSIAN;
        Autoencoder pair = networks.pair(shape[0], shape[1], latents, codes);
        return Recipe.of(
                        split == null ? pair : Autoencoders.split(pair, split, narrowing),
                        Objectives.of(model, settings),
                        seed)
                .with(new Noise(correlation))
                .with(batch, AdamSettings.of(rate))
                .with(
                        Autoencoders.discriminator(latents, discriminatorLayers, discriminatorWidth),
                        AdamSettings.ofDiscriminator(discriminatorRate))
                .holdingOut(heldOut);
    }

    private TrainingOptions options() {
        return new TrainingOptions(
                device(),
                threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
                Duration.ofSeconds(checkpointSeconds),
                curveSteps,
                validateSteps);
    }

    private Device device() {
        return switch (device) {
            case "auto" -> Device.AUTO;
            case "cpu" -> Device.CPU;
            case "cuda", "gpu" -> Device.GPU;
            default -> throw new InvalidInputException("device is '" + device + "', expected auto, cpu or cuda");
        };
    }

    private Dataset open() {
        Plugins plugins = Plugins.discover(TrainCommand.class.getClassLoader());
        int colon = dataset.indexOf(':');
        String id = colon < 0 ? dataset : dataset.substring(0, colon);
        return plugins.dataset(id)
                .orElseThrow(() -> new InvalidInputException("there is no data set '" + id + "', expected one of "
                        + plugins.datasets().stream()
                                .map(plugin -> plugin.service().id())
                                .toList()))
                .open(colon < 0 ? "" : dataset.substring(colon + 1), datasetOptions);
    }
}
