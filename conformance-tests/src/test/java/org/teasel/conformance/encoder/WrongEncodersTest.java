package org.teasel.conformance.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.FactorisedPosteriors;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.EncoderProvider;
import org.teasel.conformance.Mutant;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;

/** Every plausible mistake in an encoder or its provider breaks the rules about it, and no others. */
class WrongEncodersTest {

    private static final int ROWS = 7;

    @ParameterizedTest
    @MethodSource("encoders")
    void isFound(Mutant<EncoderCandidate> mutant) {
        mutant.mustBeFoundByTheseAlone();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void isFoundInAProvider(Mutant<EncoderProviderCandidate> mutant) {
        mutant.mustBeFoundByTheseAlone();
    }

    @Test
    void theRightOnesAreNotAccused() {
        for (int seed = 0; seed < Mutant.SEEDS; seed++) {
            Examination examination = new Examination(Profile.QUICK, seed);
            assertThat(Stream.concat(
                            examination.of(candidate(RightEncoder::new)).stream(),
                            examination.of(provider(new RightProvider())).stream()))
                    .filteredOn(Finding::broken)
                    .extracting(Finding::explanation)
                    .isEmpty();
        }
    }

    private static Observations observations() {
        Random random = new Random(3);
        float[] values = new float[ROWS * 6];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return Observations.of(RightEncoder.SHAPE, values);
    }

    private static EncoderCandidate candidate(Supplier<Encoder> encoders) {
        return EncoderCandidate.of("encoder", encoders, observations());
    }

    private static Mutant<EncoderCandidate> mutant(
            String name, Supplier<Encoder> encoders, String fragment, String... breaks) {
        return new Mutant<>(name, candidate(encoders), List.of(breaks), fragment);
    }

    static Stream<Mutant<EncoderCandidate>> encoders() {
        return Stream.of(
                mutant(
                        "batch normalisation over the batch",
                        () -> new RightEncoder() {
                            @Override
                            double[][] means(Observations observations) {
                                double[][] means = super.means(observations);
                                double sum = Arrays.stream(means)
                                        .mapToDouble(row -> row[0])
                                        .sum();
                                for (double[] row : means) {
                                    row[0] -= sum / means.length;
                                }
                                return means;
                            }
                        },
                        "the mean of z0 in row 0",
                        "encoder.batch.neighbours",
                        "encoder.batch.size"),
                mutant(
                        "a scale that depends on the size of the batch",
                        () -> new RightEncoder() {
                            @Override
                            double[][] means(Observations observations) {
                                double[][] means = super.means(observations);
                                for (double[] row : means) {
                                    row[1] /= means.length;
                                }
                                return means;
                            }
                        },
                        "in a batch of its own",
                        "encoder.batch.size"),
                mutant(
                        "results in order of size",
                        () -> new RightEncoder() {
                            @Override
                            double[][] means(Observations observations) {
                                double[][] means = super.means(observations);
                                Arrays.sort(means, (a, b) -> Double.compare(a[0], b[0]));
                                return means;
                            }
                        },
                        "with the observations in another order",
                        "encoder.batch.order",
                        "encoder.batch.size",
                        "encoder.batch.neighbours"),
                mutant(
                        "a batch filled up and not cut again",
                        () -> new RightEncoder() {
                            @Override
                            double[][] means(Observations observations) {
                                double[][] means = super.means(observations);
                                int padded = (means.length + ROWS - 1) / ROWS * ROWS;
                                double[][] more = new double[padded][LATENTS];
                                System.arraycopy(means, 0, more, 0, means.length);
                                return more;
                            }
                        },
                        "there are 7 posteriors for 1 observations",
                        "encoder.batch.rows",
                        "encoder.batch.size"),
                mutant(
                        "draws in place of means",
                        () -> new RightEncoder() {
                            private final Random random = new Random(1);

                            @Override
                            double[][] means(Observations observations) {
                                double[][] means = super.means(observations);
                                for (double[] row : means) {
                                    row[0] += 0.1 * random.nextGaussian();
                                }
                                return means;
                            }
                        },
                        "when they are encoded again",
                        "encoder.deterministic",
                        "encoder.deterministic.bits",
                        "encoder.batch.order",
                        "encoder.batch.size",
                        "encoder.batch.neighbours"),
                mutant(
                        "sums that wobble in the last digits",
                        () -> new RightEncoder() {
                            private int calls;

                            @Override
                            double[][] means(Observations observations) {
                                double[][] means = super.means(observations);
                                means[0][0] = Math.nextUp(means[0][0] + 1e-12 * calls++);
                                return means;
                            }
                        },
                        "when they are encoded again",
                        "encoder.deterministic.bits"),
                mutant(
                        "weights drawn when it is opened",
                        () -> new RightEncoder() {
                            private final double weight = Math.random();

                            @Override
                            double[][] means(Observations observations) {
                                double[][] means = super.means(observations);
                                for (double[] row : means) {
                                    row[0] *= weight;
                                }
                                return means;
                            }
                        },
                        "opened again",
                        "encoder.opened-again"),
                mutant(
                        "pixels scaled in place",
                        () -> new RightEncoder() {
                            @Override
                            double[][] means(Observations observations) {
                                double[][] means = super.means(observations);
                                for (int k = 0; k < observations.values().length; k++) {
                                    observations.values()[k] =
                                            Math.max(-0.5f, observations.values()[k]);
                                }
                                return means;
                            }
                        },
                        "it changed pixel",
                        "encoder.reads-only",
                        "encoder.deterministic",
                        "encoder.deterministic.bits",
                        "encoder.batch.size",
                        "encoder.batch.neighbours",
                        "encoder.batch.order"),
                mutant("a buffer used again", Buffered::new, "after it encoded other batches", "encoder.keeps-results"),
                mutant(
                        "a logarithm of the variance given as the variance",
                        () -> new RightEncoder() {
                            @Override
                            public Posteriors encode(Observations observations) {
                                return new LogVariances((DiagonalGaussian) super.encode(observations));
                            }
                        },
                        "expected at least 0",
                        "encoder.input.moments",
                        "encoder.posteriors"),
                mutant(
                        "NaN passed on",
                        () -> new RightEncoder() {
                            @Override
                            public Posteriors encode(Observations observations) {
                                requireShape(observations);
                                double[][] means = means(observations);
                                double[][] finite = Arrays.stream(means)
                                        .map(row -> Arrays.stream(row)
                                                .map(m -> Double.isFinite(m) ? m : 0)
                                                .toArray())
                                        .toArray(double[][]::new);
                                return new Unchecked(means, Deterministic.of(finite));
                            }
                        },
                        "with a pixel that is NaN the mean of z0",
                        "encoder.input.not-finite"),
                mutant(
                        "a wrong shape cut to the right width",
                        () -> new RightEncoder() {
                            @Override
                            void requireShape(Observations observations) {}
                        },
                        "was accepted",
                        "encoder.input.shape",
                        "encoder.input.shape-expected"),
                mutant(
                        "a wrong shape that ends in an exception of arrays",
                        () -> new RightEncoder() {
                            @Override
                            void requireShape(Observations observations) {
                                if (observations.width() != 6) {
                                    throw new ArrayIndexOutOfBoundsException(observations.width());
                                }
                            }
                        },
                        "expected an InvalidInputException",
                        "encoder.input.shape",
                        "encoder.input.shape-expected"),
                mutant(
                        "a wrong shape refused without what was expected",
                        () -> new RightEncoder() {
                            @Override
                            void requireShape(Observations observations) {
                                if (observations.width() != 6) {
                                    throw new InvalidInputException(
                                            "observations have " + observations.width() + " numbers");
                                }
                            }
                        },
                        "or their product 6",
                        "encoder.input.shape-expected"),
                mutant(
                        "names of outputs in place of latents",
                        () -> new RightEncoder() {
                            @Override
                            public List<String> latentNames() {
                                return List.of("mean", "logvar", "z");
                            }
                        },
                        "expected 2 or none",
                        "encoder.latent-names"),
                mutant(
                        "a dynamic batch axis passed on",
                        () -> new RightEncoder() {
                            @Override
                            public int batchSize() {
                                return -1;
                            }
                        },
                        "the batch size is -1",
                        "encoder.name"),
                mutant(
                        "memory freed twice",
                        () -> new RightEncoder() {
                            private boolean closed;

                            @Override
                            public void close() {
                                if (closed) {
                                    throw new IllegalStateException("freed already");
                                }
                                closed = true;
                            }
                        },
                        "freed already",
                        "encoder.close"));
    }

    /** Returns posteriors over one array, which the next batch overwrites. */
    private static final class Buffered extends RightEncoder {
        private double[][] buffer = new double[0][];

        @Override
        public Posteriors encode(Observations observations) {
            requireShape(observations);
            double[][] means = means(observations);
            if (buffer.length < means.length) {
                buffer = new double[means.length][];
            }
            System.arraycopy(means, 0, buffer, 0, means.length);
            return new Unchecked(buffer, Deterministic.of(means));
        }
    }

    /** Points without any check, whose means are read from an array that others may change. */
    private static class Unchecked extends FactorisedPosteriors {
        private final double[][] means;
        private final FactorisedPosteriors others;

        Unchecked(double[][] means, FactorisedPosteriors others) {
            this.means = means;
            this.others = others;
        }

        @Override
        public int size() {
            return others.size();
        }

        @Override
        public int latents() {
            return others.latents();
        }

        @Override
        public double mean(int row, int latent) {
            return means[row][latent];
        }

        @Override
        public double variance(int row, int latent) {
            return others.variance(row, latent);
        }

        @Override
        public double cumulative(int row, int latent, double value) {
            return others.cumulative(row, latent, value);
        }

        @Override
        public double logMarginal(int row, int latent, double value) {
            return others.logMarginal(row, latent, value);
        }

        @Override
        public OptionalDouble entropy(int row, int latent) {
            return others.entropy(row, latent);
        }

        @Override
        public double sample(int row, int latent, RandomGenerator random) {
            return others.sample(row, latent, random);
        }

        @Override
        public Posteriors select(int[] rows) {
            return others.select(rows);
        }
    }

    private static final class LogVariances extends Unchecked {
        LogVariances(DiagonalGaussian right) {
            super(means(right), right);
        }

        private static double[][] means(DiagonalGaussian right) {
            double[][] means = new double[right.size()][right.latents()];
            for (int row = 0; row < means.length; row++) {
                int r = row;
                Arrays.setAll(means[row], i -> right.mean(r, i));
            }
            return means;
        }

        @Override
        public double variance(int row, int latent) {
            return Math.log(super.variance(row, latent));
        }
    }

    private static EncoderProviderCandidate provider(EncoderProvider provider) {
        return EncoderProviderCandidate.of("provider", () -> provider, "sums", observations());
    }

    private static Mutant<EncoderProviderCandidate> wrong(
            String name, EncoderProvider provider, String fragment, String... breaks) {
        return new Mutant<>(name, provider(provider), List.of(breaks), fragment);
    }

    static Stream<Mutant<EncoderProviderCandidate>> providers() {
        return Stream.of(
                wrong(
                        "the name of a class",
                        new RightProvider() {
                            @Override
                            public String id() {
                                return "RightProvider";
                            }
                        },
                        "expected small letters",
                        "encoder.provider.id"),
                wrong(
                        "a description that grows",
                        new RightProvider() {
                            @Override
                            public String description() {
                                return "sums\nand more";
                            }
                        },
                        "expected one line",
                        "encoder.provider.description"),
                wrong(
                        "options that nobody checks",
                        new RightProvider() {
                            @Override
                            public Encoder open(String reference, Map<String, String> options) {
                                return super.open(reference, Map.of());
                            }
                        },
                        "was accepted",
                        "encoder.provider.unknown-option"),
                wrong(
                        "a reference that is looked up and not found",
                        new RightProvider() {
                            @Override
                            public Encoder open(String reference, Map<String, String> options) {
                                if (!reference.equals("sums")) {
                                    throw new NullPointerException("nothing there");
                                }
                                return super.open(reference, options);
                            }
                        },
                        "nothing there",
                        "encoder.provider.unknown-reference"),
                wrong(
                        "a path made of any reference",
                        new RightProvider() {
                            @Override
                            public boolean accepts(String reference) {
                                return Path.of(reference).endsWith("sums");
                            }
                        },
                        "InvalidPathException",
                        "encoder.provider.accepts"),
                wrong(
                        "every second encoder is another",
                        new RightProvider() {
                            private final AtomicInteger opened = new AtomicInteger();

                            @Override
                            public Encoder open(String reference, Map<String, String> options) {
                                super.open(reference, options);
                                int number = opened.incrementAndGet();
                                return new RightEncoder() {
                                    @Override
                                    public String name() {
                                        return "sums " + number;
                                    }
                                };
                            }
                        },
                        "another sums",
                        "encoder.provider.open"));
    }

    private static class RightProvider implements EncoderProvider {
        @Override
        public String id() {
            return "sums";
        }

        @Override
        public String description() {
            return "two sums over the pixels";
        }

        @Override
        public Encoder open(String reference, Map<String, String> options) {
            if (!reference.equals("sums")) {
                throw new InvalidInputException("there is no '" + reference + "', expected sums");
            }
            options.keySet().stream().findFirst().ifPresent(option -> {
                throw new InvalidInputException("there is no option '" + option + "'");
            });
            return new RightEncoder();
        }
    }
}
