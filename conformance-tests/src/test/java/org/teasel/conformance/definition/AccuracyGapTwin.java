package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.Factor;
import org.teasel.api.information.FactorCorrelations;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of sap and sap:accuracy that names the value whose centre is nearest. */
final class AccuracyGapTwin extends Twin {

    AccuracyGapTwin(String name, Mistake mistake) {
        super(name, mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(Rows.key(settings), new FactorCorrelations());
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        Rows training = Rows.training(statistics, mistake());
        Rows test = Rows.test(statistics, mistake());
        if (training.latents() < 2) {
            throw new NotDefinedException("there are no two latents");
        }
        double[][] squared = statistics.get(new FactorCorrelations());
        double[][] table = new double[training.latents()][training.factors()];
        for (int k = 0; k < training.factors(); k++) {
            boolean learns = is("accuracy") || population.factors().factor(k).type() == Factor.Type.CATEGORICAL;
            for (int i = 0; i < table.length; i++) {
                table[i][k] = learns ? accuracy(training, test, i, k) : squared[i][k];
            }
        }
        double[] gaps = IntStream.range(0, training.factors())
                .mapToDouble(k -> training.varies(k) ? gap(column(table, k)) : Double.NaN)
                .toArray();
        double mean = Arrays.stream(gaps)
                .filter(gap -> !Double.isNaN(gap))
                .average()
                .orElseThrow(() -> new NotDefinedException("no factor varies"));
        return Measurement.of(mean)
                .withNote("left out: "
                        + IntStream.range(0, gaps.length)
                                .filter(k -> Double.isNaN(gaps[k]))
                                .mapToObj(k -> population.factors().factor(k).name())
                                .collect(Collectors.joining(", ")));
    }

    private static double gap(double[] entries) {
        return entries[best(entries)] - entries[runnerUp(entries)];
    }

    private double accuracy(Rows training, Rows test, int latent, int factor) {
        int[] values =
                Arrays.stream(training.labelsOf(factor)).distinct().sorted().toArray();
        double[] centres = Arrays.stream(values)
                .mapToDouble(value -> centre(training, latent, factor, value))
                .toArray();
        int[] labels = test.labelsOf(factor);
        double[] right = IntStream.range(0, labels.length)
                .mapToDouble(n -> {
                    double z = test.means()[n][latent];
                    double[] nearness =
                            Arrays.stream(centres).map(c -> -Math.abs(z - c)).toArray();
                    return values[best(nearness)] == labels[n] ? 1 : 0;
                })
                .toArray();
        boolean balanced = is("") != makes(Mistake.BALANCE);
        return balanced
                ? Arrays.stream(labels)
                        .distinct()
                        .mapToDouble(value -> IntStream.range(0, labels.length)
                                .filter(n -> labels[n] == value)
                                .mapToDouble(n -> right[n])
                                .average()
                                .orElseThrow())
                        .average()
                        .orElseThrow()
                : Arrays.stream(right).average().orElseThrow();
    }

    private static double centre(Rows rows, int latent, int factor, int value) {
        int[] labels = rows.labelsOf(factor);
        return IntStream.range(0, labels.length)
                .filter(n -> labels[n] == value)
                .mapToDouble(n -> rows.means()[n][latent])
                .average()
                .orElseThrow();
    }
}
