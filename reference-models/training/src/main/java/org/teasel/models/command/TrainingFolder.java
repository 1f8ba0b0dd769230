package org.teasel.models.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.teasel.api.InvalidInputException;
import org.teasel.models.training.Trainer;
import org.teasel.models.training.TrainingOptions;
import org.teasel.models.training.TrainingRun;

/**
 * The folder of a training, with {@value #RECORD} once it is over: numbers have all their digits, and those that are
 * infinite are the texts {@code "Infinity"} and {@code "-Infinity"}.
 *
 * @param path where it is
 */
record TrainingFolder(Path path) {

    /** What came of a training that is over, and how. */
    static final String RECORD = "training.json";

    /** Name and version of its schema. */
    static final String SCHEMA = "teasel-training/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Why a run of a grid failed, until it goes on. */
    private static final String FAILURE = "failure.txt";

    private static final String LOCK = "training.lock";

    /** What is written, in its order. */
    private record Document(
            String schema,
            Plan plan,
            long steps,
            Map<String, Double> losses,
            Map<String, Double> validation,
            List<String> files,
            Map<String, Object> run) {}

    /** Keeps other processes from training here until it is closed. */
    record Lock(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Makes the folder, and locks it; empty if it is locked already.
     *
     * @throws InvalidInputException if it can't be made
     */
    Optional<Lock> lock() {
        FileChannel channel = null;
        boolean locked = false;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new Lock(channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new InvalidInputException(path + " can't be trained into: " + e, e);
        } finally {
            if (channel != null && !locked) {
                new Lock(channel).close();
            }
        }
    }

    /**
     * Trains, publishes and puts down that it is over. Shows on a writer how it goes.
     *
     * @return steps made
     */
    long train(Training training, TrainingOptions options, long steps, PrintWriter err) {
        TrainingReport report = TrainingReport.of(err);
        Training.Outcome outcome = training.train(path, options, steps, report, report);
        write(training.plan(), outcome);
        return outcome.steps();
    }

    /** Puts down that a training is over. Its files are there already. */
    private void write(Plan plan, Training.Outcome outcome) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        Document document = new Document(
                SCHEMA,
                plan,
                outcome.steps(),
                outcome.run().losses(),
                outcome.validation(),
                outcome.files(),
                words(outcome.run()));
        try {
            new WholeFile(path.resolve(RECORD)).write(JSON.writer(printer).writeValueAsString(document) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plain record could not be written", e);
        }
    }

    /** What differs from run to run of the same thing. */
    private static Map<String, Object> words(TrainingRun run) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        words.put(
                "seconds",
                run.time()
                        .map(Duration::toMillis)
                        .map(millis -> millis / 1000.0)
                        .orElse(null));
        words.put("device", run.device());
        words.put("threads", run.threads());
        words.put("libTorch", libTorch());
        words.put("java", Runtime.version().toString());
        words.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return words;
    }

    /** The version of LibTorch and of its presets; null if its archive doesn't say. */
    private static String libTorch() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch", torch.class);
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether a training by this plan has made so many steps and published its files here. */
    boolean holds(Plan plan, long steps) {
        return read().filter(found -> found.path("plan").equals(tree(plan))
                        && found.path("steps").asLong() >= steps
                        && filesAreThere(found.path("files")))
                .isPresent();
    }

    private boolean filesAreThere(JsonNode files) {
        for (JsonNode file : files) {
            if (!Files.exists(path.resolve(file.asText()))) {
                return false;
            }
        }
        return true;
    }

    /** What {@value #RECORD} says; empty if it isn't there or is damaged, as the training then can write it again. */
    Optional<JsonNode> read() {
        try {
            return Optional.of(JSON.readTree(path.resolve(RECORD).toFile()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (Files.notExists(path.resolve(RECORD))) {
                return Optional.empty();
            }
            throw new InvalidInputException(path.resolve(RECORD) + " can't be read: " + e.getMessage(), e);
        }
    }

    /** A plan as it is read from a file: numbers of the same kinds. */
    private static JsonNode tree(Plan plan) {
        try {
            return JSON.readTree(JSON.writeValueAsString(plan));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plain record could not be written", e);
        }
    }

    boolean hasFailed() {
        return Files.exists(path.resolve(FAILURE));
    }

    void putDownFailure(String why) {
        new WholeFile(path.resolve(FAILURE)).write(why + "\n");
    }

    void forgetFailure() {
        try {
            Files.deleteIfExists(path.resolve(FAILURE));
        } catch (IOException e) {
            throw new InvalidInputException(path.resolve(FAILURE) + " can't be deleted: " + e, e);
        }
    }

    /** The last step that the loss curve has; 0 if there is none. */
    long stepsInCurve() {
        try {
            List<String> lines = Files.readAllLines(path.resolve(Trainer.CURVE));
            String step = lines.isEmpty() ? "" : lines.get(lines.size() - 1).split(",")[0];
            return step.matches("[0-9]{1,18}") ? Long.parseLong(step) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new InvalidInputException(path.resolve(Trainer.CURVE) + " can't be read: " + e, e);
        }
    }
}
