package org.teasel.adapters.arrays.posteriors;

import java.util.List;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.posterior.FactorisedPosteriors;
import org.teasel.api.posterior.MarginalPosteriors;

/**
 * Posteriors that stay in the arrays they came in, which may be mapped files larger than memory. A selection of rows
 * copies them into a family in memory; all else reads in place.
 */
final class StoredPosteriors extends MarginalPosteriors {

    /** Makes posteriors in memory of row-major arrays [rows, latents], one for each array in the files. */
    @FunctionalInterface
    interface Family {
        FactorisedPosteriors of(int latents, List<double[]> arrays);
    }

    private final Family family;
    /** [N, L] each, found to be what the family expects. */
    private final List<NumericArray> arrays;

    private final int size;
    private final int latents;

    /**
     * Posteriors in arrays.
     *
     * @param family what they are in memory
     * @param arrays [N, L] each, of numbers that the family accepts; the first holds the means
     */
    StoredPosteriors(Family family, NumericArray... arrays) {
        this.family = family;
        this.arrays = List.of(arrays);
        this.size = arrays[0].size(0);
        this.latents = arrays[0].size(1);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public double mean(int row, int latent) {
        return arrays.get(0).value(row, latent);
    }

    @Override
    protected FactorisedPosteriors marginal(int row, int latent) {
        return family.of(
                1,
                arrays.stream()
                        .map(array -> new double[] {array.value(row, latent)})
                        .toList());
    }

    @Override
    public FactorisedPosteriors select(int[] rows) {
        return family.of(
                latents, arrays.stream().map(array -> copy(array, rows)).toList());
    }

    private double[] copy(NumericArray array, int[] rows) {
        double[] copy = new double[Math.multiplyExact(rows.length, latents)];
        for (int r = 0; r < rows.length; r++) {
            long from = (long) rows[r] * latents;
            for (int i = 0; i < latents; i++) {
                copy[r * latents + i] = array.value(from + i);
            }
        }
        return copy;
    }
}
