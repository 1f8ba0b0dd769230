package org.teasel.api.spi;

import java.util.Optional;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Statistic;

/** A door: knows how to compute some statistics. Found by {@link java.util.ServiceLoader}. */
public interface EstimatorProvider {

    /** Identifier, unique among estimator providers: small letters, digits and hyphens. */
    String id();

    /** An estimator of the statistic, or empty if this provider doesn't know it. */
    <T> Optional<Estimator<T>> estimator(Statistic<T> statistic);
}
