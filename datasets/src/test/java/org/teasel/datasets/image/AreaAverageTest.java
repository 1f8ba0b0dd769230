package org.teasel.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AreaAverageTest {

    /** Every pixel is cut in to x to equal ones, so that the larger image is a mean over whole ones. */
    @Property(tries = 100)
    void isTheMeanOverWholePixelsOfAFinerImage(
            @ForAll @IntRange(min = 1, max = 12) int from,
            @ForAll @IntRange(min = 1, max = 12) int other,
            @ForAll long seed) {
        int to = Math.min(from, other);
        byte[] image = new byte[from * from + 3];
        new Random(seed).nextBytes(image);
        byte[] shrunk = new byte[to * to + 2];
        new AreaAverage(from, to).shrink(image, 3, shrunk, 2);
        for (int row = 0; row < to; row++) {
            for (int column = 0; column < to; column++) {
                long sum = 0;
                for (int r = from * row; r < from * (row + 1); r++) {
                    for (int c = from * column; c < from * (column + 1); c++) {
                        sum += image[3 + r / to * from + c / to] & 255;
                    }
                }
                double mean = sum / (double) (from * from);
                assertThat(shrunk[2 + row * to + column] & 255)
                        .satisfiesAnyOf(
                                value -> assertThat(value).isEqualTo((int) Math.round(mean)),
                                // Exactly between two numbers, where the sums may round either way.
                                value -> assertThat(Math.abs(value - mean)).isBetween(0.5 - 1e-9, 0.5 + 1e-9));
            }
        }
    }
}
