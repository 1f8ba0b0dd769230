package org.teasel.models.training;

import java.util.Map;

/** Hears how a training goes, on the thread that trains. */
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener NONE = (step, terms) -> {};

    /**
     * A step was made.
     *
     * @param step steps made, from 1 on
     * @param terms {@code loss}, its terms as they are before they are weighted, and {@code discriminator} where there
     *     is one; in nats an observation
     */
    void step(long step, Map<String, Double> terms);

    /**
     * The model was judged by what is held out.
     *
     * @param step steps made
     * @param terms as in {@link TrainedAutoencoder#validation}
     */
    default void validated(long step, Map<String, Double> terms) {}

    /**
     * There is something that the person who started the training should know, such as that a GPU can't be used.
     *
     * @param what it, in a line
     */
    default void warned(String what) {}
}
