package org.teasel.models.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.models.command.DataOptions.DataReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Trains models of many kinds, seeds and settings, one after another. */
@Command(
        name = "teasel train grid",
        customSynopsis = "teasel train grid FILE --out DIR [OPTION...]",
        description = {
            "Train the runs of a file, each into a folder of its own, or go on with those that are not over.",
            "A line of the file has the arguments of a run as teasel train takes them, but --out and --threads;"
                    + " {a,b,c} makes a run of each, several braces a run of each combination, # a comment.",
            "Every OPTION of teasel train after FILE holds for all lines, and in the place of theirs.",
            "Where the same command runs twice at once, each run is trained by one of them."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all went well", "1:bad input, or a run that failed", "2:wrong usage"})
final class GridCommand implements Callable<Integer> {

    /** The word that it is called by. */
    static final String NAME = "grid";

    @Parameters(index = "0", paramLabel = "FILE", description = "A file of runs.")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the runs' folders.")
    private Path out;

    @Unmatched
    private List<String> more = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<DataReference, Dataset> opened = new LinkedHashMap<>();
        try {
            List<GridRun> runs = runs(opened);
            GridTable table = new GridTable(createFolder(), runs);
            Stopping.softly(() -> {
                train(runs, table);
                return null;
            });
            return table.hasFailures() ? ExitCode.SOFTWARE : ExitCode.OK;
        } finally {
            opened.values().forEach(Dataset::close);
        }
    }

    /** All runs, checked before the first one begins. Each data set is opened once. */
    private List<GridRun> runs(Map<DataReference, Dataset> opened) {
        GridFile grid = new GridFile(file);
        Map<String, TrainCommand> byName = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<GridRun> runs = new ArrayList<>();
        for (GridFile.Entry entry : grid.entries()) {
            try {
                TrainCommand command = parse(entry.arguments());
                String name = command.name();
                TrainCommand other = byName.putIfAbsent(name, command);
                if (other == null) {
                    Dataset images = opened.computeIfAbsent(command.data(), DataReference::open);
                    runs.add(command.run(name, images, out.resolve(name)));
                    lines.put(name, entry.line());
                } else if (!other.isSameAs(command)) {
                    throw new InvalidInputException("the run would go into " + name + " as that of line "
                            + lines.get(name) + " does, which differs from it");
                }
            } catch (InvalidInputException | ParameterException e) {
                throw grid.wrong(entry.line(), e);
            }
        }
        return runs;
    }

    private TrainCommand parse(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.matches("(--out|--threads|--help|--version|-h|-V)(=.*)?")) {
                throw new InvalidInputException(
                        argument + " is in a line, expected folders to be the grid's, and threads after the file");
            }
        }
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return TrainCommand.parse(all, out);
    }

    private Path createFolder() {
        try {
            return Files.createDirectories(out);
        } catch (IOException e) {
            throw new InvalidInputException(out + " can't be made: " + e, e);
        }
    }

    private void train(List<GridRun> runs, GridTable table) {
        table.write();
        List<GridRun> elsewhere = new ArrayList<>();
        for (GridRun run : runs) {
            if (!train(run, table, runs.indexOf(run) + 1)) {
                elsewhere.add(run);
            }
        }
        // Another process may have been stopped since.
        elsewhere.forEach(run -> train(run, table, runs.indexOf(run) + 1));
        PrintWriter printed = spec.commandLine().getOut();
        printed.println(out.resolve(GridTable.FILE));
    }

    /** Trains a run if it isn't over; false if another process is at it. */
    @SuppressWarnings("try") // A lock works by being open.
    private boolean train(GridRun run, GridTable table, int number) {
        PrintWriter printed = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (Thread.interrupted()) {
            throw cancelled(run, null);
        }
        Optional<TrainingFolder.Lock> free = run.folder().lock();
        if (free.isEmpty()) {
            printed.println(run.name() + ": another process is at it");
            return false;
        }
        try (TrainingFolder.Lock lock = free.get()) {
            if (!run.isOver()) {
                err.println("run " + number + " of " + table.runs().size() + ": " + run.name());
                train(run, err);
            }
            printed.println(run.name() + ": " + GridTable.Status.of(run));
            printed.flush();
        } finally {
            table.write();
        }
        return true;
    }

    private void train(GridRun run, PrintWriter err) {
        run.folder().forgetFailure();
        try {
            run.folder().train(run.training(), run.options(), run.steps(), err);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw cancelled(run, e);
            }
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            err.println("teasel: " + run.name() + ": " + why);
            run.folder().putDownFailure(why);
        }
    }

    private static CancellationException cancelled(GridRun run, Exception cause) {
        CancellationException cancelled = new CancellationException(run.name() + " was cancelled");
        cancelled.initCause(cause);
        return cancelled;
    }
}
