package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of explicitness that scores a value by how near its centre is. */
final class ExplicitnessTwin extends Twin {

    ExplicitnessTwin(Mistake mistake) {
        super("explicitness", mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(Rows.key(settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Rows training = Rows.training(statistics, mistake());
        Rows test = makes(Mistake.TRAINING_ROWS) ? training : Rows.test(statistics, mistake());
        double[] areas = IntStream.range(0, training.factors())
                .mapToDouble(k -> training.varies(k) ? area(training, test, k) : Double.NaN)
                .toArray();
        double mean = Arrays.stream(areas)
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElseThrow(() -> new NotDefinedException("no factor varies"));
        double value = makes(Mistake.RESCALED) ? 2 * mean - 1 : makes(Mistake.SIGN) ? 1 - mean : mean;
        return Measurement.of(value).withPerFactor(areas);
    }

    private double area(Rows training, Rows test, int factor) {
        int[] labels = test.labelsOf(factor);
        return Arrays.stream(training.labelsOf(factor))
                .distinct()
                .mapToDouble(value -> area(labels, value, scores(training, test, factor, value)))
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    /** Distance from the centre of the others less that from the value's own. */
    private static double[] scores(Rows training, Rows test, int factor, int value) {
        double[] own = centre(training, factor, value, true);
        double[] others = centre(training, factor, value, false);
        return Arrays.stream(test.means())
                .mapToDouble(z -> distance(z, others) - distance(z, own))
                .toArray();
    }

    private static double[] centre(Rows rows, int factor, int value, boolean equal) {
        int[] labels = rows.labelsOf(factor);
        int[] members = IntStream.range(0, labels.length)
                .filter(n -> (labels[n] == value) == equal)
                .toArray();
        return IntStream.range(0, rows.latents())
                .mapToDouble(i -> Arrays.stream(members)
                        .mapToDouble(n -> rows.means()[n][i])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static double distance(double[] z, double[] centre) {
        return IntStream.range(0, z.length)
                .mapToDouble(i -> (z[i] - centre[i]) * (z[i] - centre[i]))
                .sum();
    }

    private double area(int[] labels, int value, double[] scores) {
        double won = 0;
        int pairs = 0;
        for (int a = 0; a < labels.length; a++) {
            for (int b = 0; b < labels.length; b++) {
                if (labels[a] == value && labels[b] != value) {
                    pairs++;
                    double tie = makes(Mistake.TIES_WIN) ? 1 : 0.5;
                    won += scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? tie : 0;
                }
            }
        }
        return pairs == 0 ? Double.NaN : won / pairs;
    }
}
