package org.teasel.adapters.network;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.teasel.api.InvalidInputException;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

/** A mean and what tells the standard deviation of each latent. */
record GaussianHead(OutputColumns mean, OutputColumns spread, Spread kind) implements Head {

    @Override
    public Set<String> outputs() {
        return new LinkedHashSet<>(List.of(mean.output(), spread.output()));
    }

    @Override
    public Posteriors posteriors(BatchOutputs outputs) {
        double[] means = outputs.vectors(mean);
        double[] deviations = Arrays.stream(outputs.vectors(spread))
                .map(kind::standardDeviation)
                .toArray();
        int latents = means.length / outputs.rows();
        if (means.length != deviations.length) {
            throw new InvalidInputException("output '" + mean.output() + "' gives " + latents + " latents and '"
                    + spread.output() + "' " + deviations.length / outputs.rows() + ", expected as many");
        }
        try {
            return DiagonalGaussian.of(latents, means, deviations);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("output '" + spread.output() + "': " + e.getMessage(), e);
        }
    }

    /** What an output tells of the standard deviation. */
    enum Spread {
        LOG_VARIANCE {
            @Override
            double standardDeviation(double value) {
                return Math.exp(value / 2);
            }
        },
        STANDARD_DEVIATION {
            @Override
            double standardDeviation(double value) {
                return value;
            }
        };

        abstract double standardDeviation(double value);
    }
}
