package org.teasel.estimators.sampled;

import java.util.stream.Stream;
import org.teasel.api.statistic.Snapshot;

/**
 * Running sums at all draws.
 *
 * @param sets [set], of p_n q(z_S given x_n), relative to the draw's own component
 * @param factors [k][i], of p_n q(z_i given x_n) p(y_k given x_n) at the draw's factor value, likewise
 */
record DrawSums(MixtureSums[] sets, MixtureSums[][] factors) {

    /** Sums of nothing. */
    static DrawSums of(Reading reading) {
        MixtureSums[][] factors = new MixtureSums[reading.factors().count()][];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = sums(reading.latents(), reading.samples());
        }
        return new DrawSums(sums(reading.sets().size(), reading.samples()), factors);
    }

    private static MixtureSums[] sums(int count, int samples) {
        return Stream.generate(() -> new MixtureSums(samples)).limit(count).toArray(MixtureSums[]::new);
    }

    /** Passes the sums through a snapshot. */
    void exchange(Snapshot snapshot) {
        for (MixtureSums each : sets) {
            each.exchange(snapshot);
        }
        for (MixtureSums[] factor : factors) {
            for (MixtureSums each : factor) {
                each.exchange(snapshot);
            }
        }
    }

    void merge(DrawSums other) {
        merge(sets, other.sets);
        for (int k = 0; k < factors.length; k++) {
            merge(factors[k], other.factors[k]);
        }
    }

    private static void merge(MixtureSums[] sums, MixtureSums[] others) {
        for (int s = 0; s < sums.length; s++) {
            sums[s].merge(others[s]);
        }
    }
}
