package org.teasel.models.training;

import org.teasel.estimators.rows.Streams;

/**
 * An order of the numbers below a size that is known at every place without a list: a Feistel network of four rounds
 * over the least even number of bits that holds them, walked on until it comes back below the size.
 */
record Shuffle(int size, long key) {

    private static final int ROUNDS = 4;

    /** The number at a place. */
    int at(int place) {
        int half = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(size - 1) + 1) / 2);
        int number = place;
        do {
            number = permute(number, half);
        } while (number >= size);
        return number;
    }

    private int permute(int number, int half) {
        int mask = (1 << half) - 1;
        int left = number >>> half;
        int right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            int mixed = left ^ (int) Streams.mix(Streams.mix(key + round) + right) & mask;
            left = right;
            right = mixed;
        }
        return left << half | right;
    }
}
