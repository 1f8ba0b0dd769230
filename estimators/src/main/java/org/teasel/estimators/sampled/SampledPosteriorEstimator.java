package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.information.ClampedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.estimators.quantised.PlugIn;

/**
 * Monte Carlo entropies and informations: a fold over the components of the aggregated posterior, whose densities are
 * summed up at all draws.
 *
 * @param key what to read, and where
 * @param floor least density of a latent and of a mixture, as published code has it; 0 to clamp none
 */
public record SampledPosteriorEstimator(SampledPosterior key, double floor) implements Estimator<SampledInformation> {

    /** With true densities. */
    public SampledPosteriorEstimator(SampledPosterior key) {
        this(key, 0);
    }

    /** With the clamped densities of published code. */
    public static SampledPosteriorEstimator of(ClampedPosterior key) {
        return new SampledPosteriorEstimator(
                new SampledPosterior(key.sets(), key.samples(), key.seed(), key.factorBins()), key.floor());
    }

    @Override
    public List<Statistic<?>> needs(Population population) {
        return List.of(new DrawnSamples(key.samples(), key.seed()));
    }

    @Override
    public Supplier<Fold<SampledInformation>> prepare(Population population, Statistics needed) {
        Draws draws = needed.get(new DrawnSamples(key.samples(), key.seed()));
        Reading reading = Reading.of(key, floor, population, draws);
        return () -> new SampledFold(reading);
    }

    private static final class SampledFold implements Fold<SampledInformation> {

        private final Reading reading;
        private final MixtureSums[] sums;
        private final MixtureSums[][] factorSums;
        private final double[][] factorMass;
        private final boolean[] seen;
        /** [set], whether every component so far spreads in all continuous latents of the set. */
        private final boolean[] spread;

        private double weight;

        SampledFold(Reading reading) {
            this.reading = reading;
            int samples = reading.samples();
            int factors = reading.factors().count();
            sums = Stream.generate(() -> new MixtureSums(samples))
                    .limit(reading.sets().size())
                    .toArray(MixtureSums[]::new);
            factorSums = new MixtureSums[factors][reading.latents()];
            factorMass = new double[factors][];
            for (int k = 0; k < factors; k++) {
                Arrays.setAll(factorSums[k], i -> new MixtureSums(samples));
                factorMass[k] = new double[column(k).values()];
            }
            seen = new boolean[samples];
            spread = new boolean[sums.length];
            Arrays.fill(spread, true);
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
            ComponentReader reader = reader(batch);
            for (int m = 0; m < seen.length; m++) {
                if (m % 64 == 0 && Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("sampling was cancelled");
                }
                seen[m] |= Arrays.binarySearch(batch.rows(), reading.draws().rows()[m]) >= 0;
                reader.read(m, sums, factorSums);
            }
        }

        private void narrow(Posteriors posteriors, int row) {
            for (int s = 0; s < spread.length; s++) {
                LatentSet set = reading.sets().get(s);
                spread[s] = spread[s]
                        && posteriors.density(row, set).dimension() == OwnDensities.continuous(posteriors, set);
            }
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

        private ComponentReader reader(Batch batch) {
            if (reading.floor() > 0) {
                return ClampedReader.of(reading, batch);
            }
            if (batch.posteriors() instanceof DiagonalGaussian gaussian
                    && reading.population().factorised()) {
                return new DiagonalReader(reading, batch.rows(), gaussian);
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
            for (int s = 0; s < sums.length; s++) {
                sums[s].merge(fold.sums[s]);
            }
            for (int k = 0; k < factorSums.length; k++) {
                for (int i = 0; i < factorSums[k].length; i++) {
                    factorSums[k][i].merge(fold.factorSums[k][i]);
                }
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
        public SampledInformation result() {
            int samples = seen.length;
            double[] drawWeight = new double[samples];
            boolean any = false;
            for (int m = 0; m < samples; m++) {
                drawWeight[m] = seen[m] ? 1 : 0;
                any |= seen[m];
            }
            if (!any) {
                throw new NotDefinedException("no draw comes from this part of the data");
            }
            double[][] ratio = new double[sums.length][];
            for (int s = 0; s < sums.length; s++) {
                ratio[s] = logs(sums[s], reading.own().log()[s]);
            }
            double[][][] factorRatio = new double[factorSums.length][reading.latents()][];
            double[][] factorLog = new double[factorSums.length][samples];
            double[] factorEntropy = new double[factorSums.length];
            for (int k = 0; k < factorSums.length; k++) {
                for (int i = 0; i < factorRatio[k].length; i++) {
                    factorRatio[k][i] = logs(factorSums[k][i], reading.own().log()[reading.marginal()[i]]);
                }
                for (int m = 0; m < samples; m++) {
                    factorLog[k][m] = Math.log(factorMass[k][reading.values()[k][m]] / weight);
                }
                factorEntropy[k] = PlugIn.entropy(factorMass[k], weight);
            }
            return SampledInformation.of(
                    reading.sets(),
                    new SampledInformation.Draws(
                            reading.own().log(),
                            ratio,
                            spread.clone(),
                            factorRatio,
                            factorLog,
                            drawWeight,
                            factorEntropy));
        }

        private double[] logs(MixtureSums of, double[] own) {
            double[] logs = new double[seen.length];
            double least = Math.log(reading.floor());
            Arrays.setAll(logs, m -> Math.max(of.log(m, weight), least - own[m]));
            return logs;
        }
    }
}
