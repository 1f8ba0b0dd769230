package org.teasel.models.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The loss and its terms at some steps, as a CSV file that grows. Numbers are written with all their digits. */
final class LossCurve implements AutoCloseable {

    private static final String STEP = "step";

    private final BufferedWriter writer;
    private boolean headed;

    /**
     * Opens a curve, and cuts off what is after a step: it will come again.
     *
     * @param step steps made
     */
    LossCurve(Path file, long step) throws IOException {
        List<String> kept = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(STEP + ",") || line.matches("[0-9]+,.*") && stepOf(line) <= step) {
                    kept.add(line);
                }
            }
        }
        headed = step > 0 && !kept.isEmpty();
        Files.write(file, step > 0 ? kept : List.of());
        writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    }

    private static long stepOf(String line) {
        return Long.parseLong(line.substring(0, line.indexOf(',')));
    }

    /** Adds a step. */
    void add(long step, Map<String, Double> terms) throws IOException {
        if (!headed) {
            writer.write(STEP + "," + String.join(",", terms.keySet()) + "\n");
            headed = true;
        }
        writer.write(step + "," + terms.values().stream().map(String::valueOf).collect(Collectors.joining(",")) + "\n");
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
