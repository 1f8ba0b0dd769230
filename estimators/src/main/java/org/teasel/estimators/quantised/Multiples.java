package org.teasel.estimators.quantised;

/**
 * Adds multiples of the same masses to several sums. Masses are few and loops over them short, so that entering a loop
 * costs as much as running it: two sums go together.
 */
final class Multiples {

    private Multiples() {}

    /** Adds a multiple of the masses from one bin to another to sums. */
    static void add(double[] sums, double factor, double[] masses, int from, int to) {
        for (int s = from; s <= to; s++) {
            sums[s] += factor * masses[s];
        }
    }

    /** The same for two sums, which must not be the same. */
    static void add(
            double[] sums, double factor, double[] others, double factorOfOthers, double[] masses, int from, int to) {
        for (int s = from; s <= to; s++) {
            double mass = masses[s];
            sums[s] += factor * mass;
            others[s] += factorOfOthers * mass;
        }
    }

    /** Adds the products of two latents' masses, each from one bin to another, to a table. */
    static void addProducts(
            double[][] table, double[] outer, int outerFrom, int outerTo, double[] inner, int innerFrom, int innerTo) {
        int s = outerFrom;
        for (; s < outerTo; s += 2) {
            add(table[s], outer[s], table[s + 1], outer[s + 1], inner, innerFrom, innerTo);
        }
        if (s == outerTo) {
            add(table[s], outer[s], inner, innerFrom, innerTo);
        }
    }
}
