package org.teasel.models.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.teasel.api.Progress;
import org.teasel.models.training.TrainingListener;
import org.teasel.models.training.TrainingOptions;
import org.teasel.models.training.TrainingRun;

/** A model with its data, to be trained into a folder and published there. */
interface Training {

    /** All that decides what comes of it. */
    Plan plan();

    /**
     * Trains until so many steps are made, and writes what {@code teasel score} takes.
     *
     * @param folder where everything goes
     */
    Outcome train(Path folder, TrainingOptions options, long steps, Progress progress, TrainingListener listener);

    /**
     * What a training came to.
     *
     * @param steps steps made
     * @param validation the loss and more on what is held out; empty if nothing is
     * @param run how it got there
     * @param files names of the files that were published
     */
    record Outcome(long steps, Map<String, Double> validation, TrainingRun run, List<String> files) {}
}
