package org.teasel.conformance.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.FactorColumn;

/**
 * Makes random specimens: latents that follow a factor, copy another latent, are noise, or wander; factors that are
 * balanced or not, copies of each other, constant, soft or continuous; rows and weights with ties and zeros.
 *
 * @param kinds posterior families
 * @param rows least and most rows
 * @param latents least and most latents
 * @param factors least and most factors
 * @param columns kinds of factor
 * @param weighted whether some specimens have unequal weights
 */
public record Specimens(
        Set<Kind> kinds, Bounds rows, Bounds latents, Bounds factors, Set<FactorKind> columns, boolean weighted)
        implements Generator<Specimen> {

    /**
     * A least and a greatest number.
     *
     * @param least the least, at least 0
     * @param most the greatest
     */
    public record Bounds(int least, int most) {
        int draw(RandomGenerator random, int size) {
            int reach = least + (int) Math.ceil((most - least) * (double) size / GREATEST_SIZE);
            return least + random.nextInt(reach - least + 1);
        }
    }

    /** Any family, 2 to 40 rows, 1 to 4 latents, no factors. */
    public static Specimens any() {
        return new Specimens(
                EnumSet.allOf(Kind.class),
                new Bounds(2, 40),
                new Bounds(1, 4),
                new Bounds(0, 0),
                EnumSet.allOf(FactorKind.class),
                true);
    }

    /** The same with 1 to 3 factors of any kind. */
    public static Specimens labelled() {
        return any().withFactors(1, 3);
    }

    /** Only these families. */
    public Specimens of(Kind first, Kind... others) {
        return new Specimens(EnumSet.of(first, others), rows, latents, factors, columns, weighted);
    }

    /** With so many rows. */
    public Specimens withRows(int least, int most) {
        return new Specimens(kinds, new Bounds(least, most), latents, factors, columns, weighted);
    }

    /** With so many latents. */
    public Specimens withLatents(int least, int most) {
        return new Specimens(kinds, rows, new Bounds(least, most), factors, columns, weighted);
    }

    /** With so many factors. */
    public Specimens withFactors(int least, int most) {
        return new Specimens(kinds, rows, latents, new Bounds(least, most), columns, weighted);
    }

    /** With factors of these kinds only. */
    public Specimens withFactors(FactorKind first, FactorKind... others) {
        return new Specimens(kinds, rows, latents, factors, EnumSet.of(first, others), weighted);
    }

    /** With equal weights only. */
    public Specimens evenlyWeighted() {
        return new Specimens(kinds, rows, latents, factors, columns, false);
    }

    @Override
    public Specimen generate(RandomGenerator random, int size) {
        Kind kind = pick(List.copyOf(EnumSet.copyOf(kinds)), random);
        int n = rows.draw(random, size);
        int width = latents.draw(random, size);
        List<FactorColumn> table = factors(random, n, factors.draw(random, size));
        double[][] centres = new double[n][width];
        double[][] spreads = new double[n][width];
        for (int i = 0; i < width; i++) {
            fill(centres, spreads, i, table, random);
        }
        Specimen specimen =
                new Specimen(kind, centres, spreads, Noises.random(random, width), table, weights(random, n));
        if (n == rows.least() || random.nextInt(6) > 0) {
            return specimen;
        }
        // Some data sets hold observations more than once.
        Specimen repeated = n > rows.least() && random.nextInt(6) == 0
                ? specimen.select(random.ints(n, 0, n).toArray())
                : specimen;
        return weighs(repeated) ? repeated : specimen;
    }

    /** Whether not all rows have weight 0, which is no representation. */
    private static boolean weighs(Specimen specimen) {
        return Arrays.stream(specimen.weights()).sum() > 0;
    }

    private List<FactorColumn> factors(RandomGenerator random, int rows, int count) {
        List<FactorKind> kindsOfFactor = List.copyOf(EnumSet.copyOf(columns));
        List<FactorColumn> table = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            table.add(pick(kindsOfFactor, random).column("factor" + k, rows, table, random));
        }
        return table;
    }

    private static void fill(
            double[][] centres, double[][] spreads, int latent, List<FactorColumn> table, RandomGenerator random) {
        double spread = pick(List.of(0.05, 0.2, 0.5, 1.0), random);
        boolean varies = random.nextInt(3) == 0;
        int role = random.nextInt(6);
        FactorColumn followed = table.isEmpty() ? null : table.get(random.nextInt(table.size()));
        double slope = (random.nextBoolean() ? 1 : -1) * (0.3 + random.nextDouble());
        double offset = random.nextGaussian() * 0.5;
        for (int row = 0; row < centres.length; row++) {
            if (role == 0) {
                centres[row][latent] = 0.02 * random.nextGaussian();
                spreads[row][latent] = 1;
                continue;
            }
            double wander = random.nextGaussian();
            double centre =
                    role <= 3 && followed != null ? slope * followed.number(row) + offset + 0.1 * wander : wander;
            if (role == 4 && latent > 0) {
                centre = centres[row][latent - 1] + 0.3 * wander;
            }
            // Ties are what many data sets consist of.
            centres[row][latent] = role % 2 == 1 ? Math.rint(2 * centre) / 2 : centre;
            spreads[row][latent] = varies ? spread * Math.exp(0.7 * random.nextGaussian()) : spread;
        }
    }

    private double[] weights(RandomGenerator random, int rows) {
        double[] weights = new double[rows];
        if (!weighted || random.nextInt(2) == 0) {
            Arrays.fill(weights, 1);
        } else {
            for (int row = 0; row < rows; row++) {
                weights[row] = random.nextInt(8) == 0 ? 0 : 0.1 + random.nextDouble();
            }
            weights[random.nextInt(rows)] = 1;
        }
        return weights;
    }

    @Override
    public Stream<Specimen> simpler(Specimen specimen) {
        return Stream.of(
                        fewer(specimen.rows(), rows.least()).map(specimen::select),
                        fewer(specimen.latents(), latents.least()).map(specimen::selectLatents),
                        fewer(specimen.factors().size(), factors.least()).map(specimen::selectFactors),
                        plainer(specimen))
                .flatMap(simpler -> simpler)
                .filter(simpler -> Arrays.stream(simpler.weights()).sum() > 0);
    }

    /** Index lists with a half, then single ones, left out. */
    private static Stream<int[]> fewer(int count, int least) {
        List<IntPredicate> kept = new ArrayList<>();
        int half = count / 2;
        if (half >= least && half > 0) {
            kept.add(index -> index < half);
        }
        if (count - half >= least && half > 0) {
            kept.add(index -> index >= half);
        }
        if (count > least) {
            IntStream.range(0, count).forEach(left -> kept.add(index -> index != left));
        }
        return kept.stream().map(keep -> IntStream.range(0, count).filter(keep).toArray());
    }

    private Stream<Specimen> plainer(Specimen specimen) {
        List<Specimen> plainer = new ArrayList<>();
        if (!specimen.evenlyWeighted()) {
            double[] even = new double[specimen.rows()];
            Arrays.fill(even, 1);
            plainer.add(specimen.with(even));
        }
        if (!specimen.kind().factorised() && !Noises.none(specimen.noise())) {
            plainer.add(specimen.withNoise(Noises.independent(specimen.latents())));
        }
        if (kinds.contains(Kind.DIAGONAL)
                && specimen.kind() != Kind.DIAGONAL
                && specimen.kind().smooth()) {
            plainer.add(specimen.as(Kind.DIAGONAL));
        }
        addRounded(specimen, 1, plainer);
        addRounded(specimen, 10, plainer);
        return plainer.stream();
    }

    private static void addRounded(Specimen specimen, int steps, List<Specimen> plainer) {
        double[][] centres = rounded(specimen.centres(), steps);
        double[][] spreads = rounded(specimen.spreads(), steps);
        for (double[] row : spreads) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.max(row[i], 1.0 / steps);
            }
        }
        boolean otherSpreads = specimen.kind() != Kind.DETERMINISTIC && !Arrays.deepEquals(spreads, specimen.spreads());
        if (otherSpreads || !Arrays.deepEquals(centres, specimen.centres())) {
            plainer.add(specimen.with(centres, spreads));
        }
    }

    private static double[][] rounded(double[][] table, int steps) {
        return Arrays.stream(table)
                .map(row -> Arrays.stream(row)
                        .map(value -> Math.rint(value * steps) / steps)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static <T> T pick(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
