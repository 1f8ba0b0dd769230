package org.teasel.conformance.estimator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.data.Factors;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistics;

/**
 * Monte Carlo figures of smooth posteriors, without factors, in steps that wrong estimators replace. Right as it is for
 * folds over all rows.
 */
class PlainSampling implements Estimator<SampledInformation> {

    private final SampledPosterior key;

    PlainSampling(SampledPosterior key) {
        this.key = key;
    }

    @Override
    public Supplier<Fold<SampledInformation>> prepare(Population population, Statistics needed) {
        return () -> new Gathered(population);
    }

    /** Number of a draw that is really drawn. */
    int distinct(int draw) {
        return draw;
    }

    /** Seed of all draws. */
    long seed(long seed) {
        return seed;
    }

    /** Weight of a row where components are drawn. */
    double chance(double weight) {
        return weight;
    }

    /** A draw. */
    void sample(Posteriors posteriors, int row, SplittableRandom random, double[] z) {
        posteriors.sample(row, random, z);
    }

    /** log q(z_S given x) of the own component. */
    double own(double[] logs, int own) {
        return logs[own];
    }

    /** log q(z_S) from the log densities of all components. */
    double mixture(double[] weights, double[] logs, int own) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < logs.length; n++) {
            greatest = weights[n] > 0 ? Math.max(greatest, logs[n]) : greatest;
        }
        double sum = 0;
        for (int n = 0; n < logs.length; n++) {
            sum += weights[n] > 0 ? weights[n] * Math.exp(logs[n] - greatest) : 0;
        }
        return greatest + Math.log(sum);
    }

    private final class Gathered implements Fold<SampledInformation> {

        private final Population population;
        private final List<Batch> batches = new ArrayList<>();

        Gathered(Population population) {
            this.population = population;
        }

        @Override
        public void add(Batch batch) {
            batches.add(batch);
        }

        @Override
        public void merge(Fold<SampledInformation> other) {
            batches.addAll(((Gathered) other).batches);
        }

        @Override
        public SampledInformation result() {
            if (batches.isEmpty()) {
                throw new NotDefinedException("there are no rows");
            }
            int[] rows = batches.stream()
                    .flatMapToInt(batch -> Arrays.stream(batch.rows()))
                    .toArray();
            int[] order = IntStream.range(0, rows.length)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(rows[a], rows[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] weights = Arrays.stream(order)
                    .mapToDouble(at -> population.weight(rows[at]))
                    .toArray();
            return read(
                    PosteriorParts.of(batches.stream().map(Batch::posteriors).toList())
                            .select(order),
                    Arrays.stream(order).map(at -> rows[at]).toArray(),
                    weights);
        }

        private SampledInformation read(Posteriors posteriors, int[] rows, double[] weights) {
            int samples = key.samples();
            int[] drawn = new int[samples];
            double[][] own = new double[key.sets().size()][samples];
            double[][] ratio = new double[key.sets().size()][samples];
            double[] used = new double[samples];
            Arrays.fill(used, 1);
            boolean[] spread = new boolean[key.sets().size()];
            Arrays.fill(spread, true);
            for (int m = 0; m < samples; m++) {
                SplittableRandom random = new SplittableRandom(31 * seed(key.seed()) + 1_000_003L * distinct(m));
                int component = choose(weights, random);
                drawn[m] = rows[component];
                double[] z = new double[posteriors.latents()];
                sample(posteriors, component, random, z);
                for (int s = 0; s < own.length; s++) {
                    LatentSet set = key.sets().get(s);
                    double[] logs = IntStream.range(0, weights.length)
                            .mapToDouble(n -> posteriors.density(n, set).log(z))
                            .toArray();
                    own[s][m] = own(logs, component);
                    ratio[s][m] = mixture(weights, logs, component) - own[s][m];
                }
            }
            Factors none = Factors.none(weights.length);
            return SampledInformation.of(
                    key.sets(),
                    new SampledInformation.Draws(
                            drawn,
                            own,
                            ratio,
                            spread,
                            new double[none.count()][][],
                            new double[none.count()][],
                            used,
                            new double[none.count()]));
        }

        private int choose(double[] weights, SplittableRandom random) {
            double total =
                    Arrays.stream(weights).map(PlainSampling.this::chance).sum();
            double rest = random.nextDouble() * total;
            int last = 0;
            for (int n = 0; n < weights.length; n++) {
                if (weights[n] > 0) {
                    last = n;
                    rest -= chance(weights[n]);
                    if (rest < 0) {
                        return n;
                    }
                }
            }
            return last;
        }
    }
}
