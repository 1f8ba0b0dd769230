package org.teasel.datasets.batch;

import java.util.SplittableRandom;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;

/** The distribution p(n) over the rows of a data set that observations are drawn from. */
@FunctionalInterface
interface RowDistribution {

    /** A row; the same for the same state of the generator. */
    int draw(SplittableRandom random);

    /** The distribution that a data set asks for: by its weights, or uniform. */
    static RowDistribution of(Dataset dataset) {
        int size = dataset.size();
        if (size == 0) {
            throw new InvalidInputException("data set '" + dataset.name() + "' is empty, expected an observation");
        }
        return dataset.weights()
                .map(weights -> weighted(dataset.name(), size, weights))
                .orElse(random -> random.nextInt(size));
    }

    private static RowDistribution weighted(String name, int size, double[] weights) {
        if (weights.length != size) {
            throw new InvalidInputException("data set '" + name + "' has " + weights.length + " weights, expected "
                    + size + ", one an observation");
        }
        double[] sums = new double[size];
        double sum = 0;
        for (int row = 0; row < size; row++) {
            if (!(weights[row] >= 0)) {
                throw new InvalidInputException("data set '" + name + "', weight of row " + row + ": " + weights[row]
                        + ", expected a number that is not negative");
            }
            sum += weights[row];
            sums[row] = sum;
        }
        if (!(sum > 0 && Double.isFinite(sum))) {
            throw new InvalidInputException(
                    "data set '" + name + "': the weights sum to " + sum + ", expected a positive finite sum");
        }
        double total = sum;
        return random -> {
            // The product may round up to the total itself, which no row exceeds.
            return firstAbove(sums, Math.min(random.nextDouble() * total, Math.nextDown(total)));
        };
    }

    /** The first row whose sum is above a height: never one that adds nothing to the sum before it. */
    private static int firstAbove(double[] sums, double height) {
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > height) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
