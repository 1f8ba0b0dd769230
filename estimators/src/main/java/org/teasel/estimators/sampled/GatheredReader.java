package org.teasel.estimators.sampled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.teasel.api.Progress;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.posterior.LatentSet;
import org.teasel.estimators.mixture.Components;
import org.teasel.estimators.mixture.Marginal;
import org.teasel.estimators.mixture.Mixture;
import org.teasel.estimators.mixture.MixtureReader;

/**
 * Reads gathered diagonal Gaussian components at draws: single latents from sums that are made once, sets of several
 * from a tree that leaves out what can't matter. Its work is tasks that write to places of their own, so any number of
 * threads gives the same bits.
 */
final class GatheredReader {

    /** Draws a task. */
    private static final int DRAWS = MixtureReader.TOGETHER;

    private final Reading reading;
    private final Components components;
    private final int[] draws;
    private final Progress progress;
    /** [set][m], logarithms of the sums. */
    private final double[][] logs;
    /** [k][i][m]. */
    private final double[][][] factorLogs;

    /**
     * A reader.
     *
     * @param components at least one
     * @param draws the draws to read at
     */
    GatheredReader(Reading reading, Components components, int[] draws, Progress progress) {
        this.reading = reading;
        this.components = components;
        this.draws = draws;
        this.progress = progress;
        logs = new double[reading.sets().size()][reading.samples()];
        factorLogs = new double[reading.factors().count()][reading.latents()][reading.samples()];
    }

    /** The work, in tasks of one step each. */
    List<Callable<Void>> tasks() {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < reading.latents(); i++) {
            int latent = i;
            if (reading.marginal()[i] >= 0) {
                tasks.add(step(() -> readMarginal(latent)));
            }
            for (int k = 0; k < factorLogs.length; k++) {
                int factor = k;
                tasks.add(step(() -> readFactor(factor, latent)));
            }
        }
        boolean rests = Arrays.stream(reading.rest()).anyMatch(s -> s >= 0);
        if (reading.joint() >= 0 || rests || reading.others().length > 0) {
            Mixture mixture = new Mixture(components, reading.epsilon(), draws.length);
            int[] order = mixture.inOrder(draws, m -> reading.draws().rows()[m]);
            for (int from = 0; from < order.length; from += DRAWS) {
                int[] some = Arrays.copyOfRange(order, from, Math.min(order.length, from + DRAWS));
                tasks.add(step(() -> readSets(mixture, some, rests)));
            }
        }
        return tasks;
    }

    private Callable<Void> step(Runnable work) {
        return () -> {
            work.run();
            progress.advance(1);
            return null;
        };
    }

    /** Adds what was read to the sums, once all tasks are done. */
    void addTo(DrawSums sums) {
        for (int s = 0; s < logs.length; s++) {
            addTo(sums.sets()[s], logs[s]);
        }
        for (int k = 0; k < factorLogs.length; k++) {
            for (int i = 0; i < factorLogs[k].length; i++) {
                addTo(sums.factors()[k][i], factorLogs[k][i]);
            }
        }
    }

    private void addTo(MixtureSums sums, double[] from) {
        for (int m : draws) {
            if (from[m] != Double.NEGATIVE_INFINITY) {
                sums.add(m, 1, from[m]);
            }
        }
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("sampling was cancelled");
        }
    }

    private void readMarginal(int i) {
        stopIfInterrupted();
        Marginal marginal = Marginal.of(components, i, reading.epsilon());
        for (int m : draws) {
            stopIfInterrupted();
            logs[reading.marginal()[i]][m] = read(marginal, m, i);
        }
    }

    private double read(Marginal marginal, int m, int i) {
        return reading.ownMarginals().dimension()[i][m] == 0
                ? marginal.logPoints(reading.draws().points()[m][i])
                : marginal.log(
                        reading.draws().points()[m][i], reading.ownMarginals().log()[i][m]);
    }

    /** The marginal of the components with a factor value, for each value that a draw has. */
    private void readFactor(int k, int i) {
        FactorColumn.Finite column = (FactorColumn.Finite) reading.factors().column(k);
        int[][] drawsOf = new int[column.values()][];
        for (int m : draws) {
            int y = reading.values()[k][m];
            int[] before = drawsOf[y] == null ? new int[0] : drawsOf[y];
            drawsOf[y] = Arrays.copyOf(before, before.length + 1);
            drawsOf[y][before.length] = m;
        }
        for (int y = 0; y < drawsOf.length; y++) {
            if (drawsOf[y] != null) {
                stopIfInterrupted();
                int value = y;
                Marginal marginal =
                        Marginal.of(components, i, row -> column.probability(row, value), reading.epsilon());
                for (int m : drawsOf[y]) {
                    stopIfInterrupted();
                    factorLogs[k][i][m] = read(marginal, m, i);
                }
            }
        }
    }

    private void readSets(Mixture mixture, int[] some, boolean rests) {
        if (reading.joint() >= 0 || rests) {
            readJoint(mixture, some, rests);
        }
        for (int s : reading.others()) {
            LatentSet set = reading.sets().get(s);
            if (set.size() == 0) {
                double weight = 0;
                for (int n = 0; n < components.size(); n++) {
                    weight += components.weight(n);
                }
                double log = Math.log(weight);
                Arrays.stream(some).forEach(m -> logs[s][m] = log);
            } else {
                int[] latents = set.toArray();
                MixtureReader reader = mixture.reader(latents);
                read(reader, some, latents, (m, d) -> logs[s][m] = reader.log(d, 0));
            }
        }
    }

    private void readJoint(Mixture mixture, int[] some, boolean rests) {
        int[] latents = IntStream.range(0, reading.latents()).toArray();
        MixtureReader reader = rests ? mixture.readerWithRests(latents) : mixture.reader(latents);
        read(reader, some, latents, (m, d) -> {
            if (reading.joint() >= 0) {
                logs[reading.joint()][m] = reader.log(d, 0);
            }
            for (int i : latents) {
                if (reading.rest()[i] >= 0) {
                    logs[reading.rest()[i]][m] = reader.log(d, i + 1);
                }
            }
        });
    }

    private interface Taker {
        /** Takes what was read at draw m, the d-th of those read together. */
        void take(int m, int d);
    }

    private void read(MixtureReader reader, int[] some, int[] latents, Taker taker) {
        for (int from = 0; from < some.length; from += MixtureReader.TOGETHER) {
            stopIfInterrupted();
            int[] together = Arrays.copyOfRange(some, from, Math.min(some.length, from + MixtureReader.TOGETHER));
            reader.read(Arrays.stream(together).mapToObj(m -> draw(m, latents)).toArray(MixtureReader.Draw[]::new));
            for (int d = 0; d < together.length; d++) {
                taker.take(together[d], d);
            }
        }
    }

    private MixtureReader.Draw draw(int m, int[] latents) {
        double[] own = new double[latents.length];
        boolean[] point = new boolean[latents.length];
        for (int j = 0; j < latents.length; j++) {
            own[j] = reading.ownMarginals().log()[latents[j]][m];
            point[j] = reading.ownMarginals().dimension()[latents[j]][m] == 0;
        }
        return new MixtureReader.Draw(
                reading.draws().points()[m],
                own,
                point,
                reading.population().weight(reading.draws().rows()[m]));
    }
}
