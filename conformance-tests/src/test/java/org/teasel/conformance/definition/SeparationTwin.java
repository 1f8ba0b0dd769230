package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of sepin, indin, wsepin, windin, informativeness and tc. */
final class SeparationTwin extends Twin {

    SeparationTwin(String name, Mistake mistake) {
        super(name, mistake);
    }

    @Override
    public Optional<Metric> at(int k) {
        String id = name().id();
        return id.equals("sepin") || id.equals("indin")
                ? Optional.of(new SeparationTwin(id + "@" + k, mistake()))
                : Optional.empty();
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(SampledPosterior.of(population, settings));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        SampledInformation sampled = statistics.get(SampledPosterior.of(population, statistics.settings()));
        int latents = population.latents();
        LatentSet all = LatentSet.all(latents);
        double[] alone = IntStream.range(0, latents)
                .mapToDouble(i -> sampled.information(LatentSet.of(i)))
                .toArray();
        double joint = sampled.information(all);
        switch (name().id()) {
            case "informativeness":
                return Measurement.of(makes(Mistake.SUM) ? Arrays.stream(alone).sum() : joint);
            case "tc":
                double conditional =
                        population.factorised() || makes(Mistake.NO_CORRELATION) ? 0 : conditional(sampled, all);
                double difference = Arrays.stream(alone).sum() - joint;
                return Measurement.of((makes(Mistake.SIGN) ? -difference : difference) + conditional);
            default:
                double[] figures = makes(Mistake.ALONE) ? alone : figures(population, sampled);
                return name().id().startsWith("w") ? weighted(alone, figures) : best(population, figures);
        }
    }

    private static double conditional(SampledInformation sampled, LatentSet set) {
        if (sampled.conditionalEntropy(set) == Double.NEGATIVE_INFINITY) {
            throw new NotDefinedException("the posterior is singular");
        }
        return set.size() == 0 ? 0 : sampled.conditionalTotalCorrelation(set);
    }

    private double[] figures(Population population, SampledInformation sampled) {
        int latents = population.latents();
        LatentSet all = LatentSet.all(latents);
        boolean independent = name().id().contains("ndin") && !makes(Mistake.NO_CORRELATION);
        return IntStream.range(0, latents)
                .mapToDouble(i -> {
                    LatentSet others = LatentSet.allBut(i, latents);
                    double figure = sampled.information(all) - (latents == 1 ? 0 : sampled.information(others));
                    return independent && !population.factorised() && latents > 1
                            ? figure - conditional(sampled, all) + conditional(sampled, others)
                            : figure;
                })
                .toArray();
    }

    private Measurement best(Population population, double[] figures) {
        int factors = population.factors().count();
        int count = name().k().orElse(factors == 0 ? figures.length : Math.min(factors, figures.length));
        if (count > figures.length && !makes(Mistake.CUT_K)) {
            throw new NotDefinedException("there are too few latents");
        }
        double[] ordered = figures.clone();
        if (!makes(Mistake.FIRST_K)) {
            Arrays.sort(ordered);
        }
        int from = makes(Mistake.FIRST_K) ? 0 : Math.max(0, ordered.length - count);
        double[] chosen = Arrays.copyOfRange(ordered, from, Math.min(ordered.length, from + count));
        double sum = Arrays.stream(chosen).sum();
        return Measurement.of(makes(Mistake.SUM) ? sum : sum / chosen.length);
    }

    private Measurement weighted(double[] alone, double[] figures) {
        double[] weights = Arrays.stream(makes(Mistake.OWN_WEIGHTS) ? figures : alone)
                .map(weight -> Math.max(0, weight))
                .toArray();
        if (makes(Mistake.NEGATIVE)) {
            weights = alone;
        }
        if (makes(Mistake.EQUAL_WEIGHTS)) {
            Arrays.fill(weights, 1);
        }
        double total = Arrays.stream(weights).sum();
        if (!(total > 1e-9)) {
            throw new NotDefinedException("no latent tells anything");
        }
        double sum = 0;
        for (int i = 0; i < figures.length; i++) {
            sum += weights[i] * figures[i];
        }
        return Measurement.of(makes(Mistake.WEIGHTS) ? sum : sum / total);
    }
}
