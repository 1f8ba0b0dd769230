package org.teasel.api.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.Posteriors;

class EncodingTest {

    private final List<String> heard = new ArrayList<>();

    private final Progress progress = new Progress() {
        @Override
        public void begin(String task, long steps) {
            heard.add("begin " + task + " " + steps);
        }

        @Override
        public void advance(long steps) {
            heard.add("advance " + steps);
        }

        @Override
        public void end() {
            heard.add("end");
        }
    };

    /** Observation n is the number n. */
    private record Numbers(int size) implements Dataset {
        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public int[] shape() {
            return new int[] {1};
        }

        @Override
        public Factors factors() {
            return Factors.none(size);
        }

        @Override
        public Observations observations(int from, int to) {
            float[] values = new float[to - from];
            for (int n = from; n < to; n++) {
                values[n - from] = n;
            }
            return Observations.of(shape(), values);
        }
    }

    private record Given(int batchSize, Function<Observations, Posteriors> code) implements Encoder {
        @Override
        public String name() {
            return "given";
        }

        @Override
        public Posteriors encode(Observations observations) {
            return code.apply(observations);
        }
    }

    private static Posteriors identity(Observations observations) {
        double[] points = new double[observations.size()];
        for (int r = 0; r < points.length; r++) {
            points[r] = observations.values()[r];
        }
        return Deterministic.of(1, points);
    }

    private Representation encode(int size, int batch, Function<Observations, Posteriors> code) {
        return Encoding.encode(new Given(batch, code), new Numbers(size), progress);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1, 3, 7, 8, Integer.MAX_VALUE})
    void everyObservationOnceInOrderWhateverTheBatch(int batch) {
        Representation encoded = encode(7, batch, EncodingTest::identity);
        assertThat(encoded.size()).isEqualTo(7);
        assertThat(encoded.name()).isEqualTo("given on numbers");
        for (int n = 0; n < 7; n++) {
            assertThat(encoded.posteriors().mean(n, 0)).isEqualTo(n);
        }
    }

    @Test
    void weightsAreThoseOfTheDataset() {
        Dataset numbers = new Numbers(3);
        Dataset weighted = new Dataset() {
            @Override
            public String name() {
                return "weighted numbers";
            }

            @Override
            public int[] shape() {
                return numbers.shape();
            }

            @Override
            public Factors factors() {
                return numbers.factors();
            }

            @Override
            public Observations observations(int from, int to) {
                return numbers.observations(from, to);
            }

            @Override
            public Optional<double[]> weights() {
                return Optional.of(new double[] {1, 0, 3});
            }
        };
        Encoder encoder = new Given(2, EncodingTest::identity);
        Representation encoded = Encoding.encode(encoder, weighted, Progress.NONE);
        assertThat(encoded.weight(0)).isEqualTo(0.25);
        assertThat(encoded.weight(1)).isZero();
        assertThat(encoded.weight(2)).isEqualTo(0.75);
        assertThat(Encoding.encode(encoder, numbers, Progress.NONE).weight(1)).isEqualTo(1.0 / 3);
    }

    @Test
    void rowsAreGivenInTheOrderAskedFor() {
        assertThat(new Numbers(5).observations(new int[] {4, 0, 4}).values()).containsExactly(4, 0, 4);
        assertThatThrownBy(() -> new Numbers(5).observations(new int[] {5}))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void progressIsHeard() {
        encode(7, 3, EncodingTest::identity);
        assertThat(heard).containsExactly("begin encoding numbers 7", "advance 3", "advance 3", "advance 1", "end");
    }

    @Test
    void encoderThatReturnsNothing() {
        assertRefused(o -> null, "encoder 'given' returned nothing for observations 0 to 2, expected 3");
    }

    @Test
    void encoderThatLosesObservations() {
        assertRefused(
                o -> Deterministic.of(1, new double[o.values()[0] < 3 ? 3 : 2]),
                "encoder 'given' returned 2 posteriors for observations 3 to 5, expected 3");
    }

    @Test
    void encoderThatChangesItsLatents() {
        assertRefused(
                o -> Deterministic.of(o.values()[0] < 3 ? 1 : 2, new double[o.size() * (o.values()[0] < 3 ? 1 : 2)]),
                "batch 1 of posteriors has 2 latents, expected 1");
    }

    @Test
    void encoderThatReturnsNoNumbers() {
        assertRefused(o -> Deterministic.of(1, new double[] {0, Double.NaN, 0}), "point, row 1, column 0: NaN");
    }

    @Test
    void encoderThatBreaksDown() {
        assertThatThrownBy(() -> encode(7, 3, o -> {
                    throw new IllegalStateException("out of ink");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of ink");
        assertThat(heard).endsWith("end");
    }

    @Test
    void emptyDataSet() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> encode(0, 3, EncodingTest::identity))
                .withMessageContaining("data set 'numbers' is empty");
    }

    @Test
    void interruptionCancels() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> encode(9, 3, o -> {
                    if (o.values()[0] == 3) {
                        Thread.currentThread().interrupt();
                    }
                    return identity(o);
                }))
                .withMessage("encoding was cancelled after 6 of 9");
        assertThat(heard).endsWith("end");
        assertThat(Thread.interrupted()).isFalse();
    }

    private void assertRefused(Function<Observations, Posteriors> code, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> encode(7, 3, code))
                .withMessageContaining(message);
        assertThat(heard).endsWith("end");
    }
}
