package org.teasel.api.statistic;

import java.util.Map;

/**
 * The key of a quantity that metrics share, such as the quantised informations I(z_i; y_k). Keys are values: equal
 * keys name the same quantity, which is then computed once. A key carries every parameter that the result depends on.
 *
 * <p>A plugin's own statistic may implement {@link Estimator} too and needs no provider then.
 *
 * @param <T> type of the result
 */
public interface Statistic<T> {

    /** The parameters of the key by name, for the settings of the scores that rest on it. */
    default Map<String, Object> settings() {
        return Map.of();
    }
}
