package org.teasel.metrics.correlation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.teasel.api.Settings;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricDescriptor.Unit;
import org.teasel.api.metric.MetricName;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.StandardNormal;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.LatentInformation;

/**
 * {@code elbo-terms}: E_x KL(q(z given x) || p(z)) for p = N(0, I) as the sum of index-code mutual information, total
 * correlation and dimension-wise divergence sum_i KL(q(z_i) || p(z_i)), each in nats and not negative, by sampling. The
 * same divergence in closed form stands beside it with the gap between the two. Chen 2018, Eq. 2.
 */
public final class ElboTerms implements Metric {

    @Override
    public MetricDescriptor descriptor() {
        return new MetricDescriptor(
                MetricName.of("elbo-terms"),
                "divergence of the posterior from the standard normal prior, in its three terms",
                Range.NOT_NEGATIVE,
                Direction.NEITHER,
                Unit.NATS,
                Set.of(),
                "Chen et al. 2018, Eq. 2");
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(
                LatentInformation.statistic(population, settings), new PosteriorMoments(), entropies(population));
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Population population = statistics.population();
        requireContinuous(population);
        LatentInformation information = LatentInformation.of(statistics);
        double[] cross = crossEntropies(statistics.get(new PosteriorMoments()));
        double[] divergences = information.entropies();
        double divergence = 0;
        double crossEntropy = 0;
        for (int i = 0; i < divergences.length; i++) {
            divergences[i] = cross[i] - divergences[i];
            divergence += divergences[i];
            crossEntropy += cross[i];
        }
        if (divergence == Double.POSITIVE_INFINITY) {
            throw new NotDefinedException(
                    "a latent is infinitely far from the prior: it is deterministic, or its spread exceeds all numbers");
        }
        double joint = information.joint();
        double totalCorrelation = information.totalCorrelation();
        double sum = joint + totalCorrelation + divergence;
        double closedForm = crossEntropy - closedForm(statistics.get(entropies(population)));
        return Measurement.of(sum)
                .withPerLatent(divergences)
                .withComponent("indexCodeMutualInformation", joint)
                .withComponent("totalCorrelation", totalCorrelation)
                .withComponent("dimensionWiseDivergence", divergence)
                .withComponent("closedForm", closedForm)
                .withComponent("gap", sum - closedForm);
    }

    private static void requireContinuous(Population population) {
        for (int i = 0; i < population.latents(); i++) {
            if (!(population.latent(i) instanceof Latent.Continuous)) {
                throw new NotDefinedException(
                        "latent '" + population.latentName(i) + "' is discrete and the prior is a standard normal");
            }
        }
    }

    /** [L], -E log p(z_i). */
    private static double[] crossEntropies(Moments moments) {
        double[] cross = new double[moments.mean().length];
        for (int i = 0; i < cross.length; i++) {
            double mean = moments.mean()[i];
            double variance = moments.covarianceOfMeans()[i][i] + moments.meanCovariance()[i][i];
            cross[i] = StandardNormal.HALF_LOG_TWO_PI + (variance + mean * mean) / 2;
        }
        return cross;
    }

    private static double closedForm(Map<LatentSet, OptionalDouble> entropies) {
        return entropies.values().iterator().next().orElse(Double.NaN);
    }

    private static PosteriorEntropies entropies(Population population) {
        return new PosteriorEntropies(List.of(LatentSet.all(population.latents())));
    }
}
