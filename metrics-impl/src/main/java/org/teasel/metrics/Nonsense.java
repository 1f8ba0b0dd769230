package org.teasel.metrics;

import java.util.Optional;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.statistic.Population;

/** Finds measurements that can't be: a plugin's mistake must not pass for a score. */
final class Nonsense {

    private Nonsense() {}

    private static final double ROUNDING = 1e-9;

    /** Standard errors by which a sampled value may miss its range; chance does so once in a thousand million times. */
    private static final double CHANCE = 6;

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

    /** A value outside its range, further than rounding and the noise of draws can put it. */
    static Optional<String> outside(MetricDescriptor.Range range, double value, double standardError) {
        // An infinite value has no standard error, and a range may hold it.
        double slack = Double.isInfinite(value) ? 0 : ROUNDING * Math.max(1, Math.abs(value)) + CHANCE * standardError;
        return value >= range.low() - slack && value <= range.high() + slack
                ? Optional.empty()
                : Optional.of("it returned " + value + ", expected a value in [" + range.low() + ", " + range.high()
                        + "] as it declares");
    }

    private static Optional<String> misshapen(String kind, double[] shares, int expected) {
        return shares.length == 0 || shares.length == expected
                ? Optional.empty()
                : Optional.of("it returned shares of " + shares.length + " " + kind + ", expected " + expected);
    }
}
