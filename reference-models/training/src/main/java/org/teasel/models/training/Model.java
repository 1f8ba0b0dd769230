package org.teasel.models.training;

import java.util.Map;

/** Networks that learn together. */
interface Model extends AutoCloseable {

    /**
     * One step.
     *
     * @param step steps made before
     * @return the loss and its terms by name; not all finite if the training can't go on
     */
    Map<String, Double> step(long step);

    /**
     * The loss, its terms and more on what is held out; empty if nothing is.
     *
     * @param step steps made before
     */
    Map<String, Double> validate(long step);

    /** All there is to go on from, after so many steps. */
    Checkpoint checkpoint(long step);

    @Override
    void close();
}
