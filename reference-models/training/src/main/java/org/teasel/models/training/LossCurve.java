package org.teasel.models.training;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The loss and its terms at some steps, as a CSV file that grows. Numbers are written with all their digits. */
final class LossCurve implements AutoCloseable {

    private static final String STEP = "step";

    // No channel: an interrupt, by which trainings are cancelled, would close it.
    private final RandomAccessFile file;
    private Map<String, Double> last = Map.of();
    private boolean headed;

    /**
     * Opens a curve, and cuts off what is after a step: it will come again.
     *
     * @param step steps made
     */
    LossCurve(Path path, long step) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        try {
            keep(step);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void keep(long step) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.readFully(bytes);
        int kept = 0;
        String[] names = {};
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("(?<=\n)")) {
            String[] cells = line.strip().split(",");
            boolean head = kept == 0 && cells[0].equals(STEP);
            if (step == 0 || !line.endsWith("\n") || !head && !(headed && isUntil(step, cells[0]))) {
                break;
            }
            if (head) {
                headed = true;
                names = cells;
            } else {
                last = terms(names, cells);
            }
            kept += line.getBytes(StandardCharsets.UTF_8).length;
        }
        file.setLength(kept);
        file.seek(kept);
    }

    private static boolean isUntil(long step, String cell) {
        return cell.matches("[0-9]{1,18}") && Long.parseLong(cell) <= step;
    }

    private static Map<String, Double> terms(String[] names, String[] numbers) {
        Map<String, Double> terms = new LinkedHashMap<>();
        for (int k = 1; k < Math.min(names.length, numbers.length); k++) {
            terms.put(names[k], Double.valueOf(numbers[k]));
        }
        return terms;
    }

    /** The terms of the last step that the curve has; empty if there is none. */
    Map<String, Double> last() {
        return last;
    }

    /** Adds a step. */
    void add(long step, Map<String, Double> terms) throws IOException {
        last = terms;
        if (!headed) {
            write(STEP, List.copyOf(terms.keySet()));
            headed = true;
        }
        write(Long.toString(step), List.copyOf(terms.values()));
    }

    private void write(String first, List<?> others) throws IOException {
        String line = others.stream().map(String::valueOf).collect(Collectors.joining(",", first + ",", "\n"));
        file.write(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the disk has all steps, so that a checkpoint never has more of them than the curve. */
    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
