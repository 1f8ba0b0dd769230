package org.teasel.models.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@value #FILE}: a row a run, made of what is in the runs' folders, so that it is right whoever trains them.
 *
 * @param folder the folder that the runs' folders are in
 * @param runs the runs, in order
 */
record GridTable(Path folder, List<GridRun> runs) {

    /** Its name. */
    static final String FILE = "grid.csv";

    /** How far a run is. */
    enum Status {
        WAITING,
        BEGUN,
        FAILED,
        TRAINED;

        static Status of(GridRun run) {
            if (run.isOver()) {
                return TRAINED;
            }
            if (run.folder().hasFailed()) {
                return FAILED;
            }
            return run.folder().stepsInCurve() > 0 ? BEGUN : WAITING;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes it anew. */
    void write() {
        String head = "run,model,seed,status,steps,validation-loss,tc-of-mean,tc-of-sample\n";
        new WholeFile(folder.resolve(FILE))
                .write(runs.stream().map(GridTable::row).collect(Collectors.joining("\n", head, "\n")));
    }

    /** Whether a run has failed and not gone on since. */
    boolean hasFailures() {
        return runs.stream().anyMatch(run -> Status.of(run) == Status.FAILED);
    }

    private static String row(GridRun run) {
        Status status = Status.of(run);
        Optional<JsonNode> record =
                status == Status.TRAINED ? run.folder().record().read() : Optional.empty();
        long steps = record.map(found -> found.path("steps").asLong())
                .orElseGet(() -> run.folder().stepsInCurve());
        Plan plan = run.training().plan();
        Stream<String> judged = Stream.of("loss", "tc-of-mean", "tc-of-sample")
                .map(term -> record.map(
                                found -> found.path("validation").path(term).asText())
                        .orElse(""));
        return Stream.concat(Stream.of(run.name(), plan.model(), plan.seed(), status, steps), judged)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }
}
