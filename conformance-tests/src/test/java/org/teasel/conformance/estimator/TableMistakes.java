package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.Quantisation;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Population;
import org.teasel.conformance.Mutant;

/** Mistakes in statistics that are functions of the data alone. */
final class TableMistakes {

    private TableMistakes() {}

    static Mutant<EstimatorCandidate> wrong(String name, EstimatorProvider provider, String fragment, String... rules) {
        return new Mutant<>(name, EstimatorCandidate.of(provider), List.of(rules), fragment);
    }

    static Stream<Mutant<EstimatorCandidate>> all() {
        return Stream.of(masses(), populations(), figures(), corners(), pairs(), moments())
                .flatMap(mutants -> mutants);
    }

    private static Stream<Mutant<EstimatorCandidate>> masses() {
        return Stream.of(
                wrong(
                        "means in place of posteriors",
                        Altered.data(
                                QuantisedPosterior.class,
                                UnaryOperator.identity(),
                                batch -> new Batch(batch.rows(), means(batch.posteriors()))),
                        "QuantisedPosterior",
                        "estimator.quantised-posterior.exact",
                        "estimator.quantised-posterior.density"),
                wrong(
                        "bins over each latent's own range",
                        Altered.keys(
                                QuantisedPosterior.class,
                                key -> new MeanHistogram(key.quantisation().bins(), key.factorBins())),
                        "QuantisedPosterior",
                        "estimator.quantised-posterior.exact"),
                wrong(
                        "tails dropped",
                        cut(cut -> cut.rule() == Quantisation.Rule.EXACT ? cut.with(Quantisation.Rule.INTEGRAL) : cut),
                        "QuantisedPosterior",
                        "estimator.quantised-posterior.exact"),
                wrong(
                        "tails kept",
                        cut(cut -> cut.rule() == Quantisation.Rule.INTEGRAL ? cut.with(Quantisation.Rule.EXACT) : cut),
                        "QuantisedPosterior",
                        "estimator.quantised-posterior.integral"),
                wrong(
                        "bins off by one",
                        cut(cut -> new Quantisation(
                                cut.rule(), cut.bins(), cut.low() + cut.width(), cut.high() + cut.width())),
                        "QuantisedPosterior",
                        "estimator.quantised-posterior.exact",
                        "estimator.quantised-posterior.integral"),
                wrong(
                        "densities at edges",
                        cut(cut -> cut.rule() == Quantisation.Rule.DENSITY
                                ? new Quantisation(
                                        cut.rule(),
                                        cut.bins(),
                                        cut.low() - 0.5 * cut.width(),
                                        cut.high() - 0.5 * cut.width())
                                : cut),
                        "QuantisedPosterior",
                        "estimator.quantised-posterior.density"),
                wrong(
                        "a bin too many",
                        Altered.keys(MeanHistogram.class, key -> new MeanHistogram(key.bins() + 1, key.factorBins())),
                        "MeanHistogram",
                        "estimator.mean-histogram"),
                wrong(
                        "posteriors in the histogram of means",
                        Altered.keys(
                                MeanHistogram.class,
                                key -> new QuantisedPosterior(
                                        new Quantisation(Quantisation.Rule.EXACT, key.bins(), -3, 3),
                                        key.factorBins())),
                        "MeanHistogram",
                        "estimator.mean-histogram"));
    }

    private static Stream<Mutant<EstimatorCandidate>> populations() {
        return Stream.of(
                wrong(
                        "weights dropped",
                        Altered.data(
                                QuantisedPosterior.class,
                                population -> Populations.weighted(population, row -> 1),
                                UnaryOperator.identity()),
                        "QuantisedPosterior",
                        "estimator.quantised-posterior.exact",
                        "estimator.invariance.weights"),
                wrong(
                        "rows of weight 0 counted",
                        Altered.data(
                                PosteriorMoments.class,
                                population -> Populations.weighted(
                                        population, row -> population.weight(row) + 0.1 / population.size()),
                                UnaryOperator.identity()),
                        "Moments",
                        "estimator.invariance.no-weight",
                        "estimator.posterior-moments"),
                wrong(
                        "soft labels made hard",
                        Altered.data(
                                QuantisedPosterior.class,
                                population -> Populations.factors(population, Populations::hardened),
                                UnaryOperator.identity()),
                        "expected",
                        "estimator.quantised-posterior.exact",
                        "estimator.quantised-posterior.discrete"),
                wrong(
                        "factor table a row on",
                        Altered.data(
                                QuantisedPosterior.class,
                                population -> Populations.factors(population, Populations::shifted),
                                UnaryOperator.identity()),
                        "expected",
                        "estimator.quantised-posterior.exact",
                        "estimator.quantised-posterior.discrete"),
                wrong(
                        "factor table a row on for correlations",
                        Altered.data(
                                FactorCorrelations.class,
                                population -> Populations.factors(population, Populations::shifted),
                                UnaryOperator.identity()),
                        "FactorCorrelations",
                        "estimator.factor-correlations"),
                wrong(
                        "rows of part of the data counted as all",
                        Altered.<PosteriorMoments, Moments>folds(
                                PosteriorMoments.class, (population, fold) -> new Altered.Wrapped<Moments>(fold) {
                                    private double weight;

                                    @Override
                                    public void add(Batch batch) {
                                        super.add(batch);
                                        weight += Arrays.stream(batch.rows())
                                                .mapToDouble(population::weight)
                                                .sum();
                                    }

                                    @Override
                                    public Moments result() {
                                        Moments moments = super.result();
                                        double held = weight;
                                        return new Moments(
                                                Arrays.stream(moments.mean())
                                                        .map(mean -> mean * held)
                                                        .toArray(),
                                                moments.covarianceOfMeans(),
                                                moments.meanCovariance(),
                                                moments.least(),
                                                moments.greatest());
                                    }
                                }),
                        "over the rows",
                        "estimator.posterior-moments"));
    }

    private static Stream<Mutant<EstimatorCandidate>> figures() {
        return Stream.of(
                wrong(
                        "logarithms with base 2",
                        figures(x -> x / Math.log(2)),
                        "expected",
                        "estimator.quantised-posterior.exact",
                        "estimator.quantised-posterior.discrete"),
                wrong(
                        "an epsilon in the logarithm",
                        figures(x -> x - 1e-8),
                        "expected",
                        "estimator.quantised-posterior.exact"),
                wrong(
                        "sums in single precision",
                        figures(x -> (float) x),
                        "expected",
                        "estimator.quantised-posterior.exact"),
                wrong(
                        "a correction for few observations",
                        tables((population, table) -> with(
                                table,
                                table.conditionalEntropy(),
                                plus(table.mutualInformation(), -0.5 / population.size()))),
                        "mutualInformation",
                        "estimator.quantised-posterior.exact"),
                wrong(
                        "information less than the entropies tell",
                        tables((population, table) ->
                                with(table, table.conditionalEntropy(), plus(table.mutualInformation(), -0.01))),
                        "of z0, y0",
                        "estimator.table.bounds"),
                wrong(
                        "information with the factor in place of that with x",
                        tables((population, table) ->
                                with(table, table.conditionalEntropy(), plus(table.mutualInformation(), 0.5))),
                        "I(z",
                        "estimator.table.data-processing"),
                wrong(
                        "conditional entropy of means",
                        tables((population, table) ->
                                with(table, new double[table.latents()], table.mutualInformation())),
                        "conditionalEntropy",
                        "estimator.quantised-posterior.exact"),
                wrong(
                        "ranges of the first latent",
                        Altered.data(
                                QuantisedPosterior.class,
                                UnaryOperator.identity(),
                                batch -> new Batch(batch.rows(), firstTwice(batch.posteriors()))),
                        "with latents in another order",
                        "estimator.invariance.latents"));
    }

    private static Stream<Mutant<EstimatorCandidate>> corners() {
        return Stream.of(
                wrong(
                        "tails kept by the integral rule",
                        Altered.keys(
                                QuantisedPosterior.class,
                                key -> new QuantisedPosterior(
                                        key.quantisation().with(Quantisation.Rule.EXACT), key.factorBins())),
                        "QuantisedPosterior",
                        "estimator.quantised-posterior.corners"),
                wrong(
                        "means next to an edge",
                        Altered.data(
                                MeanHistogram.class,
                                UnaryOperator.identity(),
                                batch -> new Batch(batch.rows(), nudged(batch.posteriors()))),
                        "edges",
                        "estimator.mean-histogram.edges"),
                wrong(
                        "zeros for tables that were not made",
                        figures(x -> Double.isNaN(x) ? 0 : x),
                        "values",
                        "estimator.many-values"));
    }

    private static Posteriors nudged(Posteriors posteriors) {
        return continuous(posteriors)
                ? Deterministic.of(table(posteriors, (row, i) -> posteriors.mean(row, i) - 1e-9))
                : posteriors;
    }

    private static Stream<Mutant<EstimatorCandidate>> pairs() {
        return Stream.of(
                wrong(
                        "correlated posteriors taken for products",
                        Altered.data(
                                QuantisedPairs.class,
                                Populations::factorised,
                                batch -> new Batch(batch.rows(), product(batch.posteriors()))),
                        "QuantisedPairs",
                        "estimator.quantised-pairs.correlated",
                        "estimator.quantised-pairs"),
                wrong(
                        "tails kept in pairs",
                        Altered.keys(
                                QuantisedPairs.class,
                                key -> new QuantisedPairs(key.quantisation().with(Quantisation.Rule.EXACT))),
                        "QuantisedPairs",
                        "estimator.quantised-pairs.correlated",
                        "estimator.quantised-pairs.products"),
                wrong(
                        "another cut in pairs",
                        new Altered(QuantisedPairs.class, (key, right) -> {
                            Quantisation cut = ((QuantisedPairs) key).quantisation();
                            return Altered.RIGHT
                                    .estimator(new QuantisedPairs(
                                            new Quantisation(cut.rule(), cut.bins() + 1, cut.low() - 0.1, cut.high())))
                                    .orElseThrow();
                        }),
                        "products",
                        "estimator.quantised-pairs.masked"),
                wrong(
                        "half of the matrix left at 0",
                        Altered.<QuantisedPairs, double[][]>results(
                                QuantisedPairs.class, pairs -> entries(pairs, (i, j) -> i >= j ? pairs[i][j] : 0)),
                        "expected",
                        "estimator.quantised-pairs",
                        "estimator.pairs.bounds"),
                wrong(
                        "sum of both entropies",
                        Altered.<QuantisedPairs, double[][]>results(
                                QuantisedPairs.class,
                                pairs -> entries(pairs, (i, j) -> i == j ? pairs[i][i] : pairs[i][i] + pairs[j][j])),
                        "expected",
                        "estimator.quantised-pairs"),
                wrong(
                        "twice the entropy in the diagonal",
                        Altered.<QuantisedPairs, double[][]>results(
                                QuantisedPairs.class,
                                pairs -> entries(pairs, (i, j) -> i == j ? 2 * pairs[i][i] : pairs[i][j])),
                        "expected",
                        "estimator.quantised-pairs",
                        "estimator.pairs.bounds"),
                wrong(
                        "posteriors in pairs of means",
                        Altered.keys(MeanPairs.class, key -> new QuantisedPairs(key.quantisation())),
                        "MeanPairs",
                        "estimator.mean-pairs"));
    }

    private static Stream<Mutant<EstimatorCandidate>> moments() {
        return Stream.of(
                wrong(
                        "a divisor of N - 1",
                        Altered.<PosteriorMoments, Moments>results(PosteriorMoments.class, (population, moments) -> {
                            double n = population.size();
                            return moments(
                                    moments,
                                    entries(
                                            moments.covarianceOfMeans(),
                                            (i, j) -> moments.covarianceOfMeans()[i][j] * n / (n - 1)),
                                    moments.meanCovariance());
                        }),
                        "covarianceOfMeans",
                        "estimator.posterior-moments",
                        "estimator.invariance.rows"),
                wrong(
                        "noise's covariance left out",
                        Altered.<PosteriorMoments, Moments>results(
                                PosteriorMoments.class,
                                moments -> moments(
                                        moments,
                                        moments.covarianceOfMeans(),
                                        new double[moments.mean().length][moments.mean().length])),
                        "expected",
                        "estimator.posterior-moments",
                        "theorem.rtc-vae.disparity"),
                wrong(
                        "correlations not squared",
                        Altered.<FactorCorrelations, double[][]>results(
                                FactorCorrelations.class,
                                squares -> entries(squares, (i, k) -> Math.sqrt(squares[i][k]))),
                        "FactorCorrelations",
                        "estimator.factor-correlations"),
                wrong(
                        "NaN for a constant factor",
                        Altered.<FactorCorrelations, double[][]>results(
                                FactorCorrelations.class,
                                squares -> entries(squares, (i, k) -> squares[i][k] == 0 ? Double.NaN : squares[i][k])),
                        "NaN",
                        "estimator.factor-correlations",
                        "estimator.fold.no-nan"),
                wrong(
                        "joint entropy given x as a sum of marginal ones",
                        Altered.data(
                                PosteriorEntropies.class,
                                UnaryOperator.identity(),
                                batch -> new Batch(batch.rows(), product(batch.posteriors()))),
                        "expected",
                        "estimator.posterior-entropies",
                        "theorem.correlated-noise-constant"),
                wrong(
                        "0 where there is no closed form",
                        Altered.<PosteriorEntropies, Map<LatentSet, OptionalDouble>>results(
                                PosteriorEntropies.class,
                                entropies -> entropies.entrySet().stream()
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey,
                                                entry -> OptionalDouble.of(
                                                        entry.getValue().orElse(0))))),
                        "empty",
                        "estimator.posterior-entropies"));
    }

    private static Altered cut(UnaryOperator<Quantisation> change) {
        return Altered.keys(
                QuantisedPosterior.class,
                key -> new QuantisedPosterior(change.apply(key.quantisation()), key.factorBins()));
    }

    private interface Figure {
        double of(double x);
    }

    private static Altered figures(Figure figure) {
        return tables((population, table) -> new InformationTable(
                each(table.latentEntropy(), figure),
                each(table.conditionalEntropy(), figure),
                each(table.informativeness(), figure),
                each(table.factorEntropy(), figure),
                entries(table.mutualInformation(), (i, k) -> figure.of(table.mutualInformation()[i][k])),
                entries(table.jointEntropy(), (i, k) -> figure.of(table.jointEntropy()[i][k])),
                table.bins(),
                table.outside()));
    }

    private interface TableChange {
        InformationTable of(Population population, InformationTable table);
    }

    private static Altered tables(TableChange change) {
        return Altered.<QuantisedPosterior, InformationTable>results(QuantisedPosterior.class, change::of);
    }

    private static InformationTable with(
            InformationTable table, double[] conditionalEntropy, double[][] mutualInformation) {
        return new InformationTable(
                table.latentEntropy(),
                conditionalEntropy,
                table.informativeness(),
                table.factorEntropy(),
                mutualInformation,
                table.jointEntropy(),
                table.bins(),
                table.outside());
    }

    private static Moments moments(Moments moments, double[][] ofMeans, double[][] expected) {
        return new Moments(moments.mean(), ofMeans, expected, moments.least(), moments.greatest());
    }

    private static double[] each(double[] values, Figure figure) {
        return Arrays.stream(values).map(figure::of).toArray();
    }

    private static double[][] plus(double[][] table, double added) {
        return entries(table, (i, k) -> table[i][k] + added);
    }

    private interface Entry {
        double at(int row, int column);
    }

    private static double[][] entries(double[][] table, Entry entry) {
        return IntStream.range(0, table.length)
                .mapToObj(i -> IntStream.range(0, table[i].length)
                        .mapToDouble(j -> entry.at(i, j))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static boolean continuous(Posteriors posteriors) {
        return posteriors.latent(0) instanceof Latent.Continuous;
    }

    private static double[][] table(Posteriors posteriors, Entry entry) {
        return IntStream.range(0, posteriors.size())
                .mapToObj(row -> IntStream.range(0, posteriors.latents())
                        .mapToDouble(i -> entry.at(row, i))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static Posteriors means(Posteriors posteriors) {
        return continuous(posteriors) ? Deterministic.of(table(posteriors, posteriors::mean)) : posteriors;
    }

    /** Independent Gaussian latents of the same means and variances. */
    static Posteriors product(Posteriors posteriors) {
        return continuous(posteriors) && !posteriors.factorised()
                ? DiagonalGaussian.of(
                        table(posteriors, posteriors::mean),
                        table(posteriors, (row, i) -> Math.sqrt(posteriors.covariance(row, i, i))))
                : posteriors;
    }

    /** The second latent as a copy of the first. */
    private static Posteriors firstTwice(Posteriors posteriors) {
        return continuous(posteriors)
                ? DiagonalGaussian.of(
                        table(posteriors, (row, i) -> posteriors.mean(row, 0)),
                        table(posteriors, (row, i) -> Math.sqrt(posteriors.covariance(row, 0, 0))))
                : posteriors;
    }
}
