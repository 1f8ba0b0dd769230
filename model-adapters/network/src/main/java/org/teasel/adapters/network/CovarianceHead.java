package org.teasel.adapters.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.teasel.api.InvalidInputException;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Posteriors;

/** A mean and an output [batch, L, L], or [batch, L L], that tells the covariance of all latents. */
record CovarianceHead(OutputColumns mean, OutputColumns matrix, Kind kind) implements Head {

    @Override
    public Set<String> outputs() {
        return new LinkedHashSet<>(List.of(mean.output(), matrix.output()));
    }

    @Override
    public Posteriors posteriors(BatchOutputs outputs) {
        double[] means = outputs.vectors(mean);
        int latents = means.length / outputs.rows();
        double[] matrices = outputs.finite(matrix, index -> entry(index, latents));
        TensorShape shape = outputs.shape(matrix.output());
        if (matrices.length != means.length * (long) latents
                || (shape.rank() != 1 && !shape.equals(TensorShape.of(latents, latents)))) {
            throw outputs.misshapen(matrix.output(), latents + ", " + latents);
        }
        double[] covariances = kind == Kind.CHOLESKY ? multiplied(outputs.rows(), matrices, latents) : matrices;
        try {
            return CorrelatedGaussian.of(latents, means, covariances);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("output '" + matrix.output() + "': " + e.getMessage(), e);
        }
    }

    private static String entry(int index, int latents) {
        return "entry (" + index / latents + ", " + index % latents + ")";
    }

    /** F F^T of each row's lower triangular F. */
    private double[] multiplied(int rows, double[] factors, int latents) {
        double[] covariances = new double[factors.length];
        for (int row = 0; row < rows; row++) {
            requireFactor(row, factors, latents);
            int start = row * latents * latents;
            for (int i = 0; i < latents; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = 0;
                    for (int k = 0; k <= j; k++) {
                        sum += factors[start + i * latents + k] * factors[start + j * latents + k];
                    }
                    covariances[start + i * latents + j] = sum;
                    covariances[start + j * latents + i] = sum;
                }
            }
        }
        return covariances;
    }

    /** What is no factor of Cholesky is something else, such as the covariance or the logarithms of the diagonal. */
    private void requireFactor(int row, double[] factors, int latents) {
        for (int i = 0; i < latents; i++) {
            for (int j = i; j < latents; j++) {
                double value = factors[(row * latents + i) * latents + j];
                if (i == j ? value < 0 : value != 0) {
                    throw BatchOutputs.unsuitable(
                            matrix.output(),
                            row,
                            entry(i * latents + j, latents),
                            value,
                            i == j ? "a diagonal that is not negative" : "0 above the diagonal of a Cholesky factor");
                }
            }
        }
    }

    /** What an output tells of the covariance. */
    enum Kind {
        /** Its lower triangular factor. */
        CHOLESKY,
        /** Itself. */
        COVARIANCE
    }
}
