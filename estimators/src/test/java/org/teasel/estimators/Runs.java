package org.teasel.estimators;

import java.util.List;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.statistic.Statistic;

/** Runs the standard estimators. */
public final class Runs {

    private Runs() {}

    /** Estimates of some statistics by two threads. */
    public static Estimates of(Representation representation, Statistic<?>... statistics) {
        return of(representation, 2, statistics);
    }

    /** Estimates of some statistics by so many threads. */
    public static Estimates of(Representation representation, int threads, Statistic<?>... statistics) {
        return new Estimation(List.of(new StandardEstimators()), Settings.DEFAULT.withThreads(threads), Progress.NONE)
                .estimate(representation, List.of(statistics));
    }

    /** The result of one statistic. */
    public static <T> T result(Representation representation, Statistic<T> statistic) {
        return of(representation, statistic).all().get(statistic);
    }
}
