package org.teasel.models.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.teasel.models.training.TrainingRun;

/**
 * {@value #FILE}, which says that a training is over, what came of it, and how. Numbers have all their digits, and those
 * that are infinite are the texts {@code "Infinity"} and {@code "-Infinity"}.
 *
 * @param folder the folder of the training
 */
record TrainingRecord(Path folder) {

    /** Its name. */
    static final String FILE = "training.json";

    /** Name and version of its schema. */
    private static final String SCHEMA = "teasel-training/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is written, in its order. */
    private record Document(
            String schema,
            Plan plan,
            long steps,
            Map<String, Double> losses,
            Map<String, Double> validation,
            List<String> files,
            Map<String, Object> run) {}

    /** Puts down that a training is over. Its files are there already. */
    void write(Plan plan, Training.Outcome outcome) {
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
            new WholeFile(file()).write(JSON.writer(printer).writeValueAsString(document) + "\n");
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
        for (JsonNode name : files) {
            if (!Files.exists(folder.resolve(name.asText()))) {
                return false;
            }
        }
        return true;
    }

    /** What {@value #FILE} says; empty if it isn't there or is damaged, as the training then can write it again. */
    Optional<JsonNode> read() {
        try {
            return Optional.of(JSON.readTree(file().toFile()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (Files.notExists(file())) {
                return Optional.empty();
            }
            throw new InvalidInputException(file() + " can't be read: " + e.getMessage(), e);
        }
    }

    private Path file() {
        return folder.resolve(FILE);
    }

    /** A plan as it is read from a file: numbers of the same kinds. */
    private static JsonNode tree(Plan plan) {
        try {
            return JSON.readTree(JSON.writeValueAsString(plan));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plain record could not be written", e);
        }
    }
}
