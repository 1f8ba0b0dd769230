package org.teasel.models.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.models.command.DataOptions.DataReference;
import org.teasel.models.network.Shape;
import org.teasel.models.objective.Noise;
import org.teasel.models.objective.Objectives;
import org.teasel.models.objective.TextSettings;
import org.teasel.models.training.InfoGanRecipe;
import org.teasel.models.training.Recipe;
import org.teasel.models.training.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
        footer = "%nteasel train grid FILE --out DIR trains many, one a line of a file; teasel train grid tells more.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:trained", "1:bad input, or a training that failed", "2:wrong usage"})
final class TrainCommand implements Callable<Integer> {

    private static final String AUTOENCODER = "autoencoder";

    private static final String LOOP = "loop";

    /** Options that are no part of the names of runs, or one in a way of its own. */
    private static final Set<String> APART_FROM_NAMES =
            Set.of("--set", "--dataset-option", "--seed", "--steps", "--out", "--help", "--version");

    @Parameters(
            paramLabel = "MODEL",
            description = "vae, beta-vae, annealed-vae, factor-vae, beta-tcvae, dip-vae-1, dip-vae-2, rtc-vae, aae or"
                    + " infogan, which has its sizes and rates among its settings.")
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

    @Mixin(name = AUTOENCODER)
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

    @Mixin(name = LOOP)
    private LoopOptions loop;

    @Spec
    private CommandSpec spec;

    /**
     * The command as a line of a grid has it. Of options that come more than once the last one counts.
     *
     * @throws picocli.CommandLine.ParameterException if the arguments are wrong
     */
    static TrainCommand parse(List<String> arguments, Path out) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--out", out.toString()));
        TrainCommand command = new TrainCommand();
        TrainTool.line(command).setOverwrittenOptionsAllowed(true).parseArgs(all.toArray(String[]::new));
        return command;
    }

    @Override
    @SuppressWarnings("try") // A lock works by being open.
    public Integer call() {
        PrintWriter printed = spec.commandLine().getOut();
        TrainingFolder folder = new TrainingFolder(out);
        try (Dataset images = data().open()) {
            Training training = training(images);
            TrainingOptions options = loop.training();
            try (TrainingFolder.Lock lock = folder.lock()
                    .orElseThrow(() -> new InvalidInputException(
                            "another process is training into " + out + "; train into another folder"))) {
                if (folder.record().holds(training.plan(), steps)) {
                    printed.println("trained already into " + out);
                } else {
                    PrintWriter err = spec.commandLine().getErr();
                    long made = Stopping.softly(() -> folder.train(training, options, steps, err));
                    printed.println("trained " + made + " steps into " + out);
                }
            }
        }
        return ExitCode.OK;
    }

    /** What it learns from. */
    DataReference data() {
        return data.reference();
    }

    /** This as a run of a grid. */
    GridRun run(String name, Dataset images, Path folder) {
        return new GridRun(name, training(images), loop.training(), steps, new TrainingFolder(folder));
    }

    /**
     * A name for the folder of a run: the model, the seed, and what of all that decides what comes of it is not as usual.
     * It doesn't change with other runs or with the order of options.
     */
    String name() {
        CommandSpec usual = parse(List.of(model, "--steps", "1"), out).spec;
        SortedMap<String, Object> others = new TreeMap<>(settings);
        data().options().forEach((name, value) -> others.put("dataset-" + name, value));
        for (OptionSpec option : spec.options()) {
            String name = option.longestName();
            Object value = option.getValue();
            if (!APART_FROM_NAMES.contains(name)
                    && !spec.mixins().get(LOOP).optionsMap().containsKey(name)
                    && !Objects.equals(value, usual.findOption(name).getValue())) {
                others.put(name.substring(2), value);
            }
        }
        StringBuilder text = new StringBuilder(model + "-seed-" + seed);
        others.forEach((name, value) ->
                text.append('-').append(name).append(value instanceof Boolean ? "" : "-" + word(value)));
        return text.toString().replaceAll("[^a-zA-Z0-9.]+", "-").replaceFirst("-$", "");
    }

    private static String word(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    /** Whether it would train the same in the same way. */
    boolean isSameAs(TrainCommand other) {
        return model.equals(other.model)
                && spec.options().stream()
                        .allMatch(option -> Objects.equals(
                                option.getValue(),
                                other.spec.findOption(option.longestName()).getValue()));
    }

    private Training training(Dataset images) {
        return model.equals(InfoGanTraining.MODEL) ? infoGan(images) : autoencoder(images);
    }

    private Training autoencoder(Dataset images) {
        if (!Objectives.ids().contains(model)) {
            throw new InvalidInputException("there is no model '" + model + "', expected one of " + Objectives.ids()
                    + " or " + InfoGanTraining.MODEL);
        }
        TextSettings given = new TextSettings(model, settings);
        Recipe recipe = autoencoder
                .recipe(square(images), Objectives.of(given), batch, seed)
                .with(new Noise(correlation));
        Plan plan = new Plan(
                model,
                given.values(),
                autoencoder.networks(recipe),
                correlation,
                Plan.Data.of(images, data(), recipe.heldOut()),
                batch,
                recipe.adam().rate(),
                autoencoder.discriminator(recipe),
                seed);
        return new AutoencoderTraining(recipe, images, plan);
    }

    private Training infoGan(Dataset images) {
        for (OptionSpec option : spec.mixins().get(AUTOENCODER).options()) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new InvalidInputException("model " + model + " doesn't take " + option.longestName()
                        + ", expected no option of autoencoders; its settings are those of --set");
            }
        }
        TextSettings given = new TextSettings(model, settings);
        InfoGanRecipe recipe = InfoGanTraining.recipe(given, square(images), new Noise(correlation), batch, seed);
        Plan plan = new Plan(
                model,
                given.values(),
                InfoGanTraining.networks(recipe),
                correlation,
                Plan.Data.of(images, data(), 0),
                batch,
                recipe.generatorAdam().rate(),
                Map.of("learningRate", recipe.discriminatorAdam().rate()),
                seed);
        return new InfoGanTraining(recipe, images, plan);
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
