package org.teasel.adapters.onnx;

import java.util.LinkedHashSet;
import java.util.Set;
import org.teasel.api.InvalidInputException;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

/** Which outputs of a model make the posterior. */
sealed interface Head {

    OutputColumns mean();

    /** The outputs that a run must give. */
    Set<String> outputs();

    /** The posteriors of a batch from the outputs of a run. */
    Posteriors posteriors(ModelOutputs outputs);

    /** A mean alone. */
    record Point(OutputColumns mean) implements Head {
        @Override
        public Set<String> outputs() {
            return Set.of(mean.output());
        }

        @Override
        public Posteriors posteriors(ModelOutputs outputs) {
            double[] means = outputs.finite(mean);
            return Deterministic.of(means.length / outputs.rows(), means);
        }
    }

    /** A mean and what tells the standard deviation. */
    record Gaussian(OutputColumns mean, OutputColumns spread, Spread kind) implements Head {
        @Override
        public Set<String> outputs() {
            Set<String> outputs = new LinkedHashSet<>();
            outputs.add(mean.output());
            outputs.add(spread.output());
            return outputs;
        }

        @Override
        public Posteriors posteriors(ModelOutputs outputs) {
            double[] means = outputs.finite(mean);
            double[] deviations = outputs.finite(spread);
            if (means.length != deviations.length) {
                throw new InvalidInputException("output '" + mean.output() + "' gives " + means.length / outputs.rows()
                        + " latents and '" + spread.output() + "' " + deviations.length / outputs.rows()
                        + ", expected as many");
            }
            for (int k = 0; k < deviations.length; k++) {
                deviations[k] = kind.standardDeviation(deviations[k]);
            }
            return DiagonalGaussian.of(means.length / outputs.rows(), means, deviations);
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
