package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of mig, rmig and jemmig, quantised or by draws. */
final class GapTwin extends Twin {

    GapTwin(String name, Mistake mistake) {
        super(name, mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(
                QuantisedPosterior.of(settings),
                SampledPosterior.ofFactors(population, settings),
                new MeanHistogram(MeanHistogram.USUAL_BINS, settings.factorBins()));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        Settings settings = statistics.settings();
        InformationTable quantised = makes(Mistake.MEANS)
                ? statistics.get(new MeanHistogram(MeanHistogram.USUAL_BINS, settings.factorBins()))
                : statistics.get(QuantisedPosterior.of(settings));
        int latents = population.latents();
        int factors = population.factors().count();
        if (latents < 2) {
            throw new NotDefinedException("there is one latent");
        }
        double[][] shared = quantised.mutualInformation();
        double[][] joint = quantised.jointEntropy();
        if (is("monte-carlo")) {
            SampledInformation sampled = statistics.get(SampledPosterior.ofFactors(population, settings));
            shared = new double[latents][factors];
            joint = new double[latents][factors];
            for (int i = 0; i < latents; i++) {
                for (int k = 0; k < factors; k++) {
                    shared[i][k] = sampled.mutualInformation(i, k);
                    joint[i][k] = sampled.jointEntropy(i, k);
                    if (name().id().equals("mig") && !makes(Mistake.NEGATIVE)) {
                        shared[i][k] = Math.max(0, shared[i][k]);
                    }
                }
            }
        }
        double[] entropies = quantised.factorEntropy();
        double[] scores = new double[factors];
        for (int k = 0; k < factors; k++) {
            double dead = makes(Mistake.CONSTANT_COUNTS) ? 0 : Double.NaN;
            scores[k] = entropies[k] > 1e-9
                    ? score(statistics, quantised, shared, joint, k) / (makes(Mistake.BITS) ? Math.log(2) : 1)
                    : dead;
        }
        double[] counted = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).toArray();
        if (counted.length == 0) {
            throw new NotDefinedException("no factor varies");
        }
        if (Arrays.stream(counted).anyMatch(Double::isInfinite)) {
            throw new NotDefinedException("the best latent has no density");
        }
        double sum = Arrays.stream(counted).sum();
        Measurement measurement = Measurement.of(makes(Mistake.SUM) ? sum : sum / counted.length);
        if (!makes(Mistake.NO_SHARES)) {
            measurement = measurement.withPerFactor(scores);
        }
        return counted.length == factors || makes(Mistake.IN_SILENCE)
                ? measurement
                : measurement.withNote("left out: "
                        + IntStream.range(0, factors)
                                .filter(k -> Double.isNaN(scores[k]) || makes(Mistake.NAMES_ALL))
                                .mapToObj(k -> population.factors().factor(k).name())
                                .collect(Collectors.joining(", ")));
    }

    private double score(
            Statistics statistics, InformationTable quantised, double[][] shared, double[][] joint, int k) {
        double[] informations = makes(Mistake.AXIS) ? padded(shared[k % shared.length]) : column(shared, k);
        int best = best(informations);
        int next = makes(Mistake.NEXT_LATENT) ? (best + 1) % informations.length : runnerUp(informations);
        double gap = informations[best] - informations[next];
        double entropy = quantised.factorEntropy()[k];
        int values = ((FactorColumn.Finite) statistics
                        .population()
                        .factors(statistics.settings().factorBins())
                        .column(k))
                .values();
        best = Math.min(best, shared.length - 1);
        switch (name().id()) {
            case "mig":
                double divisor = makes(Mistake.LOG_OF_VALUES)
                        ? Math.log(values)
                        : makes(Mistake.LATENT_ENTROPY) ? quantised.latentEntropy()[best] : entropy;
                return gap / divisor;
            case "rmig":
                return is("normalised") ? gap / entropy : gap;
            default:
                double own = makes(Mistake.GREATEST_JOINT)
                        ? Arrays.stream(column(joint, k)).max().orElseThrow()
                        : joint[best][k];
                double nats = makes(Mistake.SIGN) ? own - informations[best] - informations[next] : own - gap;
                int bins = makes(Mistake.BINS_OF_SETTINGS)
                        ? statistics.settings().quantisation().bins()
                        : makes(Mistake.VALUES_FOR_BINS) ? values : quantised.bins()[best];
                return is("normalised") ? nats / (entropy + Math.log(bins)) : nats;
        }
    }

    private static double[] padded(double[] row) {
        return Arrays.copyOf(row, Math.max(2, row.length));
    }
}
