package org.teasel.learners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void neighbouringTasksHaveStreamsOfTheirOwn() {
        long[] first = LongStream.range(0, 1000)
                .map(index -> new Seed(0).child(index).random().nextLong())
                .toArray();
        assertThat(first).doesNotHaveDuplicates();
        double mean = LongStream.range(0, 1000)
                .mapToDouble(index -> new Seed(1).child(index).random().nextDouble())
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(0.45, 0.55);
    }

    @Test
    void streamsDependOnEveryStepOfTheWay() {
        assertThat(new Seed(1).child(2).child(3)).isEqualTo(new Seed(1).child(2).child(3));
        assertThat(new Seed(1).child(2).child(3))
                .isNotEqualTo(new Seed(1).child(3).child(2));
        assertThat(new Seed(2).child(1)).isNotEqualTo(new Seed(1).child(2));
    }
}
