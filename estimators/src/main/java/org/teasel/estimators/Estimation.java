package org.teasel.estimators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;

/**
 * Computes statistics of a representation: each once, all that can go together in one pass over the posteriors, and
 * what they need in passes before.
 */
public final class Estimation {

    private final List<EstimatorProvider> providers;
    private final Settings settings;
    private final Progress progress;
    private final Optional<Checkpoint> checkpoint;

    /** An estimation by providers: the first that knows a statistic computes it, and one that throws is passed over. */
    public Estimation(Collection<EstimatorProvider> providers, Settings settings, Progress progress) {
        this(List.copyOf(providers), settings, progress, Optional.empty());
    }

    private Estimation(
            List<EstimatorProvider> providers, Settings settings, Progress progress, Optional<Checkpoint> checkpoint) {
        this.providers = providers;
        this.settings = settings;
        this.progress = progress;
        this.checkpoint = checkpoint;
    }

    /**
     * This estimation with a place for what it has computed, from which another goes on if this one is cut short. What
     * is there stays until {@link Checkpoint#discard}.
     */
    public Estimation with(Checkpoint other) {
        return new Estimation(providers, settings, progress, Optional.of(other));
    }

    /**
     * Computes statistics. One that has no value for this data, or whose estimator breaks down, says so when its
     * result is asked for; the others are computed all the same. To cancel, interrupt the thread: that is answered at
     * once, whatever is being computed.
     *
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     * @throws org.teasel.api.InvalidInputException if the checkpoint is of another run, damaged, or in use
     */
    public Estimates estimate(Representation representation, Collection<? extends Statistic<?>> statistics) {
        if (checkpoint.isEmpty()) {
            return Cancellable.call(progress, heard -> estimate(representation, statistics, heard, Optional.empty()));
        }
        try (CheckpointSession session = CheckpointSession.open(checkpoint.get())) {
            return Cancellable.call(
                    progress, heard -> estimate(representation, statistics, heard, Optional.of(session)));
        }
    }

    private Estimates estimate(
            Representation representation,
            Collection<? extends Statistic<?>> statistics,
            Progress heard,
            Optional<CheckpointSession> session) {
        Population population = Population.of(representation);
        Map<Statistic<?>, Integer> levels = new LinkedHashMap<>();
        Estimates estimates = new Estimates(population, settings, heard);
        for (Statistic<?> statistic : statistics) {
            level(statistic, population, levels, estimates, new ArrayList<>());
        }
        Optional<CheckpointedRun> kept =
                session.map(s -> new CheckpointedRun(s, representation, settings, levels.keySet()));
        int passes = levels.values().stream().mapToInt(l -> l + 1).max().orElse(0);
        for (int pass = 0; pass < passes; pass++) {
            List<StrandedFold<?>> folds = new ArrayList<>();
            for (Map.Entry<Statistic<?>, Integer> entry : levels.entrySet()) {
                if (entry.getValue() == pass) {
                    folds.add(prepare(entry.getKey(), population, estimates));
                }
            }
            run(folds, pass, passes, representation, heard, kept);
            folds.forEach(estimates::admit);
            estimates.conclude();
        }
        return estimates;
    }

    private void run(
            List<StrandedFold<?>> folds,
            int pass,
            int passes,
            Representation representation,
            Progress heard,
            Optional<CheckpointedRun> kept) {
        kept.ifPresent(run -> run.restore(pass, folds));
        int size = representation.size();
        int start = Pass.start(folds, size);
        if (start == size) {
            return;
        }
        String task = "pass " + (pass + 1) + " of " + passes;
        if (start > 0) {
            kept.ifPresent(run -> run.tell("going on in " + task + " from observation " + start + " of " + size));
        }
        heard.begin(task, size - start);
        try {
            Runnable keep = () -> kept.ifPresent(run -> run.saveIfDue(pass, folds));
            new Pass(representation, settings.threads(), heard, keep).run(folds);
        } finally {
            heard.end();
        }
        kept.ifPresent(run -> run.save(pass, folds));
    }

    /** Finds the pass that a statistic can be computed in: one after those of the statistics that it needs. */
    private int level(
            Statistic<?> statistic,
            Population population,
            Map<Statistic<?>, Integer> levels,
            Estimates estimates,
            List<Statistic<?>> path) {
        Integer known = levels.get(statistic);
        if (known != null) {
            return known;
        }
        int level = 0;
        if (path.contains(statistic)) {
            estimates.fail(statistic, new IllegalStateException("statistic " + statistic + " needs itself"));
        } else {
            path.add(statistic);
            for (Statistic<?> needed : needs(statistic, population, estimates)) {
                level = Math.max(level, 1 + level(needed, population, levels, estimates, path));
            }
            path.remove(statistic);
        }
        levels.put(statistic, level);
        return level;
    }

    private List<Statistic<?>> needs(Statistic<?> statistic, Population population, Estimates estimates) {
        try {
            return estimator(statistic).needs(population);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            estimates.fail(statistic, e);
            return List.of();
        }
    }

    private <T> StrandedFold<T> prepare(Statistic<T> statistic, Population population, Estimates estimates) {
        StrandedFold<T> fold = new StrandedFold<>(statistic);
        try {
            fold.prepare(estimator(statistic).prepare(population, estimates.all()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            fold.fail(e);
        }
        return fold;
    }

    private <T> Estimator<T> estimator(Statistic<T> statistic) {
        if (statistic instanceof Estimator<?> own) {
            @SuppressWarnings("unchecked") // a statistic that estimates itself does so with its own type
            Estimator<T> typed = (Estimator<T>) own;
            return typed;
        }
        IllegalStateException trouble = null;
        for (EstimatorProvider provider : providers) {
            try {
                Optional<Estimator<T>> found = provider.estimator(statistic);
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                trouble = new IllegalStateException(provider.getClass().getName() + " failed: " + e, e);
            }
        }
        throw trouble != null ? trouble : new NotDefinedException("no estimator computes " + statistic);
    }
}
