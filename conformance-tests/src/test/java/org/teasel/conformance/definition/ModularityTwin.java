package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of modularity. */
final class ModularityTwin extends Twin {

    ModularityTwin(Mistake mistake) {
        super("modularity", mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(QuantisedPosterior.of(settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        InformationTable table = statistics.get(QuantisedPosterior.of(statistics.settings()));
        int[] varying = IntStream.range(0, table.factors())
                .filter(k -> table.factorEntropy()[k] > 1e-9)
                .toArray();
        if (varying.length < 2) {
            throw new NotDefinedException("there are no two factors that vary");
        }
        double others = makes(Mistake.CONSTANT_COUNTS) ? table.factors() - 1 : varying.length - 1;
        if (makes(Mistake.NO_MINUS_ONE)) {
            others++;
        }
        double power = makes(Mistake.POWER) ? 1 : 2;
        double[] scores = new double[table.latents()];
        for (int i = 0; i < scores.length; i++) {
            int latent = i;
            double[] informations = Arrays.stream(varying)
                    .mapToDouble(k -> table.mutualInformation()[latent][k])
                    .toArray();
            double most = Arrays.stream(informations).max().orElseThrow();
            double sum = Arrays.stream(informations)
                    .map(information -> Math.pow(information / most, power))
                    .sum();
            double dead = makes(Mistake.DEAD_IS_PERFECT) ? 1 : Double.NaN;
            scores[i] = most > 1e-9 ? 1 - (sum - 1) / others : dead;
        }
        double mean = Arrays.stream(scores)
                .filter(s -> !Double.isNaN(s))
                .average()
                .orElseThrow(() -> new NotDefinedException("no latent tells anything"));
        return Measurement.of(mean).withPerLatent(scores);
    }
}
