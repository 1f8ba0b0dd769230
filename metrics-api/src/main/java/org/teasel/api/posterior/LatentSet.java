package org.teasel.api.posterior;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A set S of latents, given by their indices in ascending order; z_S are the latents in it. */
public final class LatentSet {

    private final int[] indices;

    private LatentSet(int[] indices) {
        this.indices = indices;
    }

    /** All latents 0 .. {@code latents} - 1. */
    public static LatentSet all(int latents) {
        return new LatentSet(IntStream.range(0, latents).toArray());
    }

    /** The given latents, in any order, each once. */
    public static LatentSet of(int... indices) {
        int[] sorted = indices.clone();
        Arrays.sort(sorted);
        for (int k = 0; k < sorted.length; k++) {
            if (sorted[k] < 0 || (k > 0 && sorted[k] == sorted[k - 1])) {
                throw new IllegalArgumentException(
                        "latents " + Arrays.toString(indices) + ", expected different indices from 0 on");
            }
        }
        return new LatentSet(sorted);
    }

    /** All of {@code latents} latents but one: z_-i. */
    public static LatentSet allBut(int latent, int latents) {
        return new LatentSet(
                IntStream.range(0, latents).filter(i -> i != latent).toArray());
    }

    /** Number of latents in the set. */
    public int size() {
        return indices.length;
    }

    /** Index of the k-th latent of the set. */
    public int get(int k) {
        return indices[k];
    }

    /** Whether the latent is in the set. */
    public boolean contains(int latent) {
        return Arrays.binarySearch(indices, latent) >= 0;
    }

    /** The indices, ascending, as a new array. */
    public int[] toArray() {
        return indices.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatentSet set && Arrays.equals(indices, set.indices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices);
    }

    @Override
    public String toString() {
        return Arrays.toString(indices);
    }
}
