package org.teasel.adapters.network;

import java.util.Set;
import org.teasel.api.posterior.Posteriors;

/**
 * An output [batch, positions...] of codes of a vector-quantised encoder. Each position is a latent, in row-major order.
 *
 * @param codes the output
 * @param book number of codes that there are, K
 */
record CodesHead(OutputColumns codes, int book) implements Head {

    @Override
    public Set<String> outputs() {
        return Set.of(codes.output());
    }

    @Override
    public Posteriors posteriors(BatchOutputs outputs) {
        double[] numbers = outputs.finite(codes, index -> "position " + index);
        int positions = numbers.length / outputs.rows();
        int[] chosen = new int[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            chosen[k] = (int) numbers[k];
            if (chosen[k] != numbers[k] || chosen[k] < 0 || chosen[k] >= book) {
                throw BatchOutputs.unsuitable(
                        codes.output(),
                        k / positions,
                        "position " + k % positions,
                        numbers[k],
                        "a whole number from 0 to " + (book - 1) + ", as codebook is " + book);
            }
        }
        return new CertainCodes(positions, book, chosen);
    }
}
