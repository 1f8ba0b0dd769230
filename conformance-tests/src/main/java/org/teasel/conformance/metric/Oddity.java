package org.teasel.conformance.metric;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;

/**
 * A representation that is odd in one way: what real encoders give when they collapse, diverge or are not trained.
 *
 * @param name what is odd about it
 * @param specimen the representation
 */
record Oddity(String name, Specimen specimen) {

    private static final int ROWS = 24;

    /** All of them. */
    static Stream<Oddity> all() {
        Specimen plain = plain(Kind.DIAGONAL, ROWS);
        List<FactorColumn> factors = plain.factors();
        return Stream.of(
                        Stream.of(Kind.values())
                                .map(kind -> new Oddity(
                                        "plain " + kind, plain.as(kind).with(factors))),
                        Stream.of(
                                new Oddity("one row", plain(Kind.DIAGONAL, 1)),
                                new Oddity("two rows", plain(Kind.DIAGONAL, 2)),
                                new Oddity("one row without noise", plain(Kind.DETERMINISTIC, 1)),
                                new Oddity("one latent", plain.selectLatents(new int[] {0})),
                                new Oddity("no factors", plain.selectFactors(new int[0])),
                                new Oddity("one factor", plain.selectFactors(new int[] {0})),
                                new Oddity("all rows alike", plain.select(new int[ROWS])),
                                new Oddity("only one row counts", plain.with(alone())),
                                new Oddity("constant factors", plain.with(constant())),
                                new Oddity("factors without repeats", plain.with(unique())),
                                new Oddity("a factor twice", plain.with(List.of(factors.get(0), copy(factors.get(0))))),
                                new Oddity("soft labels that say nothing", plain.with(undecided())),
                                new Oddity("a latent twice", twice(plain)),
                                new Oddity("noise alone", spread(plain, row -> 0, 1)),
                                new Oddity("a spread of 0", spread(plain, row -> row % 3 - 1, 0)),
                                new Oddity("means and spreads of 0", spread(plain, row -> 0, 0)),
                                new Oddity("a spread of 1e-12", spread(plain, row -> row % 3 - 1, 1e-12)),
                                new Oddity("a spread of 1e6", spread(plain, row -> row % 3 - 1, 1e6)),
                                new Oddity("means of 1e6", spread(plain, row -> 1e6 * (row + 1), 1)),
                                new Oddity("means of 1e-9", spread(plain, row -> 1e-9 * row, 0.3)),
                                new Oddity(
                                        "latents that share all their noise",
                                        plain.as(Kind.CORRELATED).withNoise(Noises.equal(plain.latents(), 1))),
                                new Oddity(
                                        "points that never meet",
                                        spread(plain, row -> Math.sin(row), 1).as(Kind.DETERMINISTIC))))
                .flatMap(oddities -> oddities);
    }

    private static Specimen plain(Kind kind, int rows) {
        SplittableRandom random = new SplittableRandom(1);
        int[] shapes = IntStream.range(0, rows).map(row -> row % 3).toArray();
        int[] sizes = IntStream.range(0, rows).map(row -> row / 3 % 4).toArray();
        double[][] centres = IntStream.range(0, rows)
                .mapToObj(row -> new double[] {shapes[row] - 1, random.nextGaussian(), 0.4 * sizes[row]})
                .toArray(double[][]::new);
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return new Specimen(
                kind,
                centres,
                constant(rows, 3, 0.3),
                Noises.equal(3, 0.4),
                List.of(
                        FactorColumn.Labels.of(Factor.categorical("shape", 3), shapes),
                        FactorColumn.Labels.of(Factor.ordinal("size", 4), sizes),
                        FactorColumn.Measurements.of(
                                Factor.continuous("angle"),
                                IntStream.range(0, rows).mapToDouble(Math::cos).toArray())),
                weights);
    }

    private static double[][] constant(int rows, int columns, double value) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            Arrays.fill(row, value);
        }
        return table;
    }

    private static Specimen spread(Specimen plain, IntToDoubleFunction centre, double spread) {
        double[][] centres = IntStream.range(0, plain.rows())
                .mapToObj(row -> IntStream.range(0, plain.latents())
                        .mapToDouble(i -> (i + 1) * centre.applyAsDouble(row))
                        .toArray())
                .toArray(double[][]::new);
        return plain.with(centres, constant(plain.rows(), plain.latents(), spread));
    }

    private static Specimen twice(Specimen plain) {
        double[][] centres = Arrays.stream(plain.centres())
                .map(row -> new double[] {row[0], row[0], row[2]})
                .toArray(double[][]::new);
        return plain.with(centres, plain.spreads());
    }

    private static double[] alone() {
        double[] weights = new double[ROWS];
        weights[5] = 1;
        return weights;
    }

    private static List<FactorColumn> constant() {
        return List.of(
                FactorColumn.Labels.of(Factor.categorical("still", 2), new int[ROWS]),
                FactorColumn.Measurements.of(Factor.continuous("flat"), new double[ROWS]));
    }

    private static List<FactorColumn> unique() {
        int[] rows = IntStream.range(0, ROWS).toArray();
        return List.of(
                FactorColumn.Labels.of(Factor.categorical("id", ROWS), rows),
                FactorColumn.Labels.of(Factor.ordinal("time", ROWS), rows));
    }

    private static FactorColumn copy(FactorColumn column) {
        return FactorColumn.Labels.of(
                Factor.categorical("copy", column.factor().values().size()),
                IntStream.range(0, ROWS).map(row -> (int) column.number(row)).toArray());
    }

    private static List<FactorColumn> undecided() {
        double[][] half = constant(ROWS, 2, 0.5);
        return List.of(
                FactorColumn.Soft.of(Factor.categorical("mood", 2), half),
                FactorColumn.Soft.of(Factor.ordinal("taste", 2), half));
    }
}
