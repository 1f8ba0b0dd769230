package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of z-min-variance. */
final class LeastVarianceTwin extends Twin {

    private static final int QUESTIONS = 300;
    private static final int BATCH = 32;

    LeastVarianceTwin(Mistake mistake) {
        super("z-min-variance", mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(Rows.key(settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Rows training = Rows.training(statistics, mistake());
        Rows test = Rows.test(statistics, mistake());
        int[] usable = IntStream.range(0, training.factors())
                .filter(k -> training.varies(k) && test.varies(k))
                .toArray();
        if (usable.length < 2) {
            throw new NotDefinedException("there are no two factors that vary");
        }
        SplittableRandom random = new SplittableRandom(statistics.settings().seed());
        int[][] votes = new int[training.latents()][usable.length];
        double[] scale = IntStream.range(0, training.latents())
                .mapToDouble(training::variance)
                .toArray();
        if (Arrays.stream(scale).noneMatch(this::counts)) {
            if (makes(Mistake.COLLAPSED_COUNTS)) {
                return Measurement.of(0);
            }
            throw new NotDefinedException("no latent varies");
        }
        int known = 0;
        for (int q = 0; q < QUESTIONS; q++) {
            votes[least(training, usable[q % usable.length], scale, random)][q % usable.length]++;
        }
        for (int[] vote : votes) {
            known += Arrays.stream(vote).max().orElseThrow();
        }
        int right = 0;
        for (int q = 0; q < QUESTIONS; q++) {
            int[] vote = votes[least(test, usable[q % usable.length], scale, random)];
            double[] counts = Arrays.stream(vote).asDoubleStream().toArray();
            right += best(counts) == q % usable.length ? 1 : 0;
        }
        double value = (makes(Mistake.TRAINING_ROWS) ? known : right) / (double) QUESTIONS;
        double chance = 1.0 / (makes(Mistake.BASE) ? training.latents() : usable.length);
        return Measurement.of(value)
                .withComponent("chance", chance)
                .withComponent("rescaled", (value - chance) / (1 - chance))
                .withComponent("trainingAccuracy", known / (double) QUESTIONS)
                .withNote("left out: "
                        + IntStream.range(0, training.factors())
                                .filter(k -> !training.varies(k))
                                .mapToObj(k -> statistics
                                        .population()
                                        .factors()
                                        .factor(k)
                                        .name())
                                .collect(Collectors.joining(", ")));
    }

    private int least(Rows rows, int factor, double[] scale, SplittableRandom random) {
        int[] labels = rows.labelsOf(factor);
        int value = labels[random.nextInt(labels.length)];
        int[] same = IntStream.range(0, labels.length)
                .filter(n -> labels[n] == value)
                .toArray();
        int[] batch = random.ints(BATCH, 0, same.length).map(n -> same[n]).toArray();
        int least = -1;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < scale.length; i++) {
            int latent = i;
            double[] column = Arrays.stream(batch)
                    .mapToDouble(n -> rows.means()[n][latent])
                    .toArray();
            double mean = Arrays.stream(column).average().orElseThrow();
            double variance = Arrays.stream(column)
                    .map(z -> (z - mean) * (z - mean))
                    .average()
                    .orElseThrow();
            double relative = makes(Mistake.NOT_RELATIVE) ? variance : variance / Math.max(scale[i], 1e-12);
            relative = makes(Mistake.SIGN) ? -relative : relative;
            if (counts(scale[i]) && (relative < best || least < 0)) {
                best = relative;
                least = i;
            }
        }
        return least;
    }

    private boolean counts(double variance) {
        double least = makes(Mistake.OTHER_THRESHOLD) ? 0.05 : 0.0025;
        return variance > least || makes(Mistake.CONSTANT_LATENT);
    }
}
