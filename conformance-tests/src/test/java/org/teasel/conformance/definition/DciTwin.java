package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.information.RowSample;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of dci:lasso that learns by plain least squares. */
final class DciTwin extends Twin {

    DciTwin(Mistake mistake) {
        super("dci:lasso", mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(
                makes(Mistake.ALL_ROWS) ? new RowSample(population.size(), settings.seed()) : Rows.key(settings),
                Rows.key(settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Rows training = Rows.training(statistics, mistake());
        int[] usable =
                IntStream.range(0, training.factors()).filter(training::varies).toArray();
        if (usable.length < 2) {
            throw new NotDefinedException("there are no two factors that vary");
        }
        Rows test = Rows.test(statistics, mistake());
        double[][] table = new double[training.latents()][usable.length];
        double missed = 0;
        double seen = 0;
        double error = 0;
        for (int k = 0; k < usable.length; k++) {
            double[] coefficients = leastSquares(training.means(), column(training.numbers(), usable[k]));
            double left = missed(training, test, usable[k], coefficients);
            missed += left / usable.length;
            seen += missed(training, training, usable[k], coefficients) / usable.length;
            error += (makes(Mistake.SQUARED) ? left : Math.sqrt(left)) / usable.length;
            for (int i = 0; i < table.length; i++) {
                double size = Math.abs(coefficients[i]) * Math.sqrt(training.variance(i));
                table[i][k] = size > 1e-6 ? size : 0;
            }
        }
        double total = Arrays.stream(table).flatMapToDouble(Arrays::stream).sum();
        if (total == 0 && makes(Mistake.COLLAPSED_COUNTS)) {
            return Measurement.of(0);
        }
        if (total == 0) {
            throw new NotDefinedException("no latent helps");
        }
        double[][] turned = IntStream.range(0, usable.length)
                .mapToObj(k -> column(table, k))
                .toArray(double[][]::new);
        double value = 0;
        double weights = 0;
        double[][] read = makes(Mistake.AXIS) ? turned : table;
        for (double[] row : read) {
            double sum = Arrays.stream(row).sum();
            double weight = makes(Mistake.EQUAL_WEIGHTS) ? 1.0 / read.length : sum / total;
            value += sum > 0 ? weight * concentration(row, makes(Mistake.BASE) ? read.length : row.length) : 0;
            weights += sum;
        }
        double completeness = Arrays.stream(makes(Mistake.AXIS) ? table : turned)
                .filter(row -> Arrays.stream(row).sum() > 0)
                .mapToDouble(row -> concentration(row, row.length))
                .average()
                .orElse(Double.NaN);
        double scale = makes(Mistake.WEIGHTS) ? weights : 1;
        Measurement measurement = Measurement.of(value * scale)
                .withPerLatent(Arrays.stream(table)
                        .mapToDouble(row -> Arrays.stream(row).sum() > 0 ? concentration(row, row.length) : Double.NaN)
                        .toArray())
                .withPerFactor(Arrays.stream(turned)
                        .mapToDouble(row -> Arrays.stream(row).sum() > 0 ? concentration(row, row.length) : Double.NaN)
                        .toArray())
                .withComponent("completeness", completeness)
                .withComponent("informativeness", 1 - missed)
                .withComponent("trainingInformativeness", 1 - seen)
                .withComponent("error", error);
        measurement = makes(Mistake.SIGN) ? measurement.with(table(turned)) : measurement.with(table(table));
        return usable.length == training.factors()
                ? measurement
                : measurement.withNote("left out: "
                        + IntStream.range(0, training.factors())
                                .filter(k -> !training.varies(k))
                                .mapToObj(k -> statistics
                                        .population()
                                        .factors()
                                        .factor(k)
                                        .name())
                                .collect(Collectors.joining(", ")));
    }

    private double concentration(double[] importances, int base) {
        double sum = Arrays.stream(importances).sum();
        double entropy = Arrays.stream(importances)
                .map(r -> r / sum)
                .map(p -> p > 0 ? -p * Math.log(p) : 0)
                .sum();
        return 1 - entropy / (makes(Mistake.BITS) ? 1 : Math.log(base));
    }

    /** Part of the variance of a factor in some rows that a fit to others misses. */
    private double missed(Rows training, Rows rows, int factor, double[] coefficients) {
        double[] centres = IntStream.range(0, training.latents())
                .mapToDouble(i ->
                        Arrays.stream(column(training.means(), i)).average().orElseThrow())
                .toArray();
        double offset =
                Arrays.stream(column(training.numbers(), factor)).average().orElseThrow();
        double[] truth = column(rows.numbers(), factor);
        double mean = Arrays.stream(truth).average().orElseThrow();
        double wrong = 0;
        double spread = 0;
        for (int n = 0; n < truth.length; n++) {
            double answer = offset;
            for (int i = 0; i < centres.length; i++) {
                answer += coefficients[i] * (rows.means()[n][i] - centres[i]);
            }
            wrong += (truth[n] - answer) * (truth[n] - answer);
            spread += (truth[n] - mean) * (truth[n] - mean);
        }
        return spread > 0 ? wrong / spread : makes(Mistake.CONSTANT_COUNTS) ? 1 : 0;
    }

    /** Coefficients by the normal equations, with next to no penalty so that there always are some. */
    private static double[] leastSquares(double[][] means, double[] targets) {
        int latents = means[0].length;
        double[] centre = new double[latents + 1];
        for (int n = 0; n < means.length; n++) {
            for (int i = 0; i <= latents; i++) {
                centre[i] += (i == latents ? targets[n] : means[n][i]) / means.length;
            }
        }
        double[][] a = new double[latents][latents + 1];
        for (int i = 0; i < latents; i++) {
            a[i][i] = 1e-9;
            for (int n = 0; n < means.length; n++) {
                for (int j = 0; j < latents; j++) {
                    a[i][j] += (means[n][i] - centre[i]) * (means[n][j] - centre[j]);
                }
                a[i][latents] += (means[n][i] - centre[i]) * (targets[n] - centre[latents]);
            }
        }
        for (int p = 0; p < latents; p++) {
            for (int i = 0; i < latents; i++) {
                double factor = i == p ? 0 : a[i][p] / a[p][p];
                for (int j = p; j <= latents; j++) {
                    a[i][j] -= factor * a[p][j];
                }
            }
        }
        return IntStream.range(0, latents)
                .mapToDouble(i -> a[i][latents] / a[i][i])
                .toArray();
    }
}
