package org.teasel.adapters.network;

import java.util.Arrays;
import java.util.Set;
import org.teasel.api.InvalidInputException;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.Posteriors;

/** An output [batch, K] or [batch, L, K] that tells the probabilities of one or L latents of K values each. */
record CategoricalHead(OutputColumns columns, Kind kind) implements Head {

    /** Networks of half precision round each probability by up to a part in 2048. */
    private static final double SUM_TOLERANCE = 1e-3;

    @Override
    public Set<String> outputs() {
        return Set.of(columns.output());
    }

    @Override
    public Posteriors posteriors(BatchOutputs outputs) {
        String output = columns.output();
        TensorShape shape = outputs.shape(output);
        boolean whole = columns.to() == OutputColumns.ALL;
        if (shape.rank() != 1 && (shape.rank() != 2 || !whole)) {
            throw outputs.misshapen(output, whole ? "K] or [" + outputs.rows() + ", L, K" : "K");
        }
        int latents = shape.rank() == 1 ? 1 : Math.toIntExact(shape.extent(0));
        int last = Math.toIntExact(shape.extent(shape.rank() - 1));
        double[] numbers = outputs.finite(columns, index -> place(index / last, index % last));
        int values = numbers.length / outputs.rows() / latents;
        double[] probabilities = new double[numbers.length];
        for (int cell = 0; cell < outputs.rows() * latents; cell++) {
            double[] one = Arrays.copyOfRange(numbers, cell * values, (cell + 1) * values);
            if (kind == Kind.LOGITS) {
                exponentiate(one);
            } else {
                requireProbabilities(cell / latents, cell % latents, one);
            }
            double sum = Arrays.stream(one).sum();
            for (int v = 0; v < values; v++) {
                probabilities[cell * values + v] = one[v] / sum;
            }
        }
        int[] counts = new int[latents];
        Arrays.fill(counts, values);
        return Categorical.of(counts, probabilities);
    }

    private static String place(int latent, int value) {
        return "latent " + latent + ", value " + value;
    }

    /** Relative to the largest, so that none overflows. */
    private static void exponentiate(double[] logits) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        Arrays.setAll(logits, v -> Math.exp(logits[v] - largest));
    }

    private void requireProbabilities(int row, int latent, double[] probabilities) {
        double sum = 0;
        for (int v = 0; v < probabilities.length; v++) {
            if (probabilities[v] < 0) {
                throw BatchOutputs.unsuitable(
                        columns.output(),
                        row,
                        place(latent, v),
                        probabilities[v],
                        "a probability that is not negative");
            }
            sum += probabilities[v];
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new InvalidInputException("output '" + columns.output() + "', row " + row + " of the batch, latent "
                    + latent + ": the probabilities add up to " + sum + ", expected 1; logits=" + columns.output()
                    + " reads numbers that are no probabilities yet");
        }
    }

    /** What an output tells of the probabilities. */
    enum Kind {
        /** Their logarithms, but for a constant an observation. */
        LOGITS,
        /** Themselves. */
        PROBABILITIES
    }
}
