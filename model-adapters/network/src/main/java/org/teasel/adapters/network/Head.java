package org.teasel.adapters.network;

import java.util.Set;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.Posteriors;

/** Which outputs of a network make the posterior, and how. */
sealed interface Head permits Head.Point, GaussianHead, CovarianceHead, CategoricalHead, CodesHead {

    /** The outputs that a run must give. */
    Set<String> outputs();

    /** The posteriors of a batch from what its runs gave. */
    Posteriors posteriors(BatchOutputs outputs);

    /** A mean alone. */
    record Point(OutputColumns mean) implements Head {
        @Override
        public Set<String> outputs() {
            return Set.of(mean.output());
        }

        @Override
        public Posteriors posteriors(BatchOutputs outputs) {
            double[] means = outputs.vectors(mean);
            return Deterministic.of(means.length / outputs.rows(), means);
        }
    }
}
