package org.teasel.estimators.quantised;

import java.util.Arrays;

/** Bin masses of one latent for the observations of a batch in turn, each from its first bin to its last, or none. */
final class SparseMasses {

    private final int[] first;
    /** Start of each observation's masses, and where the next go. */
    private final int[] starts;

    private double[] masses;
    private int size;

    SparseMasses(int observations) {
        first = new int[observations];
        starts = new int[observations + 1];
        masses = new double[16 * observations];
    }

    /** Puts in those of the next observation. */
    void add(BinMasses next) {
        int count = next.last() - next.first() + 1;
        int from = starts[size];
        if (from + count > masses.length) {
            masses = Arrays.copyOf(masses, Math.max(from + count, 2 * masses.length));
        }
        System.arraycopy(next.masses(), next.first(), masses, from, count);
        first[size] = next.first();
        starts[++size] = from + count;
    }

    /** The next observation has none here. */
    void addNone() {
        size++;
        starts[size] = starts[size - 1];
    }

    /** First bin of an observation. */
    int first(int r) {
        return first[r];
    }

    /** Number of its bins. */
    int count(int r) {
        return starts[r + 1] - starts[r];
    }

    /** Last bin of an observation. */
    int last(int r) {
        return first[r] + count(r) - 1;
    }

    /** Adds the masses of all observations, times a factor for each, to sums over all bins. */
    void addTo(double[] sums, double[] factors) {
        for (int r = 0; r < size; r++) {
            for (int k = 0; k < count(r); k++) {
                sums[first[r] + k] += factors[r] * masses[starts[r] + k];
            }
        }
    }

    /** Writes the masses of an observation times a factor to their bins in an array over all bins. */
    void copy(int r, double factor, double[] bins) {
        int shift = starts[r] - first[r];
        for (int s = first[r]; s <= last(r); s++) {
            bins[s] = factor * masses[shift + s];
        }
    }

    /** Mass of an observation in a bin, 0 outside its own. */
    double mass(int r, int bin) {
        int k = bin - first[r];
        return k >= 0 && k < count(r) ? masses[starts[r] + k] : 0;
    }

    /** The observations that have masses, by their first bin. */
    int[] ordered(int bins) {
        int[] ends = new int[bins + 1];
        for (int r = 0; r < size; r++) {
            if (count(r) > 0) {
                ends[first[r] + 1]++;
            }
        }
        for (int s = 0; s < bins; s++) {
            ends[s + 1] += ends[s];
        }
        int[] ordered = new int[ends[bins]];
        for (int r = 0; r < size; r++) {
            if (count(r) > 0) {
                ordered[ends[first[r]]++] = r;
            }
        }
        return ordered;
    }
}
