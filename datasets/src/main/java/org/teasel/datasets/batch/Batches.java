package org.teasel.datasets.batch;

import java.util.SplittableRandom;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Observations;

/**
 * An endless sequence of batches to train on. Each observation is drawn independently from p(n): by the weights of the
 * data set if it has some, else all alike, with replacement.
 *
 * <p>A batch is a function of the seed and its number and of nothing else, on every machine: whoever resumes at a step
 * asks for the batch of that step, and no state need be kept. Only the batch that is asked for is read; of the data set,
 * eight bytes a row are held if it has weights, and nothing if it has none. Safe for use by many threads.
 */
public final class Batches {

    private final Dataset dataset;
    private final int size;
    private final long stream;
    private final RowDistribution distribution;

    /**
     * The batches of a data set, which stays the caller's to close.
     *
     * @param size observations in a batch, at least 1
     * @param seed seed of the sequence
     * @throws InvalidInputException if the data set is empty, or its weights are no weights
     */
    public Batches(Dataset dataset, int size, long seed) {
        if (size < 1) {
            throw new InvalidInputException("batches of " + size + " observations, expected at least 1");
        }
        this.dataset = dataset;
        this.size = size;
        this.stream = new SplittableRandom(seed).nextLong();
        this.distribution = RowDistribution.of(dataset);
    }

    /** The data set. */
    public Dataset dataset() {
        return dataset;
    }

    /** Observations in a batch. */
    public int size() {
        return size;
    }

    /**
     * The rows of a batch, in the order of {@link #observations}.
     *
     * @param number number of the batch, from 0 on
     */
    public int[] rows(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("batch " + number + ", expected a number from 0 on");
        }
        // Hashed twice, so that neighbouring seeds and numbers share no stream.
        SplittableRandom random = new SplittableRandom(new SplittableRandom(stream + number).nextLong());
        int[] rows = new int[size];
        for (int n = 0; n < size; n++) {
            rows[n] = distribution.draw(random);
        }
        return rows;
    }

    /**
     * The observations of a batch.
     *
     * @param number number of the batch, from 0 on
     */
    public Observations observations(long number) {
        return dataset.observations(rows(number));
    }
}
