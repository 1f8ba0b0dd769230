package org.teasel.learners.data;

import java.util.Arrays;
import java.util.Objects;

/**
 * Labels with their classes numbered. A label is any int, and labels may have gaps; a class's code is its position
 * among the distinct labels, ascending.
 */
public final class ClassLabels {

    private final int[] classes;
    private final int[] codes;
    private final int[] counts;

    private ClassLabels(int[] classes, int[] codes, int[] counts) {
        this.classes = classes;
        this.codes = codes;
        this.counts = counts;
    }

    /**
     * Takes in one label a row.
     *
     * @throws IllegalArgumentException if there are not {@code rows} of them, or none
     */
    public static ClassLabels of(int[] labels, int rows) {
        Objects.requireNonNull(labels, "labels");
        if (labels.length != rows) {
            throw new IllegalArgumentException("there are %d labels for %d rows".formatted(labels.length, rows));
        }
        if (rows == 0) {
            throw new IllegalArgumentException("there are no labels; expected at least one");
        }
        int[] classes = Arrays.stream(labels).sorted().distinct().toArray();
        int[] codes = new int[rows];
        int[] counts = new int[classes.length];
        for (int row = 0; row < rows; row++) {
            codes[row] = Arrays.binarySearch(classes, labels[row]);
            counts[codes[row]]++;
        }
        return new ClassLabels(classes, codes, counts);
    }

    public int rows() {
        return codes.length;
    }

    /** Returns the number of distinct labels, at least 1. */
    public int size() {
        return classes.length;
    }

    /** Returns the distinct labels, ascending. */
    public int[] classes() {
        return classes.clone();
    }

    /** Returns the code of a row's class, from 0 to {@link #size()} - 1. */
    public int code(int row) {
        return codes[row];
    }

    /** Returns how many rows have a class, at least 1. */
    public int count(int code) {
        return counts[code];
    }

    /** Returns the weight that lets a class count as much as any other: rows / (classes * rows of the class). */
    public double balancedWeight(int code) {
        return (double) rows() / ((double) size() * counts[code]);
    }

    /** Returns the balanced weight of each row's class. */
    public double[] balancedWeights() {
        return Arrays.stream(codes).mapToDouble(this::balancedWeight).toArray();
    }
}
