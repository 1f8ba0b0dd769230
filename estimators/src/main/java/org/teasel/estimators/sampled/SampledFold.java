package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.teasel.api.Progress;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Resumable;
import org.teasel.api.statistic.Snapshot;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.mixture.GatheredComponents;
import org.teasel.estimators.quantised.PlugIn;
import org.teasel.estimators.work.Workers;

/**
 * The components of the aggregated posterior at all draws. Diagonal Gaussians are gathered and read together, as many as
 * memory should hold at a time; all others are read batch by batch.
 */
final class SampledFold implements Fold<SampledInformation>, Resumable {

    /** Most numbers of components gathered by a fold; more are read at the draws and forgotten. */
    private static final int MOST_GATHERED = 1 << 19;

    private final Reading reading;
    private final Statistics needed;
    private final double[][] factorMass;
    private final boolean[] seen;
    /** [set], whether every component so far spreads in all continuous latents of the set. */
    private final boolean[] spread;

    private double weight;
    private final GatheredComponents gathered;
    /** Of components that are not gathered any more; null if there are none. */
    private DrawSums sums;

    SampledFold(Reading reading, Statistics needed) {
        this.reading = reading;
        this.needed = needed;
        factorMass = new double[reading.factors().count()][];
        Arrays.setAll(factorMass, k -> new double[column(k).values()]);
        seen = new boolean[reading.samples()];
        spread = new boolean[reading.sets().size()];
        Arrays.fill(spread, true);
        gathered = new GatheredComponents(reading.latents());
    }

    private FactorColumn.Finite column(int k) {
        return (FactorColumn.Finite) reading.factors().column(k);
    }

    @Override
    public void add(Batch batch) {
        for (int r = 0; r < batch.rows().length; r++) {
            int row = batch.rows()[r];
            double p = reading.population().weight(row);
            weight += p;
            if (p > 0) {
                narrow(batch.posteriors(), r);
            }
            for (int k = 0; k < factorMass.length; k++) {
                addFactor(k, row, p);
            }
        }
        reading.forDrawsOf(batch.rows(), m -> seen[m] = true);
        if (reading.floor() == 0
                && batch.posteriors() instanceof DiagonalGaussian gaussian
                && reading.population().factorised()) {
            gather(batch.rows(), gaussian);
        } else {
            read(reader(batch));
        }
    }

    private void narrow(Posteriors posteriors, int row) {
        if (posteriors instanceof DiagonalGaussian gaussian && !hasPoint(gaussian, row)) {
            return;
        }
        for (int s = 0; s < spread.length; s++) {
            LatentSet set = reading.sets().get(s);
            spread[s] =
                    spread[s] && posteriors.density(row, set).dimension() == OwnDensities.continuous(posteriors, set);
        }
    }

    private static boolean hasPoint(DiagonalGaussian gaussian, int row) {
        for (int i = 0; i < gaussian.latents(); i++) {
            if (gaussian.point(row, i)) {
                return true;
            }
        }
        return false;
    }

    private void addFactor(int k, int row, double p) {
        if (column(k) instanceof FactorColumn.Labels labels) {
            factorMass[k][labels.code(row)] += p;
            return;
        }
        for (int y = 0; y < factorMass[k].length; y++) {
            factorMass[k][y] += p * column(k).probability(row, y);
        }
    }

    private void gather(int[] rows, DiagonalGaussian gaussian) {
        for (int r = 0; r < rows.length; r++) {
            double p = reading.population().weight(rows[r]);
            if (p > 0) {
                gathered.add(rows[r], p, gaussian, r);
                if ((long) gathered.size() * reading.latents() >= MOST_GATHERED) {
                    readGathered();
                }
            }
        }
    }

    /** Reads what was gathered, at all draws, as the rows of some may come later. */
    private void readGathered() {
        GatheredReader reader = new GatheredReader(
                reading, gathered.together(), IntStream.range(0, seen.length).toArray(), Progress.NONE);
        try {
            for (Callable<Void> task : reader.tasks()) {
                task.call();
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        reader.addTo(sums());
        gathered.clear();
    }

    private DrawSums sums() {
        if (sums == null) {
            sums = DrawSums.of(reading);
        }
        return sums;
    }

    private void read(ComponentReader reader) {
        for (int m = 0; m < seen.length; m++) {
            if (m % 64 == 0 && Thread.currentThread().isInterrupted()) {
                throw new CancellationException("sampling was cancelled");
            }
            reader.read(m, sums().sets(), sums().factors());
        }
    }

    private ComponentReader reader(Batch batch) {
        if (reading.floor() > 0) {
            return ClampedReader.of(reading, batch);
        }
        if (batch.posteriors() instanceof CorrelatedGaussian gaussian) {
            return CorrelatedReader.of(reading, batch, gaussian);
        }
        return new GeneralReader(reading, batch);
    }

    @Override
    public void merge(Fold<SampledInformation> other) {
        SampledFold fold = (SampledFold) other;
        weight += fold.weight;
        gathered.addAll(fold.gathered);
        if (fold.sums != null) {
            sums().merge(fold.sums);
        }
        for (int k = 0; k < factorMass.length; k++) {
            for (int y = 0; y < factorMass[k].length; y++) {
                factorMass[k][y] += fold.factorMass[k][y];
            }
        }
        for (int m = 0; m < seen.length; m++) {
            seen[m] |= fold.seen[m];
        }
        for (int s = 0; s < spread.length; s++) {
            spread[s] &= fold.spread[s];
        }
    }

    @Override
    public void exchange(Snapshot snapshot) {
        weight = snapshot.number(weight);
        for (double[] mass : factorMass) {
            snapshot.numbers(mass);
        }
        snapshot.flags(seen);
        snapshot.flags(spread);
        if (snapshot.whole(sums == null ? 0 : 1) != 0) {
            sums().exchange(snapshot);
        }
        int[] rows = snapshot.array(gathered.rows());
        if (rows.length > gathered.size()) {
            gatherAgain(rows, snapshot.posteriors(rows));
        }
    }

    private void gatherAgain(int[] rows, Posteriors posteriors) {
        for (int r = 0; r < rows.length; r++) {
            // Rows of several families come in parts, each of which is what it was.
            Posteriors own = posteriors instanceof DiagonalGaussian ? posteriors : posteriors.select(new int[] {r});
            double p = reading.population().weight(rows[r]);
            gathered.add(rows[r], p, (DiagonalGaussian) own, own == posteriors ? r : 0);
        }
    }

    @Override
    public SampledInformation result() {
        int samples = seen.length;
        double[] drawWeight = new double[samples];
        Arrays.setAll(drawWeight, m -> seen[m] ? 1 : 0);
        if (Arrays.stream(drawWeight).sum() == 0) {
            throw new NotDefinedException("no draw comes from this part of the data");
        }
        DrawSums all = all();
        double[][] ratio = new double[spread.length][];
        for (int s = 0; s < ratio.length; s++) {
            ratio[s] = logs(all.sets()[s], reading.own().log()[s]);
        }
        double[][][] factorRatio = new double[factorMass.length][reading.latents()][];
        double[][] factorLog = new double[factorMass.length][samples];
        double[] factorEntropy = new double[factorMass.length];
        for (int k = 0; k < factorMass.length; k++) {
            for (int i = 0; i < factorRatio[k].length; i++) {
                factorRatio[k][i] = logs(all.factors()[k][i], reading.own().log()[reading.marginal()[i]]);
            }
            for (int m = 0; m < samples; m++) {
                factorLog[k][m] = Math.log(factorMass[k][reading.values()[k][m]] / weight);
            }
            factorEntropy[k] = PlugIn.entropy(factorMass[k], weight);
        }
        return SampledInformation.of(
                reading.sets(),
                new SampledInformation.Draws(
                        reading.draws().rows(),
                        reading.own().log(),
                        ratio,
                        spread.clone(),
                        factorRatio,
                        factorLog,
                        drawWeight,
                        factorEntropy));
    }

    /** The sums of all components, at the draws that count. */
    private DrawSums all() {
        DrawSums all = DrawSums.of(reading);
        if (sums != null) {
            all.merge(sums);
        }
        if (gathered.size() > 0) {
            int[] draws = IntStream.range(0, seen.length).filter(m -> seen[m]).toArray();
            GatheredReader reader = new GatheredReader(reading, gathered.together(), draws, needed.progress());
            List<Callable<Void>> tasks = reader.tasks();
            needed.progress().begin("densities at " + draws.length + " draws", tasks.size());
            try (Workers workers = new Workers(needed.settings().threads())) {
                workers.run(tasks);
            } finally {
                needed.progress().end();
            }
            reader.addTo(all);
        }
        return all;
    }

    private double[] logs(MixtureSums of, double[] own) {
        double[] logs = new double[seen.length];
        double least = Math.log(reading.floor());
        Arrays.setAll(logs, m -> seen[m] ? Math.max(of.log(m, weight), least - own[m]) : 0);
        return logs;
    }
}
