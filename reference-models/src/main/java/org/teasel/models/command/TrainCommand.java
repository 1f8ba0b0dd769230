package org.teasel.models.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.models.network.Shape;
import org.teasel.models.objective.Noise;
import org.teasel.models.objective.Objectives;
import org.teasel.models.objective.TextSettings;
import org.teasel.models.training.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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

    @Parameters(
            paramLabel = "MODEL",
            description = "vae, beta-vae, annealed-vae, factor-vae, beta-tcvae, dip-vae-1, dip-vae-2, rtc-vae or aae.")
    private String model;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Setting of the model, such as beta=6 or weighting=mss1; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--correlation",
            paramLabel = "RHO",
            defaultValue = "0",
            description = "Correlation of the noise between latents, in [0, 1). Default: ${DEFAULT-VALUE}.")
    private double correlation;

    @Mixin
    private AutoencoderOptions autoencoder;

    @Mixin
    private DataOptions data;

    @Option(names = "--steps", paramLabel = "N", required = true, description = "Steps in all.")
    private long steps;

    @Option(names = "--batch", paramLabel = "M", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the training.")
    private Path out;

    @Mixin
    private LoopOptions loop;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (Dataset images = data.reference().open()) {
            Training training = training(images);
            TrainingFolder folder = new TrainingFolder(out);
            if (folder.holds(training.plan(), steps)) {
                spec.commandLine().getOut().println("trained already into " + out);
                return ExitCode.OK;
            }
            TrainingReport report = new TrainingReport(err, steps);
            Training.Outcome outcome =
                    Stopping.softly(() -> training.train(out, loop.training(), steps, report, report));
            folder.write(training.plan(), outcome);
            spec.commandLine().getOut().println("trained " + outcome.steps() + " steps into " + out);
        }
        return ExitCode.OK;
    }

    private Training training(Dataset images) {
        TextSettings given = new TextSettings(model, settings);
        Recipe recipe = autoencoder
                .recipe(square(images), Objectives.of(given), batch, seed)
                .with(new Noise(correlation));
        Plan plan = new Plan(
                model,
                given.values(),
                autoencoder.networks(recipe),
                correlation,
                Plan.Data.of(images, data.reference(), recipe.heldOut()),
                batch,
                recipe.adam().rate(),
                autoencoder.discriminator(recipe),
                seed);
        return new AutoencoderTraining(recipe, images, plan);
    }

    private static Shape square(Dataset images) {
        int[] shape = images.shape();
        if (shape.length != 3 || shape[1] != shape[2]) {
            throw new InvalidInputException("data set '" + images.name() + "' has observations " + Shape.of(shape)
                    + ", expected square images [channels, side, side]");
        }
        return Shape.of(shape);
    }
}
