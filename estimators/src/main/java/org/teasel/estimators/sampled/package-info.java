/** Monte Carlo entropies and informations: draws from the aggregated posterior, and its density there. */
package org.teasel.estimators.sampled;
