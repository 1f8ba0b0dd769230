package org.teasel.conformance.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.teasel.api.spi.DatasetProvider.SAMPLE;
import static org.teasel.api.spi.DatasetProvider.SEED;
import static org.teasel.api.spi.DatasetProvider.STRIDE;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.conformance.Mutant;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;

/** Every plausible mistake in a data set or its provider breaks the rules about it, and no others. */
class WrongDatasetsTest {

    private static final AtomicInteger OPENED = new AtomicInteger();

    @ParameterizedTest
    @MethodSource("datasets")
    void isFound(Mutant<DatasetCandidate> mutant) {
        mutant.mustBeFoundByTheseAlone();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void isFoundInAProvider(Mutant<DatasetProviderCandidate> mutant) {
        mutant.mustBeFoundByTheseAlone();
    }

    @Test
    void theRightOnesAreNotAccused() {
        for (int seed = 0; seed < Mutant.SEEDS; seed++) {
            Examination examination = new Examination(Profile.QUICK, seed);
            assertThat(Stream.concat(
                            examination.of(DatasetCandidate.of("grid", RightDataset::new)).stream(),
                            examination.of(provider(new RightProvider())).stream()))
                    .filteredOn(Finding::broken)
                    .extracting(Finding::explanation)
                    .isEmpty();
        }
    }

    private static Mutant<DatasetCandidate> mutant(
            String name, Supplier<Dataset> datasets, String fragment, String... breaks) {
        return new Mutant<>(name, DatasetCandidate.of("grid", datasets), List.of(breaks), fragment);
    }

    static Stream<Mutant<DatasetCandidate>> datasets() {
        return Stream.of(
                mutant(
                        "weights of the whole beside a part",
                        () -> new RightDataset(IntStream.range(0, 20).toArray()) {
                            @Override
                            public Optional<double[]> weights() {
                                return Optional.of(new double[30]);
                            }
                        },
                        "there are 30 weights, expected 20",
                        "dataset.weights"),
                mutant(
                        "weights that are logarithms",
                        () -> new RightDataset() {
                            @Override
                            public Optional<double[]> weights() {
                                double[] weights = new double[rows.length];
                                Arrays.fill(weights, -0.5);
                                return Optional.of(weights);
                            }
                        },
                        "the weight of row 0 is -0.5",
                        "dataset.weights"),
                mutant(
                        "weights that were never set",
                        () -> new RightDataset() {
                            @Override
                            public Optional<double[]> weights() {
                                return Optional.of(new double[rows.length]);
                            }
                        },
                        "the weights sum to 0.0",
                        "dataset.weights"),
                mutant(
                        "the weights themselves handed out",
                        () -> new RightDataset() {
                            private final double[] weights = IntStream.of(rows)
                                    .mapToDouble(row -> 1 + row)
                                    .toArray();

                            @Override
                            public Optional<double[]> weights() {
                                return Optional.of(weights);
                            }
                        },
                        "after that array was changed, the weights are others",
                        "dataset.weights"),
                mutant(
                        "an end that is counted in",
                        () -> new RightDataset() {
                            @Override
                            float[] values(int from, int to) {
                                return super.values(from, Math.min(rows.length, to + 1));
                            }
                        },
                        "observations of the shape [2, 2], expected 12",
                        "dataset.observations",
                        "dataset.observations.batches"),
                mutant(
                        "rows from the start of the data set",
                        () -> new RightDataset() {
                            @Override
                            float[] values(int from, int to) {
                                return super.values(0, to - from);
                            }
                        },
                        "read in two parts",
                        "dataset.observations.batches"),
                mutant(
                        "a scale taken from the batch",
                        () -> new RightDataset() {
                            @Override
                            float[] values(int from, int to) {
                                float[] values = super.values(from, to);
                                float least = values[0];
                                for (int k = 0; k < values.length; k++) {
                                    values[k] -= least;
                                }
                                return values;
                            }
                        },
                        "read in two parts",
                        "dataset.observations.batches"),
                mutant(
                        "missing pixels given as NaN",
                        () -> new RightDataset() {
                            @Override
                            float[] values(int from, int to) {
                                float[] values = super.values(from, to);
                                values[values.length - 1] = Float.NaN;
                                return values;
                            }
                        },
                        "is NaN, expected a finite one",
                        "dataset.observations",
                        "dataset.observations.batches"),
                mutant(
                        "noise drawn at each reading",
                        () -> new RightDataset() {
                            private final Random random = new Random(1);

                            @Override
                            float[] values(int from, int to) {
                                float[] values = super.values(from, to);
                                values[0] += random.nextFloat();
                                return values;
                            }
                        },
                        "read again, and in another order",
                        "dataset.observations.order",
                        "dataset.observations.batches",
                        "dataset.observations.fresh",
                        "dataset.threads"),
                mutant(
                        "the data set's own array handed out",
                        () -> new RightDataset() {
                            private final float[] all = super.values(0, WHOLE);
                            private final float[] first = Arrays.copyOf(all, 48);

                            @Override
                            float[] values(int from, int to) {
                                return from == 0 && to == 12 ? first : Arrays.copyOfRange(all, 4 * from, 4 * to);
                            }
                        },
                        "after a batch was changed",
                        "dataset.observations.fresh"),
                mutant(
                        "one buffer for all batches",
                        () -> new RightDataset() {
                            private final float[][] buffers = new float[WHOLE + 1][];

                            @Override
                            float[] values(int from, int to) {
                                float[] values = super.values(from, to);
                                Thread.yield();
                                if (buffers[to - from] == null) {
                                    buffers[to - from] = values;
                                }
                                System.arraycopy(values, 0, buffers[to - from], 0, values.length);
                                Thread.yield();
                                return buffers[to - from];
                            }
                        },
                        "after other rows were read",
                        "dataset.observations.fresh",
                        "dataset.threads"),
                mutant(
                        "a range that is cut to what there is",
                        () -> new RightDataset() {
                            @Override
                            public Observations observations(int from, int to) {
                                int first = Math.max(0, from);
                                int last = Math.max(first, Math.min(rows.length, to));
                                return Observations.of(shape(), values(Math.min(first, last), last));
                            }
                        },
                        "expected an exception",
                        "dataset.observations.range"),
                mutant(
                        "an order that changes with every opening",
                        () -> {
                            int[] rows = new Random(OPENED.incrementAndGet())
                                    .ints(0, RightDataset.WHOLE)
                                    .distinct()
                                    .limit(RightDataset.WHOLE)
                                    .toArray();
                            return new RightDataset(rows);
                        },
                        "opened again",
                        "dataset.opened-again"),
                mutant(
                        "a scratch array that threads share",
                        () -> new RightDataset() {
                            private final float[] scratch = new float[1];

                            @Override
                            float[] values(int from, int to) {
                                float[] values = super.values(from, to);
                                for (int k = 0; k < values.length; k++) {
                                    scratch[0] = values[k];
                                    Thread.yield();
                                    values[k] = scratch[0];
                                }
                                return values;
                            }
                        },
                        "beside other threads",
                        "dataset.threads"),
                mutant(
                        "the shape itself handed out",
                        () -> new RightDataset() {
                            private final int[] shape = {2, 2};

                            @Override
                            public int[] shape() {
                                return shape;
                            }
                        },
                        "positive extents",
                        "dataset.shape"),
                mutant(
                        "factors of the whole beside a part of the observations",
                        () -> new RightDataset(IntStream.range(0, 20).toArray()) {
                            @Override
                            public int size() {
                                return 20;
                            }

                            @Override
                            public Factors factors() {
                                return new RightDataset().factors();
                            }
                        },
                        "there are 20 observations and 30 rows of factors",
                        "dataset.size"),
                mutant(
                        "a file that is closed twice",
                        () -> new RightDataset() {
                            private boolean closed;

                            @Override
                            public void close() {
                                if (closed) {
                                    throw new IllegalStateException("the file is closed");
                                }
                                closed = true;
                            }
                        },
                        "the file is closed",
                        "dataset.close"));
    }

    private static DatasetProviderCandidate provider(DatasetProvider provider) {
        return DatasetProviderCandidate.of("provider", () -> provider, "grid").selecting(STRIDE, SAMPLE, SEED);
    }

    private static Mutant<DatasetProviderCandidate> wrong(
            String name, DatasetProvider provider, String fragment, String... breaks) {
        return new Mutant<>(name, provider(provider), List.of(breaks), fragment);
    }

    static Stream<Mutant<DatasetProviderCandidate>> providers() {
        return Stream.of(
                wrong(
                        "each row taken with a probability",
                        new RightProvider() {
                            @Override
                            int[] sample(int count, long seed) {
                                Random random = new Random(seed);
                                int[] rows = IntStream.range(0, RightDataset.WHOLE)
                                        .filter(row -> random.nextInt(RightDataset.WHOLE) < count)
                                        .toArray();
                                return rows.length == 0 ? new int[1] : rows;
                            }
                        },
                        "of 30 rows has",
                        "dataset.provider.sample-size"),
                wrong(
                        "rows drawn with replacement",
                        new RightProvider() {
                            @Override
                            int[] sample(int count, long seed) {
                                return new Random(seed)
                                        .ints(count, 0, RightDataset.WHOLE / 6)
                                        .toArray();
                            }
                        },
                        "is no row of the whole that is not taken yet",
                        "dataset.provider.sample-rows"),
                wrong(
                        "a seed that is read and not used",
                        new RightProvider() {
                            @Override
                            int[] sample(int count, long seed) {
                                return super.sample(count, 0);
                            }
                        },
                        "all choose the same rows",
                        "dataset.provider.sample-seed"),
                wrong(
                        "factors of the first rows beside observations of the chosen",
                        new RightProvider() {
                            @Override
                            Dataset dataset(int[] rows) {
                                return new RightDataset(rows) {
                                    @Override
                                    public Factors factors() {
                                        return new RightDataset(IntStream.range(0, rows.length)
                                                        .toArray())
                                                .factors();
                                    }
                                };
                            }
                        },
                        "is no row of the whole",
                        "dataset.provider.sample-rows",
                        "dataset.provider.sample-seed",
                        "dataset.provider.stride"),
                wrong(
                        "strides over rows in place of values",
                        new RightProvider() {
                            @Override
                            boolean kept(int[] codes, int[] steps, int row) {
                                return row % Arrays.stream(steps).reduce(1, (a, b) -> a * b) == 0;
                            }
                        },
                        "with the strides 2,1,1",
                        "dataset.provider.stride"),
                wrong(
                        "a number that is no number",
                        new RightProvider() {
                            @Override
                            int number(String option, String text) {
                                return Integer.parseInt(text);
                            }
                        },
                        "NumberFormatException",
                        "dataset.provider.bad-numbers"),
                wrong(
                        "options that nobody checks",
                        new RightProvider() {
                            @Override
                            void requireKnown(Map<String, String> options) {}
                        },
                        "was accepted",
                        "dataset.provider.unknown-option"));
    }

    private static class RightProvider implements DatasetProvider {
        @Override
        public String id() {
            return "grid";
        }

        @Override
        public String description() {
            return "a grid of 30 rows";
        }

        @Override
        public Dataset open(String reference, Map<String, String> options) {
            if (!reference.equals("grid")) {
                throw new InvalidInputException("there is no '" + reference + "', expected grid");
            }
            requireKnown(options);
            int[] all = IntStream.range(0, RightDataset.WHOLE).toArray();
            if (options.containsKey(STRIDE)) {
                int[] steps = Arrays.stream(options.get(STRIDE).split(",", -1))
                        .mapToInt(step -> least(STRIDE, number(STRIDE, step), 1, RightDataset.WHOLE))
                        .toArray();
                least("number of steps of " + STRIDE, steps.length, 3, 3);
                return dataset(IntStream.of(all)
                        .filter(row -> kept(RightDataset.codes(row), steps, row))
                        .toArray());
            }
            long seed = number(SEED, options.getOrDefault(SEED, "0"));
            return options.containsKey(SAMPLE)
                    ? dataset(sample(least(SAMPLE, number(SAMPLE, options.get(SAMPLE)), 1, RightDataset.WHOLE), seed))
                    : dataset(all);
        }

        void requireKnown(Map<String, String> options) {
            options.keySet().stream()
                    .filter(name -> !Set.of(STRIDE, SAMPLE, SEED).contains(name))
                    .forEach(name -> {
                        throw new InvalidInputException("there is no option '" + name + "'");
                    });
        }

        int number(String option, String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new InvalidInputException("option " + option + " is '" + text + "', expected a number", e);
            }
        }

        private static int least(String option, int number, int least, int most) {
            if (number < least || number > most) {
                throw new InvalidInputException(option + " is " + number + ", expected " + least + " to " + most);
            }
            return number;
        }

        Dataset dataset(int[] rows) {
            return new RightDataset(rows);
        }

        boolean kept(int[] codes, int[] steps, int row) {
            return IntStream.range(0, steps.length).allMatch(k -> codes[k] % steps[k] == 0);
        }

        int[] sample(int count, long seed) {
            return new Random(seed)
                    .ints(0, RightDataset.WHOLE)
                    .distinct()
                    .limit(count)
                    .sorted()
                    .toArray();
        }
    }
}
