package org.teasel.conformance.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.posterior.CholeskyFactor;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A twin of misjed, of tc in its Gaussian variants, and of elbo-terms. */
final class DependenceTwin extends Twin {

    DependenceTwin(String name, Mistake mistake) {
        super(name, mistake);
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return switch (name().id()) {
            case "misjed" ->
                List.of(
                        QuantisedPosterior.of(settings),
                        new MeanPairs(settings.quantisation()),
                        new QuantisedPairs(settings.quantisation()));
            case "tc" -> List.of(new PosteriorMoments());
            default -> List.of(new PosteriorMoments(), SampledPosterior.of(population, settings));
        };
    }

    @Override
    public Measurement measure(Statistics statistics) {
        return Measurement.of(
                switch (name().id()) {
                    case "misjed" -> misjed(statistics);
                    case "tc" -> gaussian(statistics.get(new PosteriorMoments()), statistics.population());
                    default -> elboTerms(statistics);
                });
    }

    private double misjed(Statistics statistics) {
        int latents = statistics.population().latents();
        if (latents < 2) {
            throw new NotDefinedException("there is one latent");
        }
        InformationTable table = statistics.get(QuantisedPosterior.of(statistics.settings()));
        double[][] joint = makes(Mistake.JOINT_OF_POSTERIOR)
                ? statistics.get(new QuantisedPairs(statistics.settings().quantisation()))
                : statistics.get(new MeanPairs(statistics.settings().quantisation()));
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                if (i == j && !makes(Mistake.DIAGONAL)) {
                    continue;
                }
                double alone = makes(Mistake.MEANS)
                        ? joint[i][i] + joint[j][j]
                        : table.latentEntropy()[i] + table.latentEntropy()[j];
                sum += alone - joint[i][j];
                pairs++;
            }
        }
        return makes(Mistake.SUM) ? sum / 2 : sum / pairs;
    }

    private double gaussian(Moments moments, Population population) {
        boolean means = is("gaussian-mean") != makes(Mistake.OTHER_COVARIANCE);
        int size = population.size();
        double scale = makes(Mistake.UNBIASED) && size > 1 ? size / (size - 1.0) : 1;
        double[][] c = new double[population.latents()][population.latents()];
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c.length; j++) {
                c[i][j] = scale * moments.covarianceOfMeans()[i][j] + (means ? 0 : moments.meanCovariance()[i][j]);
            }
        }
        int[] kept = IntStream.range(0, c.length)
                .filter(i -> c[i][i] > 1e-12 || makes(Mistake.CONSTANT_LATENT))
                .toArray();
        double[] matrix = new double[kept.length * kept.length];
        for (int k = 0; k < matrix.length; k++) {
            int i = kept[k / kept.length];
            int j = kept[k % kept.length];
            matrix[k] = i == j ? 1 : c[i][j] / Math.sqrt(c[i][i] * c[j][j]);
        }
        if (Arrays.stream(matrix).anyMatch(Double::isNaN)) {
            return Double.POSITIVE_INFINITY;
        }
        CholeskyFactor factor = CholeskyFactor.of(kept.length, matrix);
        if (factor.rank() < kept.length) {
            return Double.POSITIVE_INFINITY;
        }
        return -factor.logDeterminant() * (makes(Mistake.NO_HALF) ? 1 : 0.5);
    }

    private double elboTerms(Statistics statistics) {
        Population population = statistics.population();
        int latents = population.latents();
        if (IntStream.range(0, latents).anyMatch(i -> population.latent(i) instanceof Latent.Discrete)) {
            throw new NotDefinedException("a latent is discrete");
        }
        SampledInformation sampled = statistics.get(SampledPosterior.of(population, statistics.settings()));
        Moments moments = statistics.get(new PosteriorMoments());
        double sum = 0;
        double divergences = 0;
        for (int i = 0; i < latents; i++) {
            double mean = makes(Mistake.NO_MEAN) ? 0 : moments.mean()[i];
            double variance = makes(Mistake.NO_VARIANCE) ? 1 : moments.covariance()[i][i];
            divergences += 0.5 * (Math.log(2 * Math.PI) + variance + mean * mean) - sampled.entropy(LatentSet.of(i));
            sum += sampled.information(LatentSet.of(i));
        }
        if (Double.isInfinite(divergences)) {
            throw new NotDefinedException("a latent is deterministic");
        }
        if (makes(Mistake.NO_CORRELATION)) {
            return sampled.information(LatentSet.all(latents)) + divergences;
        }
        return sum
                + divergences
                + (population.factorised() ? 0 : sampled.conditionalTotalCorrelation(LatentSet.all(latents)));
    }
}
