package org.teasel.conformance.estimator;

import static org.teasel.conformance.estimator.TableMistakes.wrong;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.RowSample;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.Mutant;

/** Mistakes in the handling of folds, whatever they compute. */
final class FoldMistakes {

    private FoldMistakes() {}

    static Stream<Mutant<EstimatorCandidate>> all() {
        return Stream.of(adding(), merging(), results(), sharing()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant<EstimatorCandidate>> adding() {
        return Stream.of(
                wrong(
                        "the last batch alone",
                        folds(right -> new Kept(right) {
                            @Override
                            public void add(Batch batch) {
                                batches.clear();
                                super.add(batch);
                            }
                        }),
                        "added in several batches",
                        "estimator.fold.split"),
                wrong(
                        "rows counted within the batch",
                        folds(right -> new Kept(right) {
                            @Override
                            public void add(Batch batch) {
                                super.add(new Batch(
                                        IntStream.range(0, batch.rows().length).toArray(), batch.posteriors()));
                            }
                        }),
                        "expected",
                        "estimator.fold.split"),
                wrong(
                        "draws by the order of batches",
                        new Altered(RowSample.class, (key, right) -> new Estimator<Object>() {
                            @Override
                            public Supplier<Fold<Object>> prepare(
                                    org.teasel.api.statistic.Population population,
                                    org.teasel.api.statistic.Statistics needed) {
                                return () -> new Kept(null) {
                                    @Override
                                    public Object result() {
                                        long seed = batches.get(0).rows().length;
                                        return replay(Altered.RIGHT
                                                .estimator(new RowSample(((RowSample) key).limit(), seed))
                                                .orElseThrow()
                                                .prepare(population, needed)
                                                .get());
                                    }
                                };
                            }
                        }),
                        "RowSample",
                        "estimator.fold.split"),
                wrong(
                        "batches kept by reference",
                        folds(right -> new Kept(right) {
                            @Override
                            public void add(Batch batch) {
                                batches.add(batch);
                            }
                        }),
                        "wrote into arrays",
                        "estimator.fold.own-arrays"),
                wrong(
                        "a cast to a family",
                        folds(right -> new Kept(right) {
                            @Override
                            public void add(Batch batch) {
                                if (batch.posteriors() instanceof PosteriorParts) {
                                    throw new ClassCastException("posteriors in parts");
                                }
                                super.add(batch);
                            }
                        }),
                        "posteriors in parts",
                        "estimator.fold.parts"));
    }

    private static Stream<Mutant<EstimatorCandidate>> merging() {
        return Stream.of(
                wrong(
                        "merge forgets",
                        folds(right -> new Kept(right) {
                            @Override
                            public void merge(Fold<Object> other) {}
                        }),
                        "expected",
                        "estimator.fold.merge",
                        "estimator.fold.empty"),
                wrong(
                        "merge empties the other fold",
                        folds(right -> new Kept(right) {
                            @Override
                            public void merge(Fold<Object> other) {
                                super.merge(other);
                                ((Kept) other).batches.clear();
                            }
                        }),
                        "merged into another",
                        "estimator.fold.merge-source"),
                wrong(
                        "merge shares a list with the other fold",
                        folds(right -> new Kept(right) {
                            @Override
                            public void merge(Fold<Object> other) {
                                ((Kept) other).batches.addAll(batches);
                                batches = ((Kept) other).batches;
                            }
                        }),
                        "after",
                        "estimator.fold.merge-source"),
                wrong(
                        "extremes that start at 0",
                        Altered.<PosteriorMoments, Moments>folds(
                                PosteriorMoments.class, (population, fold) -> new Altered.Wrapped<Moments>(fold) {
                                    private boolean merged;

                                    @Override
                                    public void merge(Fold<Moments> other) {
                                        super.merge(other);
                                        merged = true;
                                    }

                                    @Override
                                    public Moments result() {
                                        Moments moments = super.result();
                                        double[] least = merged
                                                ? Arrays.stream(moments.least())
                                                        .map(x -> Math.min(0, x))
                                                        .toArray()
                                                : moments.least();
                                        return new Moments(
                                                moments.mean(),
                                                moments.covarianceOfMeans(),
                                                moments.meanCovariance(),
                                                least,
                                                moments.greatest());
                                    }
                                }),
                        "least",
                        "estimator.fold.merge",
                        "estimator.fold.empty"));
    }

    private static Stream<Mutant<EstimatorCandidate>> results() {
        return Stream.of(
                wrong(
                        "an array that results share",
                        Altered.<FactorCorrelations, double[][]>folds(
                                FactorCorrelations.class, (population, fold) -> new Altered.Wrapped<double[][]>(fold) {
                                    private double[][] shared;

                                    @Override
                                    public double[][] result() {
                                        double[][] result = super.result();
                                        if (shared == null) {
                                            shared = result;
                                        }
                                        for (int i = 0; i < result.length; i++) {
                                            System.arraycopy(result[i], 0, shared[i], 0, result[i].length);
                                        }
                                        return shared;
                                    }
                                }),
                        "its earlier result",
                        "estimator.fold.result-stays"),
                wrong(
                        "a result that uses the fold up",
                        folds(right -> new Kept(right) {
                            @Override
                            public Object result() {
                                Object result = super.result();
                                batches.clear();
                                return result;
                            }
                        }),
                        "asked",
                        "estimator.fold.result-again"),
                wrong(
                        "not defined without a reason",
                        Altered.<FactorCorrelations, double[][]>results(FactorCorrelations.class, result -> {
                            throw new NotDefinedException(" ");
                        }),
                        "without a reason",
                        "estimator.fold.no-nan"),
                wrong(
                        "zeros for nothing",
                        Altered.<FactorCorrelations, double[][]>folds(
                                FactorCorrelations.class, (population, fold) -> new Altered.Wrapped<double[][]>(fold) {
                                    @Override
                                    public double[][] result() {
                                        try {
                                            return super.result();
                                        } catch (NotDefinedException e) {
                                            return new double[population.latents()][];
                                        }
                                    }
                                }),
                        "has a value",
                        "estimator.fold.nothing"),
                new Mutant<>(
                        "a statistic that was forgotten",
                        EstimatorCandidate.ofAll(new EstimatorProvider() {
                            @Override
                            public String id() {
                                return "forgetful";
                            }

                            @Override
                            public <T> Optional<Estimator<T>> estimator(Statistic<T> statistic) {
                                return statistic instanceof RowSample
                                        ? Optional.empty()
                                        : Altered.RIGHT.estimator(statistic);
                            }
                        }),
                        List.of("estimator.complete"),
                        "RowSample"));
    }

    private static Stream<Mutant<EstimatorCandidate>> sharing() {
        AtomicLong calls = new AtomicLong();
        return Stream.of(
                wrong(
                        "one table for all folds of a supplier",
                        new Altered(
                                PosteriorMoments.class,
                                (key, right) -> kept(right, suppliers -> {
                                    List<Batch> shared = new ArrayList<>();
                                    return () -> {
                                        Kept fold = new Kept(suppliers);
                                        fold.batches = shared;
                                        return fold;
                                    };
                                })),
                        "Moments",
                        "estimator.fold.independent"),
                wrong(
                        "one random generator for all runs",
                        Altered.keys(RowSample.class, key -> new RowSample(key.limit(), calls.incrementAndGet())),
                        "RowSample",
                        "estimator.fold.same-bits"),
                wrong(
                        "an exception for an unknown key",
                        new EstimatorProvider() {
                            @Override
                            public String id() {
                                return "strict";
                            }

                            @Override
                            public <T> Optional<Estimator<T>> estimator(Statistic<T> statistic) {
                                return Optional.of(
                                        Altered.RIGHT.estimator(statistic).orElseThrow());
                            }
                        },
                        "NoSuchElementException",
                        "estimator.unknown-key"));
    }

    private interface Folds {
        Kept of(Supplier<Fold<Object>> right);
    }

    private interface Suppliers {
        Supplier<Fold<Object>> of(Supplier<Fold<Object>> right);
    }

    /** Folds of moments that are made of the right ones in the end. */
    private static Altered folds(Folds folds) {
        return new Altered(PosteriorMoments.class, (key, right) -> kept(right, suppliers -> () -> folds.of(suppliers)));
    }

    private static Estimator<Object> kept(Estimator<?> right, Suppliers suppliers) {
        @SuppressWarnings("unchecked") // results are handed on as they are
        Estimator<Object> typed = (Estimator<Object>) right;
        return (population, needed) -> suppliers.of(typed.prepare(population, needed));
    }

    /** Keeps batches, and hands them to a right fold when it is asked. */
    private static class Kept implements Fold<Object> {

        private final Supplier<Fold<Object>> right;

        List<Batch> batches = new ArrayList<>();

        Kept(Supplier<Fold<Object>> right) {
            this.right = right;
        }

        @Override
        public void add(Batch batch) {
            Posteriors posteriors = batch.posteriors();
            batches.add(new Batch(batch.rows().clone(), posteriors));
        }

        @Override
        public void merge(Fold<Object> other) {
            batches.addAll(((Kept) other).batches);
        }

        @Override
        public Object result() {
            return replay(right.get());
        }

        <T> T replay(Fold<T> fold) {
            batches.forEach(fold::add);
            return fold.result();
        }
    }
}
