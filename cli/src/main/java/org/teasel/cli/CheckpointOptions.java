package org.teasel.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.teasel.estimators.Checkpoint;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a run that may be cut short keeps what it has computed. */
final class CheckpointOptions {

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description =
                    "Keep what is computed in DIR from time to time. If the run is cut short, the same command goes"
                            + " on from there; when it is done, DIR is deleted.")
    private Path folder;

    @Option(
            names = "--anew",
            description = "Begin from the start, whatever the checkpoint holds: needed if it is of other data or"
                    + " settings, or damaged.")
    private boolean anew;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The checkpoint that the user asked for, if any. */
    Optional<Checkpoint> checkpoint(boolean quiet) {
        if (folder == null && anew) {
            throw new ParameterException(spec.commandLine(), "--anew needs --checkpoint");
        }
        if (folder != null && folder.toString().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--checkpoint is empty, expected a folder");
        }
        PrintWriter err = spec.commandLine().getErr();
        return Optional.ofNullable(folder)
                .map(Checkpoint::in)
                .map(kept -> anew ? kept.fromTheStart() : kept)
                .map(kept -> quiet ? kept : kept.telling(sentence -> err.println("note: " + sentence)));
    }
}
