package org.teasel.conformance.posterior;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.posterior.StandardNormal;
import org.teasel.conformance.Mutant;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;

/** Every plausible mistake in a posterior family breaks the rules about it, and no others. */
class WrongPosteriorsTest {

    @ParameterizedTest
    @MethodSource({"distributionFunctions", "moments", "densities", "entropies", "draws", "batches"})
    void isFound(Mutant<PosteriorCandidate> mutant) {
        mutant.mustBeFoundByTheseAlone();
    }

    static Stream<PosteriorCandidate> right() {
        return Stream.of(
                Families.diagonal(),
                Families.correlated(),
                Families.withPoints(),
                Families.singular(),
                Families.categorical());
    }

    @ParameterizedTest
    @MethodSource("right")
    void noRightFamilyIsAccused(PosteriorCandidate candidate) {
        for (int seed = 1; seed <= Mutant.SEEDS; seed++) {
            assertThat(new Examination(Profile.QUICK, seed).of(candidate))
                    .filteredOn(Finding::broken)
                    .extracting(Finding::explanation)
                    .isEmpty();
        }
    }

    private static Mutant<PosteriorCandidate> mutant(
            String name,
            PosteriorCandidate family,
            Function<Posteriors, Altered> alteration,
            String fragment,
            String... breaks) {
        return new Mutant<>(name, Altered.family(family, alteration), List.of(breaks), fragment);
    }

    static Stream<Mutant<PosteriorCandidate>> distributionFunctions() {
        return Stream.of(
                mutant(
                        "distribution function of a standard normal",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public double cumulative(int row, int latent, double value) {
                                return StandardNormal.cumulative(value);
                            }
                        },
                        "by the distribution function is",
                        "posterior.distribution.density",
                        "posterior.sample.marginals",
                        "posterior.sample.independent",
                        "posterior.joint-distribution.marginals",
                        "posterior.factorised.product",
                        "posterior.sample.spread"),
                mutant(
                        "survival function",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public double cumulative(int row, int latent, double value) {
                                return 1 - right.cumulative(row, latent, value);
                            }
                        },
                        "less than",
                        "posterior.distribution.monotone",
                        "posterior.sample.marginals",
                        "posterior.joint-distribution.marginals",
                        "posterior.distribution.density",
                        "posterior.factorised.product"),
                mutant(
                        "NaN swallowed as 0",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public double cumulative(int row, int latent, double value) {
                                double scaled = value * 1e200;
                                double share = right.cumulative(row, latent, scaled / 1e200);
                                return Double.isNaN(scaled - scaled) ? 0 : share;
                            }
                        },
                        "P(z0 <= ",
                        "posterior.distribution.monotone"),
                mutant(
                        "discrete distribution function without its own value",
                        Families.categorical(),
                        right -> new Altered(right) {
                            @Override
                            public double cumulative(int row, int latent, double value) {
                                return right.cumulative(row, latent, Math.ceil(value) - 1);
                            }
                        },
                        "by the distribution function is",
                        "posterior.distribution.density",
                        "posterior.sample.marginals",
                        "posterior.sample.independent",
                        "posterior.joint-distribution.marginals",
                        "posterior.factorised.product"),
                mutant(
                        "product of the marginals for correlated latents",
                        Families.correlated(),
                        right -> new Altered(right) {
                            @Override
                            public OptionalDouble cumulative(int row, int i, double a, int j, double b) {
                                return OptionalDouble.of(right.cumulative(row, i, a) * right.cumulative(row, j, b));
                            }
                        },
                        "by the joint distribution function is",
                        "posterior.joint-distribution.density",
                        "posterior.sample.pairs"),
                mutant(
                        "joint distribution function that ignores the order of its arguments",
                        Families.correlated(),
                        right -> new Altered(right) {
                            @Override
                            public OptionalDouble cumulative(int row, int i, double a, int j, double b) {
                                return right.cumulative(row, Math.min(i, j), a, Math.max(i, j), b);
                            }
                        },
                        "P(z1 <= ",
                        "posterior.joint-distribution.marginals",
                        "posterior.sample.pairs"),
                mutant(
                        "joint distribution function without a rectangle inequality",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public OptionalDouble cumulative(int row, int i, double a, int j, double b) {
                                double first = right.cumulative(row, i, a);
                                double second = right.cumulative(row, j, b);
                                // Between Frechet's bounds, and no distribution.
                                double ripple =
                                        Math.pow(Math.sin(2 * Math.PI * first) * Math.sin(2 * Math.PI * second), 2);
                                return OptionalDouble.of(first * second + 0.05 * ripple);
                            }
                        },
                        "expected at least 0",
                        "posterior.joint-distribution.rectangles",
                        "posterior.factorised.product",
                        "posterior.joint-distribution.density",
                        "posterior.joint-distribution.marginals"));
    }

    static Stream<Mutant<PosteriorCandidate>> moments() {
        return Stream.of(
                mutant(
                        "variance given as standard deviation",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public double covariance(int row, int i, int j) {
                                return Math.sqrt(right.covariance(row, i, j));
                            }
                        },
                        "the variance of z0 is",
                        "posterior.moments.density"),
                mutant(
                        "variance clamped from below",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public double covariance(int row, int i, int j) {
                                return i == j ? Math.max(right.covariance(row, i, j), 0.01) : 0;
                            }
                        },
                        "the variance of z0 is 0.01",
                        "posterior.moments.density"),
                mutant(
                        "covariance on one side only",
                        Families.correlated(),
                        right -> new Altered(right) {
                            @Override
                            public double covariance(int row, int i, int j) {
                                return i < j ? 0 : right.covariance(row, i, j);
                            }
                        },
                        "the covariance of z0 and z1 is 0.0",
                        "posterior.moments.semidefinite",
                        "posterior.moments.covariance",
                        "posterior.sample.pairs"),
                mutant(
                        "correlation in place of a covariance",
                        Families.correlated(),
                        right -> new Altered(right) {
                            @Override
                            public double covariance(int row, int i, int j) {
                                return i == j
                                        ? right.covariance(row, i, i)
                                        : right.covariance(row, i, j) / deviation(row, i) / deviation(row, j);
                            }
                        },
                        "by their joint density",
                        "posterior.moments.covariance",
                        "posterior.moments.semidefinite",
                        "posterior.sample.pairs"),
                mutant(
                        "mode in place of the mean",
                        Families.categorical(),
                        right -> new Altered(right) {
                            @Override
                            public double mean(int row, int latent) {
                                return Math.rint(right.mean(row, latent));
                            }
                        },
                        "by its density is",
                        "posterior.moments.density",
                        "posterior.moments.covariance"),
                mutant(
                        "correlated noise declared factorised",
                        Families.correlated(),
                        right -> new Altered(right) {
                            @Override
                            public boolean factorised() {
                                return true;
                            }
                        },
                        "they are declared factorised; the covariance of z1 and z0",
                        "posterior.factorised.product"),
                mutant(
                        "independent noise declared not factorised",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public boolean factorised() {
                                return false;
                            }
                        },
                        "is the product of the marginals",
                        "posterior.factorised.truthful"),
                new Mutant<>(
                        "noise whose correlations are lost",
                        Families.correlated()
                                .ofNoise((means, deviations, noise) -> DiagonalGaussian.of(means, deviations)),
                        List.of("posterior.noise.lemma-2"),
                        "the posteriors are declared factorised"),
                new Mutant<>(
                        "variances taken for standard deviations",
                        Families.correlated()
                                .ofNoise((means, deviations, noise) -> CorrelatedGaussian.ofNoise(
                                        noise.length,
                                        Families.flat(means),
                                        Arrays.stream(Families.flat(deviations))
                                                .map(s -> s * s)
                                                .toArray(),
                                        Families.flat(noise))),
                        List.of("posterior.noise.moves-and-scales"),
                        "the log density at the means plus"));
    }

    static Stream<Mutant<PosteriorCandidate>> densities() {
        return Stream.of(
                mutant(
                        "density without its constant",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public Density density(int row, LatentSet set) {
                                return new Shifted(
                                        right.density(row, set), set.size() * StandardNormal.HALF_LOG_TWO_PI);
                            }
                        },
                        "the integral of the density of z0 is 2.5066",
                        "posterior.density.normalised",
                        "posterior.density.marginalises",
                        "posterior.moments.density",
                        "posterior.entropy.joint",
                        "posterior.distribution.density",
                        "posterior.entropy.density",
                        "posterior.joint-distribution.density"),
                mutant(
                        "logarithm to base 2",
                        Families.categorical(),
                        right -> new Altered(right) {
                            @Override
                            public Density density(int row, LatentSet set) {
                                return scaled(right.density(row, set), 1 / Math.log(2));
                            }
                        },
                        "the integral of the density of z",
                        "posterior.density.normalised",
                        "posterior.density.marginalises",
                        "posterior.moments.covariance",
                        "posterior.moments.density",
                        "posterior.entropy.joint",
                        "posterior.distribution.density",
                        "posterior.entropy.density",
                        "posterior.joint-distribution.density"),
                mutant(
                        "density of all latents in place of the set's",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public Density density(int row, LatentSet set) {
                                return right.density(row, LatentSet.all(latents()));
                            }
                        },
                        "for all latents that are not in the set",
                        "posterior.density.reads-its-set",
                        "posterior.moments.density",
                        "posterior.density.normalised",
                        "posterior.entropy.joint",
                        "posterior.distribution.density",
                        "posterior.entropy.density",
                        "posterior.factorised.product",
                        "posterior.density.dimension"),
                mutant(
                        "scratch space in the caller's point",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public Density density(int row, LatentSet set) {
                                Density density = right.density(row, set);
                                return new Shifted(density, 0) {
                                    @Override
                                    public double log(double[] z) {
                                        double log = density.log(z);
                                        z[set.get(0)] -= mean(row, set.get(0));
                                        return log;
                                    }
                                };
                            }
                        },
                        "changed the point",
                        "posterior.density.reads-its-set",
                        "posterior.density.marginalises",
                        "posterior.factorised.product"),
                mutant(
                        "product of the marginal densities for correlated latents",
                        Families.correlated(),
                        right -> new Altered(right) {
                            @Override
                            public Density density(int row, LatentSet set) {
                                double[] s = IntStream.range(0, latents())
                                        .mapToDouble(i -> deviation(row, i))
                                        .toArray();
                                double[] m = IntStream.range(0, latents())
                                        .mapToDouble(i -> mean(row, i))
                                        .toArray();
                                return DiagonalGaussian.of(latents(), m, s).density(0, set);
                            }
                        },
                        "by the joint distribution function is",
                        "posterior.joint-distribution.density",
                        "posterior.moments.covariance",
                        "posterior.entropy.joint",
                        "posterior.factorised.truthful"),
                mutant(
                        "dimension that counts points",
                        Families.withPoints(),
                        right -> new Altered(right) {
                            @Override
                            public Density density(int row, LatentSet set) {
                                Density density = right.density(row, set);
                                return new Shifted(density, 0) {
                                    @Override
                                    public int dimension() {
                                        return set.size();
                                    }
                                };
                            }
                        },
                        "has dimension 1, but all its mass is at its mean",
                        "posterior.density.dimension",
                        "posterior.density.marginalises",
                        "posterior.entropy.singular",
                        "posterior.density.normalised",
                        "posterior.distribution.density",
                        "posterior.entropy.density"),
                mutant(
                        "density of a line by one of its coordinates",
                        Families.singular(),
                        right -> new Altered(right) {
                            @Override
                            public Density density(int row, LatentSet set) {
                                Density density = right.density(row, set);
                                boolean line = set.size() == 2 && density.dimension() == 1;
                                double length = line
                                        ? Math.hypot(deviation(row, set.get(0)), deviation(row, set.get(1)))
                                                / deviation(row, set.get(0))
                                        : 1;
                                return new Shifted(density, Double.isFinite(length) ? Math.log(length) : 0);
                            }
                        },
                        "along their line is",
                        "posterior.density.line"),
                mutant(
                        "density that is NaN far out",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public Density density(int row, LatentSet set) {
                                Density density = right.density(row, set);
                                return new Shifted(density, 0) {
                                    @Override
                                    public double log(double[] z) {
                                        double log = density.log(z);
                                        return log + 0 * log;
                                    }
                                };
                            }
                        },
                        "is NaN",
                        "posterior.density.never-nan"));
    }

    static Stream<Mutant<PosteriorCandidate>> entropies() {
        return Stream.of(
                entropy(
                        "entropy in bits",
                        Families.diagonal(),
                        "the entropy of z0 is",
                        (right, row, set) -> right.entropy(row, set).orElseThrow() / Math.log(2)),
                entropy(
                        "entropy without 2 pi e",
                        Families.diagonal(),
                        "the entropy of z0 is",
                        (right, row, set) ->
                                right.entropy(row, set).orElseThrow() - set.size() * StandardNormal.ENTROPY),
                entropy(
                        "determinant of the whole covariance",
                        Families.correlated(),
                        "the entropy of z0 is",
                        (right, row, set) -> right.entropy(row, LatentSet.all(right.latents()))
                                        .orElseThrow()
                                - (right.latents() - set.size()) * StandardNormal.ENTROPY,
                        "posterior.entropy.subadditive"),
                mutant(
                        "sum of the entropies of correlated latents",
                        Families.correlated(),
                        right -> new Altered(right) {
                            @Override
                            public OptionalDouble entropy(int row, LatentSet set) {
                                return OptionalDouble.of(Arrays.stream(set.toArray())
                                        .mapToDouble(i -> right.entropy(row, LatentSet.of(i))
                                                .orElseThrow())
                                        .sum());
                            }
                        },
                        "of draws of z is",
                        "posterior.entropy.joint"),
                mutant(
                        "entropy of 0 for a point",
                        Families.withPoints(),
                        right -> new Altered(right) {
                            @Override
                            public OptionalDouble entropy(int row, LatentSet set) {
                                return OptionalDouble.of(Arrays.stream(set.toArray())
                                        .mapToDouble(i -> right.entropy(row, LatentSet.of(i))
                                                .orElseThrow())
                                        .filter(Double::isFinite)
                                        .sum());
                            }
                        },
                        "expected negative infinity",
                        "posterior.entropy.singular",
                        "posterior.entropy.joint"));
    }

    private interface Entropy {
        double of(Posteriors right, int row, LatentSet set);
    }

    private static Mutant<PosteriorCandidate> entropy(
            String name, PosteriorCandidate family, String fragment, Entropy wrong, String... others) {
        return mutant(
                name,
                family,
                right -> new Altered(right) {
                    @Override
                    public OptionalDouble entropy(int row, LatentSet set) {
                        return OptionalDouble.of(wrong.of(right, row, set));
                    }
                },
                fragment,
                Stream.concat(Stream.of("posterior.entropy.density", "posterior.entropy.joint"), Stream.of(others))
                        .toArray(String[]::new));
    }

    static Stream<Mutant<PosteriorCandidate>> draws() {
        return Stream.of(
                sampler(
                        "means in place of draws",
                        Families.diagonal(),
                        right -> (row, random, z) -> Arrays.setAll(z, i -> right.mean(row, i)),
                        "of draws, with F the distribution function of z",
                        "posterior.sample.spread",
                        "posterior.sample.marginals",
                        "posterior.sample.independent",
                        "posterior.entropy.joint",
                        "posterior.sample.pairs"),
                sampler(
                        "variance taken for the standard deviation",
                        Families.diagonal(),
                        right -> (row, random, z) -> Arrays.setAll(
                                z, i -> right.mean(row, i) + right.covariance(row, i, i) * random.nextGaussian()),
                        "draws of z0 the share",
                        "posterior.sample.marginals",
                        "posterior.entropy.joint",
                        "posterior.sample.spread"),
                sampler(
                        "a standard deviation that is a tenth too large",
                        Families.diagonal(),
                        right -> (row, random, z) -> Arrays.setAll(
                                z,
                                i -> right.mean(row, i)
                                        + 1.1 * Math.sqrt(right.covariance(row, i, i)) * random.nextGaussian()),
                        "expected 0.333",
                        "posterior.sample.spread",
                        "posterior.entropy.joint",
                        "posterior.sample.marginals"),
                sampler(
                        "independent noise for correlated latents",
                        Families.correlated(),
                        right -> (row, random, z) -> Arrays.setAll(
                                z,
                                i -> right.mean(row, i)
                                        + Math.sqrt(right.covariance(row, i, i)) * random.nextGaussian()),
                        "up to their means is",
                        "posterior.sample.pairs",
                        "posterior.entropy.joint"),
                sampler(
                        "the same noise for all latents",
                        Families.diagonal(),
                        right -> (row, random, z) -> {
                            double noise = random.nextGaussian();
                            Arrays.setAll(z, i -> right.mean(row, i) + Math.sqrt(right.covariance(row, i, i)) * noise);
                        },
                        "up to their means is",
                        "posterior.sample.pairs"),
                sampler(
                        "values counted from 1",
                        Families.categorical(),
                        right -> (row, random, z) -> {
                            right.sample(row, random, z);
                            Arrays.setAll(z, i -> z[i] + 1);
                        },
                        "expected z0 to be 0 to",
                        "posterior.sample.complete",
                        "posterior.density.marginalises",
                        "posterior.sample.marginals",
                        "posterior.sample.independent",
                        "posterior.sample.pairs"),
                sampler(
                        "values added to the array",
                        Families.diagonal(),
                        right -> (row, random, z) -> {
                            double[] own = new double[z.length];
                            right.sample(row, random, own);
                            Arrays.setAll(z, i -> z[i] + own[i]);
                        },
                        "in an array that held NaN",
                        "posterior.sample.complete",
                        "posterior.sample.reproducible",
                        "posterior.density.marginalises",
                        "posterior.sample.marginals",
                        "posterior.sample.independent",
                        "posterior.entropy.joint",
                        "posterior.density.reads-its-set",
                        "posterior.density.never-nan",
                        "posterior.factorised.product",
                        "posterior.sample.spread",
                        "posterior.sample.pairs"),
                sampler(
                        "a generator of the posterior's own",
                        Families.diagonal(),
                        right -> {
                            Random own = new Random(1);
                            return (row, random, z) -> right.sample(row, own, z);
                        },
                        "two generators of the same seed",
                        "posterior.sample.reproducible",
                        "posterior.batch.parts",
                        "posterior.batch.pure",
                        "posterior.batch.select",
                        "posterior.batch.threads",
                        "posterior.batch.select-copies"),
                sampler(
                        "a spare noise kept, and given back mirrored in the next draw",
                        Families.diagonal(),
                        right -> {
                            double[][] spare = new double[1][];
                            return (row, random, z) -> {
                                double[] noise = spare[0] == null ? new double[z.length] : spare[0];
                                if (spare[0] == null) {
                                    Arrays.setAll(noise, i -> random.nextGaussian());
                                }
                                spare[0] = spare[0] == null
                                        ? Arrays.stream(noise).map(e -> -e).toArray()
                                        : null;
                                Arrays.setAll(
                                        z, i -> right.mean(row, i) + Math.sqrt(right.covariance(row, i, i)) * noise[i]);
                            };
                        },
                        "two generators of the same seed",
                        "posterior.sample.reproducible",
                        "posterior.sample.independent",
                        "posterior.batch.parts",
                        "posterior.batch.pure",
                        "posterior.batch.select",
                        "posterior.batch.threads",
                        "posterior.batch.select-copies"));
    }

    /** How a wrong family draws. */
    private interface Sampler {
        void sample(int row, RandomGenerator random, double[] z);
    }

    private static Mutant<PosteriorCandidate> sampler(
            String name,
            PosteriorCandidate family,
            Function<Posteriors, Sampler> samplers,
            String fragment,
            String... breaks) {
        return mutant(
                name,
                family,
                right -> {
                    Sampler sampler = samplers.apply(right);
                    return new Altered(right) {
                        @Override
                        public void sample(int row, RandomGenerator random, double[] z) {
                            sampler.sample(row, random, z);
                        }
                    };
                },
                fragment,
                breaks);
    }

    static Stream<Mutant<PosteriorCandidate>> batches() {
        return Stream.of(
                mutant(
                        "rows and latents mixed up",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public int size() {
                                return right.latents() > 1 ? right.size() / 2 + 1 : right.size();
                            }
                        },
                        "rows and",
                        "posterior.batch.shape",
                        "posterior.batch.select-none",
                        "posterior.batch.select",
                        "posterior.batch.select-copies"),
                mutant(
                        "selection that ignores the order",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public Posteriors select(int[] rows) {
                                return super.select(Arrays.stream(rows).sorted().toArray());
                            }
                        },
                        "selected, row 0: the mean of z0 is",
                        "posterior.batch.select",
                        "posterior.batch.select-copies"),
                mutant(
                        "selection that drops repeated rows",
                        Families.correlated(),
                        right -> new Altered(right) {
                            @Override
                            public Posteriors select(int[] rows) {
                                return super.select(
                                        Arrays.stream(rows).distinct().toArray());
                            }
                        },
                        "rows of 1 latents, expected 2",
                        "posterior.batch.select",
                        "posterior.batch.select-copies"),
                mutant(
                        "selection that keeps the caller's indices",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            @Override
                            public Posteriors select(int[] rows) {
                                return new Altered(super.select(rows)) {
                                    @Override
                                    public double mean(int row, int latent) {
                                        return WrongPosteriorsTest.mean(super.right, row, latent, rows);
                                    }
                                };
                            }
                        },
                        "the array of indices changed afterwards",
                        "posterior.batch.select-copies",
                        "posterior.batch.select"),
                mutant(
                        "the last row's result kept",
                        Families.diagonal(),
                        right -> new Altered(right) {
                            private OptionalDouble kept = OptionalDouble.empty();

                            @Override
                            public OptionalDouble entropy(int row, LatentSet set) {
                                if (set.size() < latents()) {
                                    return right.entropy(row, set);
                                }
                                kept = kept.isPresent() ? kept : right.entropy(row, set);
                                return kept;
                            }
                        },
                        "after other questions: the entropy of z",
                        "posterior.batch.pure",
                        "posterior.entropy.joint",
                        "posterior.batch.parts",
                        "posterior.entropy.density",
                        "posterior.factorised.product",
                        "posterior.batch.select",
                        "posterior.entropy.subadditive",
                        "posterior.batch.threads",
                        "posterior.batch.select-copies"),
                mutant(
                        "a scratch array that threads share",
                        Families.correlated(),
                        right -> new Altered(right) {
                            private final double[] scratch = new double[1];

                            @Override
                            public double mean(int row, int latent) {
                                scratch[0] = right.mean(row, latent);
                                Thread.yield();
                                return scratch[0];
                            }
                        },
                        "beside other threads",
                        "posterior.batch.threads"));
    }

    /** The mean of a selected row by indices that may have changed since. */
    private static double mean(Posteriors selected, int row, int latent, int[] rows) {
        return rows.length > 1 && Arrays.stream(rows).allMatch(r -> r == 0)
                ? selected.mean(0, latent)
                : selected.mean(row, latent);
    }

    private static Density scaled(Density density, double factor) {
        return new Shifted(density, 0) {
            @Override
            public double log(double[] z) {
                return factor * density.log(z);
            }
        };
    }

    /** A density with something added to its logarithm. */
    private static class Shifted implements Density {
        private final Density right;
        private final double shift;

        Shifted(Density right, double shift) {
            this.right = right;
            this.shift = shift;
        }

        @Override
        public int dimension() {
            return right.dimension();
        }

        @Override
        public double log(double[] z) {
            return right.log(z) + shift;
        }
    }
}
