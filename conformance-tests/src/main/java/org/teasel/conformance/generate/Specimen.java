package org.teasel.conformance.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Posteriors;

/**
 * A small representation to try a rule on, by the numbers behind its posteriors, so that it can be changed, simplified
 * and printed. Its arrays are only to be read.
 *
 * @param kind posterior family
 * @param centres [N][L], means of the posteriors
 * @param spreads [N][L], standard deviations of the posteriors
 * @param noise [L][L], correlations of the noise, for the families that have any
 * @param factors the columns of the factor table, N rows each; may be none
 * @param weights [N], not negative, in any unit
 */
public record Specimen(
        Kind kind,
        double[][] centres,
        double[][] spreads,
        double[][] noise,
        List<FactorColumn> factors,
        double[] weights) {

    private static final int PRINTED_ROWS = 12;

    public Specimen {
        factors = List.copyOf(factors);
    }

    /** Number of observations, N. */
    public int rows() {
        return centres.length;
    }

    /** Number of latents, L. */
    public int latents() {
        return noise.length;
    }

    /** The posteriors q(z given x). */
    public Posteriors posteriors() {
        return kind.posteriors(centres, spreads, noise);
    }

    /** The factor table. */
    public Factors table() {
        return Factors.of(rows(), factors);
    }

    /** The whole as what metrics score. */
    public Representation representation() {
        return Representation.of("specimen", posteriors(), table()).weighted(weights);
    }

    /** Whether all weights are equal. */
    public boolean evenlyWeighted() {
        return Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
    }

    /** This specimen as another family. */
    public Specimen as(Kind other) {
        return new Specimen(other, centres, spreads, noise, factors, weights);
    }

    /** The given rows in the given order; a row may come more than once. */
    public Specimen select(int[] rows) {
        return new Specimen(
                kind,
                picked(centres, rows),
                picked(spreads, rows),
                noise,
                factors.stream()
                        .<FactorColumn>map(column -> column.select(rows))
                        .toList(),
                Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
    }

    /** The given latents in the given order; a latent may come only once. */
    public Specimen selectLatents(int[] latents) {
        UnaryOperator<double[]> pick =
                row -> Arrays.stream(latents).mapToDouble(i -> row[i]).toArray();
        return new Specimen(
                kind,
                Arrays.stream(centres).map(pick).toArray(double[][]::new),
                Arrays.stream(spreads).map(pick).toArray(double[][]::new),
                Arrays.stream(picked(noise, latents)).map(pick).toArray(double[][]::new),
                factors,
                weights);
    }

    /** The given factors in the given order. */
    public Specimen selectFactors(int[] chosen) {
        return with(Arrays.stream(chosen).mapToObj(factors::get).toList());
    }

    /** Every row twice. */
    public Specimen twice() {
        return select(IntStream.range(0, 2 * rows()).map(r -> r % rows()).toArray());
    }

    /** A latent more, of mean 0 and standard deviation 1 in every row and independent of all others. */
    public Specimen withNoiseLatent() {
        int more = latents() + 1;
        double[][] wider = new double[more][];
        for (int i = 0; i < more; i++) {
            wider[i] = i < latents() ? Arrays.copyOf(noise[i], more) : new double[more];
            wider[i][i] = 1;
        }
        return new Specimen(kind, appended(centres, 0), appended(spreads, 1), wider, factors, weights);
    }

    /** A latent with its sign turned. */
    public Specimen flipped(int latent) {
        double[][] turned = copy(noise);
        for (int i = 0; i < latents(); i++) {
            if (i != latent) {
                turned[i][latent] = -noise[i][latent];
                turned[latent][i] = -noise[latent][i];
            }
        }
        double[][] mirrored = copy(centres);
        for (double[] row : mirrored) {
            row[latent] = -row[latent];
        }
        return new Specimen(kind, mirrored, spreads, turned, factors, weights);
    }

    /** A latent moved and scaled: z becomes {@code shift + scale * z}, for a scale above 0. */
    public Specimen moved(int latent, double shift, double scale) {
        double[][] movedCentres = copy(centres);
        double[][] scaledSpreads = copy(spreads);
        for (int row = 0; row < rows(); row++) {
            movedCentres[row][latent] = shift + scale * centres[row][latent];
            scaledSpreads[row][latent] = scale * spreads[row][latent];
        }
        return new Specimen(kind, movedCentres, scaledSpreads, noise, factors, weights);
    }

    /** The values of a labelled or soft factor renamed: value v becomes {@code names[v]}, a permutation. */
    public Specimen relabelled(int factor, int[] names) {
        List<FactorColumn> columns = new ArrayList<>(factors);
        FactorColumn.Finite old = (FactorColumn.Finite) factors.get(factor);
        columns.set(
                factor,
                old instanceof FactorColumn.Labels labels
                        ? FactorColumn.Labels.of(
                                old.factor(),
                                IntStream.range(0, rows())
                                        .map(row -> names[labels.code(row)])
                                        .toArray())
                        : FactorColumn.Soft.of(
                                old.factor(),
                                IntStream.range(0, rows())
                                        .mapToObj(row -> renamed(old, row, names))
                                        .toArray(double[][]::new)));
        return with(columns);
    }

    /** This specimen with another factor table. */
    public Specimen with(List<FactorColumn> columns) {
        return new Specimen(kind, centres, spreads, noise, columns, weights);
    }

    /** This specimen with other weights. */
    public Specimen with(double[] others) {
        return new Specimen(kind, centres, spreads, noise, factors, others);
    }

    /** This specimen with other centres and spreads. */
    public Specimen with(double[][] otherCentres, double[][] otherSpreads) {
        return new Specimen(kind, otherCentres, otherSpreads, noise, factors, weights);
    }

    /** This specimen with other correlations of the noise. */
    public Specimen withNoise(double[][] other) {
        return new Specimen(kind, centres, spreads, other, factors, weights);
    }

    private static double[] renamed(FactorColumn.Finite column, int row, int[] names) {
        double[] probabilities = new double[column.values()];
        for (int v = 0; v < probabilities.length; v++) {
            probabilities[names[v]] = column.probability(row, v);
        }
        return probabilities;
    }

    private static double[][] picked(double[][] table, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> table[row]).toArray(double[][]::new);
    }

    private static double[][] appended(double[][] table, double value) {
        return Arrays.stream(table)
                .map(row -> DoubleStream.concat(Arrays.stream(row), DoubleStream.of(value))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] copy(double[][] table) {
        return Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
    }

    /** The specimen as a table for people. */
    @Override
    public String toString() {
        Stream<String> head = Stream.of(kind.name().toLowerCase(Locale.ROOT) + " posteriors, " + rows() + " rows, "
                + latents() + " latents, " + factors.size() + " factors"
                + (kind.factorised() ? "" : ", noise correlations " + Arrays.deepToString(noise)));
        Stream<String> body = IntStream.range(0, Math.min(rows(), PRINTED_ROWS)).mapToObj(this::printed);
        Stream<String> tail =
                rows() > PRINTED_ROWS ? Stream.of("... " + (rows() - PRINTED_ROWS) + " more") : Stream.of();
        return Stream.of(head, body, tail).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private String printed(int row) {
        String latents = IntStream.range(0, latents())
                .mapToObj(i -> centres[row][i] + (kind == Kind.DETERMINISTIC ? "" : " +- " + spreads[row][i]))
                .collect(Collectors.joining(", "));
        String values = factors.stream().map(column -> printed(column, row)).collect(Collectors.joining(", "));
        return "row " + row + ": z = " + latents + (factors.isEmpty() ? "" : "; y = " + values)
                + (evenlyWeighted() ? "" : "; weight " + weights[row]);
    }

    private static String printed(FactorColumn column, int row) {
        if (column instanceof FactorColumn.Soft soft) {
            return IntStream.range(0, soft.values())
                    .mapToObj(v -> Double.toString(soft.probability(row, v)))
                    .collect(Collectors.joining("/"));
        }
        return column.factor().type() == Factor.Type.CONTINUOUS
                ? Double.toString(column.number(row))
                : Integer.toString((int) column.number(row)) + " of "
                        + column.factor().values().size();
    }
}
