package org.teasel.estimators;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.statistic.LeaveOut;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resampled;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** Computed statistics: of all data, and with one random part of the observations or of the draws left out. */
public final class Estimates {

    private static final int ALL = -1;

    private final Population population;
    private final Settings settings;
    private final Progress progress;
    private final Map<Statistic<?>, StrandedFold<?>> folds = new LinkedHashMap<>();
    private final Map<Statistic<?>, Throwable> failures = new LinkedHashMap<>();
    private final View all;

    Estimates(Population population, Settings settings, Progress progress) {
        this.population = population;
        this.settings = settings;
        this.progress = progress;
        this.all = new View(settings, fold -> fold.without(ALL));
    }

    void fail(Statistic<?> statistic, Throwable cause) {
        failures.putIfAbsent(statistic, cause);
    }

    void admit(StrandedFold<?> fold) {
        if (fold.failure() == null) {
            folds.put(fold.statistic(), fold);
        } else {
            fail(fold.statistic(), fold.failure());
        }
    }

    /** Computes the results of all data that are not known yet: what is dear then comes before metrics ask. */
    void conclude() {
        for (Statistic<?> statistic : folds.keySet()) {
            all.results.computeIfAbsent(statistic, all::compute);
        }
    }

    /** The statistics of all data. */
    public Statistics all() {
        return all;
    }

    /** The statistics of all data, for a metric that is to measure under other settings. */
    public Statistics under(Settings other) {
        return new View(other, fold -> all.get(fold.statistic()));
    }

    /** Number of parts that the observations are dealt into. */
    public int parts() {
        return Strands.COUNT;
    }

    /** The statistics without one part of the observations, computed when they are asked for. */
    public Statistics withoutPart(int part) {
        return new View(
                settings,
                fold -> all.get(fold.statistic()) instanceof LeaveOut<?> result
                        ? result.withoutRows(row -> Strands.of(row) == part)
                        : fold.without(part));
    }

    /** The statistics without one group of draws; what was not drawn stays as it is. */
    public Statistics withoutDraws(int group) {
        return new View(settings, fold -> {
            Object result = all.get(fold.statistic());
            return result instanceof Resampled<?> sampled && group < sampled.groups() ? sampled.without(group) : result;
        });
    }

    /** A view of the results; remembers each, and why one has none. */
    private final class View implements Statistics {

        private final Settings settings;
        private final Function<StrandedFold<?>, Object> reader;
        private final Map<Statistic<?>, Object> results = new ConcurrentHashMap<>();

        View(Settings settings, Function<StrandedFold<?>, Object> reader) {
            this.settings = settings;
            this.reader = reader;
        }

        @Override
        public Population population() {
            return population;
        }

        @Override
        public Settings settings() {
            return settings;
        }

        @Override
        public Progress progress() {
            return progress;
        }

        @Override
        public <T> T get(Statistic<T> statistic) {
            if (!folds.containsKey(statistic) && !failures.containsKey(statistic)) {
                throw new IllegalArgumentException(statistic + " was not declared as needed");
            }
            Object result = results.computeIfAbsent(statistic, this::compute);
            if (result instanceof Refusal refusal) {
                throw refusal.asException(statistic);
            }
            @SuppressWarnings("unchecked") // the fold under this key has the key's type
            T typed = (T) result;
            return typed;
        }

        private Object compute(Statistic<?> statistic) {
            Throwable failure = failures.get(statistic);
            if (failure != null) {
                return new Refusal(failure);
            }
            try {
                return reader.apply(folds.get(statistic));
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                return new Refusal(e);
            }
        }
    }

    private record Refusal(Throwable cause) {
        RuntimeException asException(Statistic<?> statistic) {
            if (cause instanceof NotDefinedException undefined) {
                return new NotDefinedException(undefined.getMessage());
            }
            return new IllegalStateException("statistic " + statistic + " failed: " + cause, cause);
        }
    }
}
