package org.teasel.models.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Observations;
import org.teasel.estimators.rows.Streams;
import org.teasel.models.network.Shape;
import org.teasel.models.torch.Tensors;

/**
 * Batches of a data set in random order: every pass over what is learned from has an order of its own, in which no
 * observation comes twice. Observations are asked for when their batch comes, and not kept.
 */
final class Minibatches {

    private final Dataset dataset;
    private final Division division;
    private final int size;

    /**
     * @param size observations a batch, M
     * @param expected shape of an observation
     * @throws InvalidInputException if the data set's observations have another shape, or fewer are left to learn from
     *     than make a batch
     */
    Minibatches(Dataset dataset, Division division, int size, Shape expected) {
        if (!Shape.of(dataset.shape()).equals(expected)) {
            throw new InvalidInputException("data set '" + dataset.name() + "' has observations "
                    + Shape.of(dataset.shape()) + ", expected " + expected + " as the encoder takes them");
        }
        if (division.learned() < size) {
            throw new InvalidInputException("data set '" + dataset.name() + "' has " + dataset.size()
                    + " observations, of which " + division.heldOut() + " are held out, expected a batch of " + size
                    + " at least to learn from");
        }
        this.dataset = dataset;
        this.division = division;
        this.size = size;
    }

    /** The rows in the batch of a step. */
    int[] rows(long key, long step) {
        int batches = division.learned() / size;
        Shuffle order = new Shuffle(division.learned(), Streams.mix(key) + step / batches);
        int from = (int) (step % batches) * size;
        return IntStream.range(from, from + size)
                .map(k -> division.learned(order.at(k)))
                .toArray();
    }

    /** The batch of a step on a device, [M, shape...]. */
    Tensor tensor(long key, long step, String device) {
        return tensor(rows(key, step), device);
    }

    /** How many whole batches are held out. */
    int heldOut() {
        return division.heldOut() / size;
    }

    /** A batch that is held out, on a device, [M, shape...]. */
    Tensor heldOut(int batch, String device) {
        return tensor(
                IntStream.range(batch * size, (batch + 1) * size)
                        .map(division::heldOut)
                        .toArray(),
                device);
    }

    /**
     * Some rows on a device.
     *
     * @throws InvalidInputException if a number is not in [0, 1]
     */
    private Tensor tensor(int[] rows, String device) {
        Observations observations = dataset.observations(rows);
        for (int k = 0; k < rows.length; k++) {
            require(observations.values(), k * observations.width(), observations.width(), rows[k]);
        }
        long[] shape = LongStream.concat(
                        LongStream.of(rows.length),
                        Arrays.stream(dataset.shape()).asLongStream())
                .toArray();
        return Tensors.of(observations.values(), device, shape);
    }

    private void require(float[] values, int from, int width, int row) {
        for (int k = from; k < from + width; k++) {
            if (!(values[k] >= 0 && values[k] <= 1)) {
                throw new InvalidInputException("data set '" + dataset.name() + "', observation " + row + ", number "
                        + (k - from) + ": " + values[k] + ", expected one from 0 to 1");
            }
        }
    }
}
