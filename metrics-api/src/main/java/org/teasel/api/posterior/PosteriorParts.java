package org.teasel.api.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.InvalidInputException;

/** Batches of posteriors one after another, read as one: how the output of an encoder is put together. */
public final class PosteriorParts implements Posteriors {

    private final List<Posteriors> parts;
    /** First row of each part, and the number of rows at the end. */
    private final int[] starts;

    private PosteriorParts(List<Posteriors> parts, int[] starts) {
        this.parts = parts;
        this.starts = starts;
    }

    /** Joins at least one batch; all must have the same latents. */
    public static Posteriors of(List<? extends Posteriors> parts) {
        if (parts.isEmpty()) {
            throw new InvalidInputException("there are no posteriors to join, expected at least one batch");
        }
        int[] starts = new int[parts.size() + 1];
        for (int p = 0; p < parts.size(); p++) {
            requireSameLatents(p, parts.get(p), parts.get(0));
            starts[p + 1] = Math.addExact(starts[p], parts.get(p).size());
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        // Arrays of one family are worth a copy, if one array can hold them: estimators have faster ways through them.
        int latents = parts.get(0).latents();
        long rows = starts[parts.size()];
        if (parts.stream().allMatch(DiagonalGaussian.class::isInstance) && PosteriorArrays.fits(rows, latents)) {
            return DiagonalGaussian.join(
                    parts.stream().map(DiagonalGaussian.class::cast).toList());
        }
        if (parts.stream().allMatch(CorrelatedGaussian.class::isInstance)
                && PosteriorArrays.fits(rows, (long) latents * latents)) {
            return CorrelatedGaussian.join(
                    parts.stream().map(CorrelatedGaussian.class::cast).toList());
        }
        return new PosteriorParts(List.copyOf(parts), starts);
    }

    private static void requireSameLatents(int batch, Posteriors part, Posteriors first) {
        if (part.latents() != first.latents()) {
            throw new InvalidInputException("batch " + batch + " of posteriors has " + part.latents()
                    + " latents, expected " + first.latents() + " as in batch 0");
        }
        for (int i = 0; i < first.latents(); i++) {
            if (!part.latent(i).equals(first.latent(i))) {
                throw new InvalidInputException("batch " + batch + " of posteriors has a latent " + i + " that is "
                        + part.latent(i) + ", expected " + first.latent(i) + " as in batch 0");
            }
        }
    }

    private int part(int row) {
        int found = Arrays.binarySearch(starts, row);
        if (found < 0) {
            return -found - 2;
        }
        while (starts[found + 1] == row) {
            found++;
        }
        return found;
    }

    @Override
    public int size() {
        return starts[parts.size()];
    }

    @Override
    public int latents() {
        return parts.get(0).latents();
    }

    @Override
    public Latent latent(int latent) {
        return parts.get(0).latent(latent);
    }

    @Override
    public boolean factorised() {
        return parts.stream().allMatch(Posteriors::factorised);
    }

    @Override
    public double mean(int row, int latent) {
        int p = part(row);
        return parts.get(p).mean(row - starts[p], latent);
    }

    @Override
    public double covariance(int row, int i, int j) {
        int p = part(row);
        return parts.get(p).covariance(row - starts[p], i, j);
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        int p = part(row);
        return parts.get(p).cumulative(row - starts[p], latent, value);
    }

    @Override
    public OptionalDouble cumulative(int row, int i, double a, int j, double b) {
        int p = part(row);
        return parts.get(p).cumulative(row - starts[p], i, a, j, b);
    }

    @Override
    public Density density(int row, LatentSet set) {
        int p = part(row);
        return parts.get(p).density(row - starts[p], set);
    }

    @Override
    public OptionalDouble entropy(int row, LatentSet set) {
        int p = part(row);
        return parts.get(p).entropy(row - starts[p], set);
    }

    @Override
    public void sample(int row, RandomGenerator random, double[] z) {
        int p = part(row);
        parts.get(p).sample(row - starts[p], random, z);
    }

    /** The given rows, as runs of rows of the parts' own families. */
    @Override
    public Posteriors select(int[] rows) {
        List<Posteriors> selected = new ArrayList<>();
        int from = 0;
        while (from < rows.length) {
            int p = part(rows[from]);
            int to = from;
            while (to < rows.length && rows[to] >= starts[p] && rows[to] < starts[p + 1]) {
                to++;
            }
            int start = starts[p];
            selected.add(parts.get(p)
                    .select(Arrays.stream(rows, from, to).map(r -> r - start).toArray()));
            from = to;
        }
        return selected.isEmpty() ? parts.get(0).select(rows) : of(selected);
    }
}
