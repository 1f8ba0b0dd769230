package org.teasel.conformance.definition;

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

/** A twin of z-diff that names the factor whose mean differences are nearest. */
final class DifferenceTwin extends Twin {

    private static final int QUESTIONS = 300;
    private static final int BATCH = 64;

    DifferenceTwin(Mistake mistake) {
        super("z-diff", mistake);
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
        double[][] centres = new double[usable.length][training.latents()];
        for (int q = 0; q < QUESTIONS; q++) {
            double[] differences = differences(training, usable[q % usable.length], random);
            for (int i = 0; i < differences.length; i++) {
                centres[q % usable.length][i] += differences[i] * usable.length / QUESTIONS;
            }
        }
        int right = 0;
        for (int q = 0; q < QUESTIONS; q++) {
            double[] differences = differences(test, usable[q % usable.length], random);
            double[] nearness = IntStream.range(0, usable.length)
                    .mapToDouble(k -> -distance(differences, centres[k]))
                    .toArray();
            right += best(nearness) == q % usable.length ? 1 : 0;
        }
        return Measurement.of(right / (double) QUESTIONS)
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

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum();
    }

    private double[] differences(Rows rows, int factor, SplittableRandom random) {
        int[] labels = rows.labelsOf(factor);
        int[] shared = IntStream.range(0, labels.length)
                .filter(n -> IntStream.range(0, labels.length).anyMatch(m -> m != n && labels[m] == labels[n]))
                .toArray();
        double[] differences = new double[rows.latents()];
        for (int p = 0; p < BATCH; p++) {
            int first = shared[random.nextInt(shared.length)];
            int[] others = IntStream.of(shared)
                    .filter(n -> labels[n] == labels[first] && (n != first || makes(Mistake.SAME_ROW)))
                    .toArray();
            int second = others[random.nextInt(others.length)];
            for (int i = 0; i < differences.length; i++) {
                differences[i] += Math.abs(rows.means()[first][i] - rows.means()[second][i]) / BATCH;
            }
        }
        return differences;
    }
}
