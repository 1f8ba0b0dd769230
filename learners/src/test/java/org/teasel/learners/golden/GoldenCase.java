package org.teasel.learners.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A synthetic representation and what public implementations of the scores make of it. {@code expected.properties} in
 * its folder names the origin and the tolerance of each value.
 *
 * @param means rows x latents
 * @param factors factors x rows
 */
record GoldenCase(String name, double[][] means, int[][] factors, Properties expected) {

    static Stream<GoldenCase> all() {
        return Stream.of(
                        "perfect_grid",
                        "noisy_disintegrated",
                        "imbalanced_binary",
                        "near_deterministic",
                        "highdim20",
                        "edge_constant_tie")
                .map(GoldenCase::read);
    }

    /** Returns the cases for which a public implementation gave this value. */
    static Stream<GoldenCase> with(String value) {
        return all().filter(golden -> golden.expected.containsKey(value));
    }

    private static GoldenCase read(String name) {
        String folder = "/golden/" + name + "/";
        double[][] factorRows = Npy.read(folder + "factors.npy");
        int[][] factors = new int[factorRows[0].length][factorRows.length];
        for (int row = 0; row < factorRows.length; row++) {
            for (int factor = 0; factor < factors.length; factor++) {
                factors[factor][row] = (int) factorRows[row][factor];
            }
        }
        Properties expected = new Properties();
        try (InputStream stream = GoldenCase.class.getResourceAsStream(folder + "expected.properties")) {
            expected.load(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new GoldenCase(name, Npy.read(folder + "z_mean.npy"), factors, expected);
    }

    double[] values(String value) {
        return Arrays.stream(expected.getProperty(value).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    double value(String value) {
        return values(value)[0];
    }

    int latents() {
        return means[0].length;
    }

    /** The classifier entries train on the first four fifths of the rows and test on the others. */
    int trainRows() {
        return means.length * 4 / 5;
    }

    double[][] trainMeans() {
        return Arrays.copyOf(means, trainRows());
    }

    double[][] testMeans() {
        return Arrays.copyOfRange(means, trainRows(), means.length);
    }

    int[] trainLabels(int factor) {
        return Arrays.copyOf(factors[factor], trainRows());
    }

    int[] testLabels(int factor) {
        return Arrays.copyOfRange(factors[factor], trainRows(), means.length);
    }

    double[] targets(int factor) {
        return Arrays.stream(factors[factor]).asDoubleStream().toArray();
    }

    IntStream eachFactor() {
        return IntStream.range(0, factors.length);
    }

    @Override
    public String toString() {
        return name;
    }
}
