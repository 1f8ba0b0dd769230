package org.teasel.adapters.network;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.teasel.api.posterior.FactorisedPosteriors;
import org.teasel.api.posterior.Latent;

/**
 * Posteriors of a vector-quantised encoder (van den Oord, Vinyals and Kavukcuoglu 2017, Eq. 1): each latent is one code
 * of the book for certain.
 *
 * <p>Codes are labels: their numbers have no distance. A deterministic posterior would lay them on the real line, where
 * quantised estimators bin [-4, 4] and all codes from 4 on share the last bin. So these latents are discrete, with K
 * values and q(z_i = k given x) = 1 for one of them, and I(z_i; x) = H(z_i) is that of the codes themselves. It is the
 * limit of a categorical posterior, kept as one number a latent where that would keep K.
 */
final class CertainCodes extends FactorisedPosteriors {

    private final int latents;
    private final int book;
    private final int[] codes;

    /**
     * Posteriors over an array that is handed over.
     *
     * @param latents number of latents, L
     * @param book number of codes, K
     * @param codes row-major [N, L], each 0 to K - 1
     */
    CertainCodes(int latents, int book, int[] codes) {
        this.latents = latents;
        this.book = book;
        this.codes = codes;
    }

    private int code(int row, int latent) {
        return codes[row * latents + latent];
    }

    @Override
    public int size() {
        return codes.length / latents;
    }

    @Override
    public int latents() {
        return latents;
    }

    @Override
    public Latent latent(int latent) {
        return new Latent.Discrete(book);
    }

    @Override
    public double mean(int row, int latent) {
        return code(row, latent);
    }

    @Override
    public double variance(int row, int latent) {
        return 0;
    }

    @Override
    public double cumulative(int row, int latent, double value) {
        return value >= code(row, latent) ? 1 : 0;
    }

    @Override
    public double logMarginal(int row, int latent, double value) {
        return value == code(row, latent) ? 0 : Double.NEGATIVE_INFINITY;
    }

    @Override
    public OptionalDouble entropy(int row, int latent) {
        return OptionalDouble.of(0);
    }

    @Override
    public double sample(int row, int latent, RandomGenerator random) {
        return code(row, latent);
    }

    @Override
    public CertainCodes select(int[] rows) {
        int[] selected = new int[Math.multiplyExact(rows.length, latents)];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(codes, rows[r] * latents, selected, r * latents, latents);
        }
        return new CertainCodes(latents, book, selected);
    }
}
