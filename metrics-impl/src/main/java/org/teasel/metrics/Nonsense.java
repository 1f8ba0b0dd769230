package org.teasel.metrics;

import java.util.Optional;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.Population;

/** Finds measurements that can't be: a plugin's mistake must not pass for a score. */
final class Nonsense {

    private Nonsense() {}

    static Optional<String> in(Measurement measurement, Population population) {
        if (measurement == null) {
            return Optional.of("it returned no measurement");
        }
        if (Double.isNaN(measurement.value())) {
            return Optional.of("it returned NaN, expected a number or a reason why there is none");
        }
        return misshapen(
                        "factors", measurement.perFactor(), population.factors().count())
                .or(() -> misshapen("latents", measurement.perLatent(), population.latents()));
    }

    private static Optional<String> misshapen(String kind, double[] shares, int expected) {
        return shares.length == 0 || shares.length == expected
                ? Optional.empty()
                : Optional.of("it returned shares of " + shares.length + " " + kind + ", expected " + expected);
    }
}
