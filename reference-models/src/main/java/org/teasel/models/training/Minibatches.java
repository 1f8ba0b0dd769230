package org.teasel.models.training;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Observations;
import org.teasel.estimators.rows.Streams;
import org.teasel.models.network.Shape;
import org.teasel.models.torch.Tensors;

/**
 * Batches of a data set in random order: every pass over the data has an order of its own, in which no observation
 * comes twice. Observations are asked for one by one when their batch comes, and not kept.
 */
final class Minibatches {

    private final Dataset dataset;
    private final int size;

    /**
     * @throws InvalidInputException if the data set's observations have another shape, or fewer are there than make a
     *     batch
     */
    Minibatches(Dataset dataset, int size, Shape expected) {
        if (!Shape.of(dataset.shape()).equals(expected)) {
            throw new InvalidInputException("data set '" + dataset.name() + "' has observations "
                    + Shape.of(dataset.shape()) + ", expected " + expected + " as the encoder takes them");
        }
        if (dataset.size() < size) {
            throw new InvalidInputException("data set '" + dataset.name() + "' has " + dataset.size()
                    + " observations, expected a batch of " + size + " at least");
        }
        this.dataset = dataset;
        this.size = size;
    }

    /** The rows in the batch of a step. */
    int[] rows(long key, long step) {
        int batches = dataset.size() / size;
        Shuffle order = new Shuffle(dataset.size(), Streams.mix(key) + step / batches);
        int from = (int) (step % batches) * size;
        int[] rows = new int[size];
        for (int k = 0; k < size; k++) {
            rows[k] = order.at(from + k);
        }
        return rows;
    }

    /** The batch of a step on a device, [M, shape...]. */
    Tensor tensor(long key, long step, String device) {
        long[] shape = LongStream.concat(
                        LongStream.of(size), Arrays.stream(dataset.shape()).asLongStream())
                .toArray();
        return Tensors.of(values(key, step), device, shape);
    }

    /**
     * The numbers in the batch of a step, [M, shape...].
     *
     * @throws InvalidInputException if one of them is not in [0, 1]
     */
    private float[] values(long key, long step) {
        float[] values = null;
        int[] rows = rows(key, step);
        for (int k = 0; k < size; k++) {
            Observations one = dataset.observations(rows[k], rows[k] + 1);
            int width = one.width();
            if (values == null) {
                values = new float[size * width];
            }
            System.arraycopy(one.values(), 0, values, k * width, width);
            require(values, k * width, width, rows[k]);
        }
        return values;
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
