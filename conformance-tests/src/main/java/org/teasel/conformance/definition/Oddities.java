package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;

/**
 * Specimens, many of them with something that definitions have a word on: a latent that repeats another, latents that
 * tell nothing, a single observation, a weight on a single one, factors that don't vary.
 *
 * @param plain where they come from
 */
record Oddities(Specimens plain) implements Generator<Specimen> {

    private static final int KINDS = 12;

    @Override
    public Specimen generate(RandomGenerator random, int size) {
        Specimen specimen = plain.generate(random, size);
        Specimen odd = switch (random.nextInt(KINDS)) {
            case 0 -> copied(specimen, random);
            case 1 -> silent(specimen, random.nextInt(specimen.latents()), specimen.latents());
            case 2 -> silent(specimen, 0, specimen.latents());
            case 3 -> specimen.select(new int[] {random.nextInt(specimen.rows())});
            case 4 -> specimen.with(onOne(specimen.rows(), random.nextInt(specimen.rows())));
            case 5 -> constant(specimen, random.nextInt(specimen.factors().size() + 1));
            case 6 -> constant(specimen, 0);
            default -> specimen;
        };
        // A choice of rows may hold none that has a weight.
        return Arrays.stream(odd.weights()).sum() > 0 ? odd : odd.with(onOne(odd.rows(), 0));
    }

    @Override
    public Stream<Specimen> simpler(Specimen specimen) {
        return plain.simpler(specimen);
    }

    /** With a latent that repeats another. */
    private static Specimen copied(Specimen specimen, RandomGenerator random) {
        int from = random.nextInt(specimen.latents());
        int to = random.nextInt(specimen.latents());
        return replaced(
                specimen,
                (row, i) -> specimen.centres()[row][i == to ? from : i],
                (row, i) -> specimen.spreads()[row][i == to ? from : i]);
    }

    /** With latents that are the same for all observations. */
    private static Specimen silent(Specimen specimen, int first, int last) {
        return replaced(
                specimen,
                (row, i) -> i >= first && i < last ? 0 : specimen.centres()[row][i],
                (row, i) -> i >= first && i < last ? 1 : specimen.spreads()[row][i]);
    }

    private interface Cell {
        double at(int row, int latent);
    }

    private static Specimen replaced(Specimen specimen, Cell centre, Cell spread) {
        return specimen.with(filled(specimen, centre), filled(specimen, spread));
    }

    private static double[][] filled(Specimen specimen, Cell cell) {
        return IntStream.range(0, specimen.rows())
                .mapToObj(row -> IntStream.range(0, specimen.latents())
                        .mapToDouble(i -> cell.at(row, i))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[] onOne(int rows, int row) {
        double[] weights = new double[rows];
        weights[row] = 1;
        return weights;
    }

    /** With constant factors from one on. */
    private static Specimen constant(Specimen specimen, int first) {
        List<FactorColumn> columns = IntStream.range(0, specimen.factors().size())
                .mapToObj(k -> k < first
                        ? specimen.factors().get(k)
                        : FactorColumn.Labels.of(
                                Factor.categorical(
                                        specimen.factors().get(k).factor().name(), 3),
                                filledWith(specimen.rows(), 2)))
                .toList();
        return specimen.with(columns);
    }

    private static int[] filledWith(int rows, int value) {
        int[] codes = new int[rows];
        Arrays.fill(codes, value);
        return codes;
    }
}
