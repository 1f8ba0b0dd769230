package org.teasel.models.command;

import java.time.Duration;
import java.util.OptionalInt;
import org.teasel.adapters.network.Device;
import org.teasel.api.InvalidInputException;
import org.teasel.models.training.TrainingOptions;
import picocli.CommandLine.Option;

/** How to train, which decides nothing of what comes of it but for the device and the number of threads. */
final class LoopOptions {

    @Option(
            names = "--device",
            defaultValue = "auto",
            description = "auto, cpu or cuda. Default: ${DEFAULT-VALUE}, a GPU if there is one.")
    private String device;

    @Option(names = "--threads", paramLabel = "N", description = "Threads on a CPU.")
    private Integer threads;

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

    TrainingOptions training() {
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
}
