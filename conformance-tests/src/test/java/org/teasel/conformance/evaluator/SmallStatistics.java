package org.teasel.conformance.evaluator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Resampled;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.evaluator.SmallEvaluator.Flaw;
import org.teasel.conformance.oracle.ReferenceEstimators;

/** The statistics of a {@link SmallEvaluator}, in parts of the rows, each computed when it is first needed. */
final class SmallStatistics {

    /** Parts of the rows; also the part to leave out for none. */
    static final int PARTS = 16;

    private static final int BATCH = 700;

    private final Flaw flaw;
    private final Representation representation;
    private final Population population;
    private final Settings settings;
    private final Map<Statistic<?>, Computed> known = new LinkedHashMap<>();

    /** A statistic: a fold a part, or what it failed with. */
    private record Computed(Estimator<?> estimator, Statistics needed, List<Fold<?>> parts, Throwable trouble) {}

    SmallStatistics(Flaw flaw, Representation representation, Settings settings) {
        this.flaw = flaw;
        this.representation = representation;
        this.settings = settings;
        population = Population.of(representation);
    }

    private boolean has(Flaw other) {
        return flaw == other;
    }

    Population population() {
        return population;
    }

    void forget() {
        known.clear();
    }

    void requireGoingOn() {
        if (!has(Flaw.SWALLOWS_INTERRUPTS) && Thread.interrupted()) {
            throw new CancellationException("cancelled");
        }
    }

    void compute(Statistic<?> statistic) {
        compute(statistic, new ArrayList<>());
    }

    private void compute(Statistic<?> statistic, List<Statistic<?>> path) {
        if (known.containsKey(statistic)) {
            return;
        }
        Computed computed;
        try {
            if (path.contains(statistic) && has(Flaw.GIVES_CIRCLES_A_VALUE)) {
                known.put(statistic, new Computed(null, null, List.of(), null));
                return;
            }
            if (path.contains(statistic)) {
                throw new IllegalStateException(statistic + " needs itself");
            }
            path.add(statistic);
            computed = folded(statistic, path);
            path.remove(statistic);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            requireGoingOn();
            if (has(Flaw.STOPS_AT_A_BROKEN_STATISTIC) && !(e instanceof NotDefinedException)) {
                throw new CancellationException("a statistic is broken");
            }
            computed = new Computed(null, null, List.of(), e);
        }
        // A circle was found on the way, and is the trouble of whatever is in it.
        if (!known.containsKey(statistic)) {
            known.put(statistic, computed);
        }
    }

    private Computed folded(Statistic<?> statistic, List<Statistic<?>> path) {
        Estimator<?> estimator = statistic instanceof Estimator<?> own
                ? own
                : new ReferenceEstimators()
                        .estimator(statistic)
                        .orElseThrow(() -> new NotDefinedException(
                                has(Flaw.NAMES_NO_UNKNOWN_STATISTIC) ? "unknown" : "nobody computes " + statistic));
        List<Statistic<?>> needs = estimator.needs(population);
        for (Statistic<?> needed : needs) {
            if (path.size() < 3 || !has(Flaw.FORGETS_NEEDS_OF_NEEDS)) {
                compute(needed, path);
            }
        }
        Statistics needed = view(needs, settings, has(Flaw.NEEDS_OF_A_PART) ? 0 : PARTS, -1);
        List<Fold<?>> folds = new ArrayList<>();
        int parts = has(Flaw.PARTS_BY_THREADS) ? settings.threads() : PARTS;
        for (int part = 0; part < PARTS; part++) {
            int own = part;
            Fold<?> fold = estimator.prepare(population, needed).get();
            int last = representation.size() - (has(Flaw.LOSES_THE_LAST_ROW) ? 1 : 0);
            int[] rows =
                    IntStream.range(0, last).filter(row -> row % parts == own).toArray();
            for (int from = 0; from < rows.length; from += BATCH) {
                requireGoingOn();
                int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BATCH));
                int[] numbers = has(Flaw.NUMBERS_ROWS_IN_EACH_BATCH)
                        ? IntStream.range(0, some.length).toArray()
                        : some;
                add(fold, new Batch(numbers, select(some)));
                if (has(Flaw.READS_ROWS_TWICE)) {
                    select(some);
                }
            }
            if (has(Flaw.GIVES_EMPTY_BATCHES)) {
                fold.add(new Batch(new int[0], representation.posteriors().select(new int[0])));
            }
            folds.add(fold);
        }
        return new Computed(estimator, needed, folds, null);
    }

    private Posteriors select(int[] rows) {
        try {
            return representation.posteriors().select(rows);
        } catch (RuntimeException e) {
            throw has(Flaw.HIDES_TROUBLE_WITH_DATA) ? new IllegalStateException("a batch failed") : e;
        }
    }

    private void add(Fold<?> fold, Batch batch) {
        if (!has(Flaw.FOLDS_ON_A_THREAD_THAT_STAYS)) {
            fold.add(batch);
            return;
        }
        Thread worker = new Thread(() -> fold.add(batch), "worker");
        worker.setDaemon(false);
        worker.start();
        try {
            worker.join();
        } catch (InterruptedException e) {
            throw new CancellationException("cancelled");
        }
    }

    /** The result of all parts but one. */
    Object result(Statistic<?> statistic, int left) {
        Computed computed = known.get(statistic);
        if (computed.trouble() instanceof NotDefinedException reason) {
            throw new NotDefinedException(reason.getMessage());
        }
        if (computed.trouble() != null) {
            throw new IllegalStateException(
                    "a statistic failed" + (has(Flaw.NAMES_NO_TROUBLE_OF_STATISTICS) ? "" : ": " + computed.trouble()));
        }
        return computed.estimator() == null ? 0.0 : merged(computed.estimator(), computed, left);
    }

    private <T> T merged(Estimator<T> estimator, Computed computed, int left) {
        Fold<T> all = estimator.prepare(population, computed.needed()).get();
        for (int part = 0; part < PARTS; part++) {
            @SuppressWarnings("unchecked") // made by the same estimator
            Fold<T> fold = (Fold<T>) computed.parts().get(part);
            if (part != left) {
                all.merge(fold);
            }
            if (part == 1 && has(Flaw.MERGES_A_PART_TWICE)) {
                all.merge(fold);
            }
        }
        return all.result();
    }

    Statistics view(List<Statistic<?>> declared, Settings own, int left, int group) {
        Function<Statistic<?>, Object> reader = key -> {
            Object result = result(key, left);
            return result instanceof Resampled<?> drawn
                            && group >= 0
                            && (group < drawn.groups() || has(Flaw.LEAVES_OUT_GROUPS_THAT_ARE_NOT))
                    ? drawn.without(group)
                    : result;
        };
        return new View(
                has(Flaw.HIDES_THE_POPULATION) ? null : population,
                own,
                reader,
                key -> declared.contains(key) || serves(key));
    }

    private boolean serves(Statistic<?> key) {
        if (has(Flaw.SERVES_WHAT_OTHERS_DECLARED)) {
            compute(key);
            return true;
        }
        return false;
    }

    private record View(
            Population population,
            Settings settings,
            Function<Statistic<?>, Object> reader,
            Function<Statistic<?>, Boolean> declared)
            implements Statistics {
        @Override
        public <T> T get(Statistic<T> statistic) {
            if (!declared.apply(statistic)) {
                throw new IllegalArgumentException(statistic + " was not declared");
            }
            @SuppressWarnings("unchecked") // the key's own estimator made it
            T result = (T) reader.apply(statistic);
            return result;
        }
    }
}
