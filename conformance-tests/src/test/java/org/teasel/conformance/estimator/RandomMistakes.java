package org.teasel.conformance.estimator;

import static org.teasel.conformance.estimator.TableMistakes.wrong;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.MinibatchEstimate;
import org.teasel.api.information.MinibatchTotalCorrelation;
import org.teasel.api.information.MinibatchTotalCorrelation.Weighting;
import org.teasel.api.information.RowSample;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.conformance.Mutant;

/** Mistakes in statistics that rest on draws or choices. */
final class RandomMistakes {

    private RandomMistakes() {}

    static Stream<Mutant<EstimatorCandidate>> all() {
        return Stream.of(densities(), draws(), minibatches(), samples()).flatMap(mutants -> mutants);
    }

    private static Altered sampling(Function<SampledPosterior, PlainSampling> sampling) {
        return new Altered(SampledPosterior.class, (key, right) -> sampling.apply((SampledPosterior) key));
    }

    /** The right twin of what is wrong with draws; it knows no factors and no points. */
    static EstimatorCandidate plain() {
        return EstimatorCandidate.of(sampling(PlainSampling::new));
    }

    private static Stream<Mutant<EstimatorCandidate>> densities() {
        return Stream.of(
                wrong(
                        "density clamped at 1e-8",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            double mixture(double[] weights, double[] logs, int own) {
                                return Math.max(Math.log(1e-8), super.mixture(weights, logs, own));
                            }
                        }),
                        "wide",
                        "estimator.sampled.unclamped"),
                wrong(
                        "own component left out",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            double mixture(double[] weights, double[] logs, int own) {
                                double[] others = weights.clone();
                                others[own] = 0;
                                double left = 1 - weights[own];
                                return super.mixture(others, logs, own) - Math.log(left);
                            }
                        }),
                        "expected",
                        "estimator.sampled.entropy",
                        "estimator.sampled.saturation",
                        "theorem.yang2021.lemma-3"),
                wrong(
                        "exponentials without a scale",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            double mixture(double[] weights, double[] logs, int own) {
                                double sum = 1e-300;
                                for (int n = 0; n < logs.length; n++) {
                                    sum += weights[n] * Math.exp(Math.min(logs[n], 20));
                                }
                                return Math.log(sum);
                            }
                        }),
                        "expected",
                        "theorem.yang2021.lemma-3"),
                wrong(
                        "weights left out of the mixture",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            double mixture(double[] weights, double[] logs, int own) {
                                double[] even = new double[weights.length];
                                Arrays.fill(even, 1.0 / weights.length);
                                return super.mixture(even, logs, own);
                            }
                        }),
                        "expected",
                        "estimator.sampled.entropy"),
                wrong(
                        "weights of some rows taken for all",
                        sampling(PlainSampling::new),
                        "over the rows",
                        "estimator.sampled.part"),
                wrong(
                        "an epsilon in the logarithm",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            double mixture(double[] weights, double[] logs, int own) {
                                return Math.log(1e-4 + Math.exp(super.mixture(weights, logs, own)));
                            }
                        }),
                        "expected",
                        "estimator.sampled.unclamped",
                        "estimator.sampled.equal-rows"),
                wrong(
                        "entropy given x of the first row",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            double own(double[] logs, int own) {
                                return logs[0];
                            }
                        }),
                        "expected",
                        "estimator.sampled.conditional-entropy",
                        "estimator.sampled.information"),
                wrong(
                        "correlated posteriors taken for products",
                        Altered.data(
                                SampledPosterior.class,
                                Populations::factorised,
                                batch -> new Batch(batch.rows(), TableMistakes.product(batch.posteriors()))),
                        "expected",
                        "theorem.yang2021.lemma-2",
                        "estimator.sampled.chain",
                        "estimator.sampled.one-cause",
                        "theorem.chen2018.elbo-decomposition"),
                wrong(
                        "sets that are not all latents, one, or all but one refused",
                        new Altered(SampledPosterior.class, (key, right) -> {
                            if (((SampledPosterior) key).sets().size() == 1) {
                                throw new IllegalArgumentException("single latents are not read");
                            }
                            return right;
                        }),
                        "single latents",
                        "estimator.sampled.sets"),
                wrong(
                        "points among Gaussians taken for Gaussians",
                        sampling(PlainSampling::new),
                        "expected",
                        "estimator.sampled.points-among"),
                wrong(
                        "true densities",
                        Altered.keys(
                                ClampedPosterior.class,
                                key -> new SampledPosterior(key.sets(), key.samples(), key.seed(), key.factorBins())),
                        "expected",
                        "estimator.clamped.most",
                        "estimator.clamped.definition"));
    }

    private static Stream<Mutant<EstimatorCandidate>> draws() {
        return Stream.of(
                wrong(
                        "samples from the prior",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            void sample(Posteriors posteriors, int row, SplittableRandom random, double[] z) {
                                Arrays.setAll(z, i -> random.nextGaussian());
                            }
                        }),
                        "expected",
                        "estimator.sampled.entropy",
                        "estimator.sampled.joint"),
                wrong(
                        "means in place of draws",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            void sample(Posteriors posteriors, int row, SplittableRandom random, double[] z) {
                                Arrays.setAll(z, i -> posteriors.mean(row, i));
                            }
                        }),
                        "expected",
                        "estimator.sampled.entropy",
                        "estimator.sampled.conditional-entropy"),
                wrong(
                        "components drawn evenly",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            double chance(double weight) {
                                return 1;
                            }
                        }),
                        "expected",
                        "theorem.yang2021.lemma-3"),
                wrong(
                        "a seed that is not used",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            long seed(long seed) {
                                return 0;
                            }
                        }),
                        "expected other draws",
                        "estimator.sampled.seeds"),
                wrong(
                        "few draws used many times",
                        sampling(key -> new PlainSampling(key) {
                            @Override
                            int distinct(int draw) {
                                return draw / 20;
                            }
                        }),
                        "variance",
                        "estimator.sampled.all-draws",
                        "estimator.sampled.standard-error"),
                wrong(
                        "soft labels made hard",
                        Altered.data(
                                SampledPosterior.class,
                                population -> Populations.factors(population, Populations::hardened),
                                UnaryOperator.identity()),
                        "expected",
                        "estimator.sampled.soft-labels"),
                wrong(
                        "factor values of another row",
                        Altered.data(
                                SampledPosterior.class,
                                population -> Populations.factors(population, Populations::shifted),
                                UnaryOperator.identity()),
                        "expected",
                        "estimator.sampled.mutual-information"));
    }

    private static Stream<Mutant<EstimatorCandidate>> minibatches() {
        return Stream.of(
                wrong(
                        "log N missing",
                        weighting(Weighting.MWS, Weighting.MWS_WITHOUT_CONSTANTS),
                        "expected",
                        "estimator.minibatch.mws"),
                wrong(
                        "constants where there are none",
                        weighting(Weighting.MWS_WITHOUT_CONSTANTS, Weighting.MWS),
                        "expected",
                        "estimator.minibatch.mws-without-constants"),
                wrong(
                        "special weights in columns",
                        weighting(Weighting.MSS1, Weighting.MSS0),
                        "expected",
                        "estimator.minibatch.mss1"),
                wrong(
                        "special weights on the diagonal",
                        weighting(Weighting.MSS0, Weighting.MSS1),
                        "expected",
                        "estimator.minibatch.mss0"),
                wrong(
                        "a product of marginals for the joint density",
                        Altered.<MinibatchTotalCorrelation, MinibatchEstimate>results(
                                MinibatchTotalCorrelation.class,
                                estimate -> new MinibatchEstimate(estimate.marginals(), estimate.marginals())),
                        "log q(z0, z1)",
                        "estimator.minibatch.joint"),
                wrong(
                        "N taken for the number of rows",
                        Altered.<MinibatchTotalCorrelation, MinibatchEstimate>results(
                                MinibatchTotalCorrelation.class, (population, estimate) -> {
                                    long weighty = IntStream.range(0, population.size())
                                            .filter(row -> population.weight(row) > 0)
                                            .count();
                                    double more = Math.log((double) population.size() / weighty);
                                    return new MinibatchEstimate(
                                            Arrays.stream(estimate.joint())
                                                    .map(log -> log - more)
                                                    .toArray(),
                                            Arrays.stream(estimate.marginals())
                                                    .map(log -> log - more)
                                                    .toArray());
                                }),
                        "expected",
                        "estimator.minibatch.no-weight"),
                wrong(
                        "one figure for all minibatches",
                        Altered.<MinibatchTotalCorrelation, MinibatchEstimate>results(
                                MinibatchTotalCorrelation.class,
                                estimate -> new MinibatchEstimate(
                                        new double[] {
                                            Arrays.stream(estimate.joint())
                                                    .average()
                                                    .orElseThrow(),
                                            0
                                        },
                                        new double[] {
                                            Arrays.stream(estimate.marginals())
                                                    .average()
                                                    .orElseThrow(),
                                            0
                                        })),
                        "figures",
                        "estimator.minibatch.batches"));
    }

    private static Altered weighting(Weighting of, Weighting other) {
        return Altered.<MinibatchTotalCorrelation, MinibatchEstimate>keys(
                MinibatchTotalCorrelation.class,
                key -> new MinibatchTotalCorrelation(
                        key.weighting() == of ? other : key.weighting(), key.batchSize(), key.batches(), key.seed()));
    }

    private static Stream<Mutant<EstimatorCandidate>> samples() {
        return Stream.of(
                wrong(
                        "a row that comes twice",
                        chosen(sample -> IntStream.range(0, sample.size())
                                .map(place -> place == 1 ? 0 : place)
                                .toArray()),
                        "different ones",
                        "estimator.row-sample.rows"),
                wrong(
                        "a limit off by one",
                        Altered.keys(RowSample.class, key -> new RowSample(key.limit() + 1, key.seed())),
                        "with a limit of",
                        "estimator.row-sample.rows"),
                wrong(
                        "rows in ascending order",
                        chosen(sample -> IntStream.range(0, sample.size())
                                .boxed()
                                .sorted(Comparator.comparing(
                                        place -> sample.posteriors().mean(place, 0)))
                                .mapToInt(Integer::intValue)
                                .toArray()),
                        "at place",
                        "estimator.row-sample.chance"),
                wrong(
                        "a seed that is not used for rows",
                        Altered.keys(RowSample.class, key -> new RowSample(key.limit(), 0)),
                        "60 seeds",
                        "estimator.row-sample.seeds"),
                wrong(
                        "equal weights in samples",
                        Altered.<RowSample, Representation>results(RowSample.class, sample -> {
                            double[] even = new double[sample.size()];
                            Arrays.fill(even, 1);
                            return sample.weighted(even);
                        }),
                        "the weight of row",
                        "estimator.row-sample.together"),
                wrong(
                        "factor table in another order than the sample",
                        Altered.<RowSample, Representation>results(
                                RowSample.class,
                                sample -> Representation.of(
                                                sample.name(),
                                                sample.posteriors(),
                                                sample.factors()
                                                        .select(IntStream.range(0, sample.size())
                                                                .map(place -> sample.size() - 1 - place)
                                                                .toArray()))
                                        .weighted(IntStream.range(0, sample.size())
                                                .mapToDouble(sample::weight)
                                                .toArray())),
                        "expected",
                        "estimator.row-sample.together"));
    }

    /** Samples of which other places are taken. */
    private static Altered chosen(Function<Representation, int[]> places) {
        return Altered.<RowSample, Representation>results(RowSample.class, sample -> {
            int[] taken = places.apply(sample);
            return Representation.of(
                            sample.name(),
                            sample.posteriors().select(taken),
                            sample.factors().select(taken))
                    .weighted(Arrays.stream(taken).mapToDouble(sample::weight).toArray());
        });
    }
}
