package org.teasel.conformance.definition;

import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.oracle.RepresentationJoint;

/** What sets of latents tell about the observation, in nats, by draws or exactly. */
interface Informations {

    /** I(x; z_S). */
    double information(LatentSet set);

    /** H(z_S). */
    double entropy(LatentSet set);

    /** H(z_S given x). */
    double conditionalEntropy(LatentSet set);

    static Informations of(SampledInformation sampled) {
        return new Informations() {
            @Override
            public double information(LatentSet set) {
                return sampled.information(set);
            }

            @Override
            public double entropy(LatentSet set) {
                return sampled.entropy(set);
            }

            @Override
            public double conditionalEntropy(LatentSet set) {
                return sampled.conditionalEntropy(set);
            }
        };
    }

    static Informations of(RepresentationJoint exact) {
        return new Informations() {
            @Override
            public double information(LatentSet set) {
                return exact.information(set);
            }

            @Override
            public double entropy(LatentSet set) {
                return exact.entropy(set);
            }

            @Override
            public double conditionalEntropy(LatentSet set) {
                return exact.conditionalEntropy(set);
            }
        };
    }
}
