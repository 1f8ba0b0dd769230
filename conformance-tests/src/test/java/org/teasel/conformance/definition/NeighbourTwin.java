package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/**
 * A twin of dci that answers as the mean over bootstrap samples of what the nearest rows in each have. Its
 * importances are all the same, and its value is informativeness.
 */
final class NeighbourTwin extends Twin {

    NeighbourTwin(String name, Mistake mistake) {
        super(name, mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(Rows.key(settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Rows training = Rows.training(statistics, mistake());
        Rows test = Rows.test(statistics, mistake());
        int factors = training.factors();
        if (IntStream.range(0, factors).filter(training::varies).count() < 2) {
            throw new NotDefinedException("there are no two factors that vary");
        }
        int trees = (is("") ? 1 : is("small-forest") ? 10 : 100) - (makes(Mistake.TREES) ? 3 : 0);
        double right = 0;
        double seen = 0;
        for (int k = 0; k < factors; k++) {
            boolean numbers = statistics.population().factors().column(k) instanceof FactorColumn.Measurements;
            right += right(
                            training,
                            test,
                            k,
                            numbers,
                            trees,
                            statistics.settings().seed())
                    / factors;
            seen += right(
                            training,
                            training,
                            k,
                            numbers,
                            trees,
                            statistics.settings().seed())
                    / factors;
        }
        double[][] table = new double[training.latents()][factors];
        for (double[] row : table) {
            Arrays.fill(row, 1);
        }
        return Measurement.of(right)
                .withPerLatent(new double[training.latents()])
                .withPerFactor(new double[factors])
                .withComponent("informativeness", right)
                .withComponent("trainingInformativeness", seen)
                .withComponent("error", makes(Mistake.RIGHT_FOR_WRONG) ? right : 1 - right)
                .withSetting("trainingRows", training.size())
                .with(table(table));
    }

    /** Accuracy of labels, or the part of the variance of numbers that is told. */
    private static double right(Rows training, Rows rows, int factor, boolean numbers, int trees, long seed) {
        double[] known = targets(training, factor, numbers);
        double[] truth = targets(rows, factor, numbers);
        double[] answers = new double[truth.length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int tree = 0; tree < trees; tree++) {
            int[] bag = random.ints(known.length, 0, known.length).toArray();
            for (int n = 0; n < truth.length; n++) {
                answers[n] += nearest(training, bag, known, rows.means()[n]) / trees;
            }
        }
        double mean = Arrays.stream(truth).average().orElseThrow();
        double wrong = 0;
        double spread = 0;
        for (int n = 0; n < truth.length; n++) {
            double answer = numbers ? answers[n] : Math.rint(answers[n]);
            wrong += numbers ? Math.pow(truth[n] - answer, 2) : truth[n] == answer ? 0 : 1;
            spread += numbers ? Math.pow(truth[n] - mean, 2) : 1;
        }
        return spread > 0 ? 1 - wrong / spread : 1;
    }

    private static double[] targets(Rows rows, int factor, boolean numbers) {
        return numbers
                ? column(rows.numbers(), factor)
                : Arrays.stream(rows.labelsOf(factor)).asDoubleStream().toArray();
    }

    private static double nearest(Rows training, int[] bag, double[] known, double[] z) {
        double least = Double.POSITIVE_INFINITY;
        double sum = 0;
        int count = 0;
        for (int row : bag) {
            double distance = IntStream.range(0, z.length)
                    .mapToDouble(i -> Math.pow(training.means()[row][i] - z[i], 2))
                    .sum();
            if (distance < least) {
                least = distance;
                sum = 0;
                count = 0;
            }
            sum += distance == least ? known[row] : 0;
            count += distance == least ? 1 : 0;
        }
        return sum / count;
    }
}
