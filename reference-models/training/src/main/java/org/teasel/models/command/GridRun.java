package org.teasel.models.command;

import org.teasel.models.training.TrainingOptions;

/**
 * A run of a grid.
 *
 * @param name name of its folder
 * @param training what is trained
 * @param options how
 * @param steps until there are so many steps
 * @param folder where it goes
 */
record GridRun(String name, Training training, TrainingOptions options, long steps, TrainingFolder folder) {

    /** Whether it is over. */
    boolean isOver() {
        return folder.record().holds(training.plan(), steps);
    }
}
