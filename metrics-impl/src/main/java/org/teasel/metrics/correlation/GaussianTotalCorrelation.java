package org.teasel.metrics.correlation;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.api.posterior.CholeskyFactor;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.metrics.relation.Names;

/**
 * {@code tc:gaussian-mean} and {@code tc:gaussian-sampled}: 1/2 (sum_i log C_ii - log det C) in nats, the total
 * correlation of a Gaussian with covariance C. Infinite if C is singular, as when one latent repeats another; a latent
 * without variance depends on nothing and is left out. Blind to dependence that is not correlation. RTC-VAE,
 * Proposition 1.
 */
final class GaussianTotalCorrelation implements Metric {

    private final MetricDescriptor descriptor;
    private final Function<Moments, double[][]> covariance;

    private GaussianTotalCorrelation(String variant, String summary, Function<Moments, double[][]> covariance) {
        this.descriptor = TotalCorrelation.DESCRIPTOR
                .named(MetricName.of("tc", variant))
                .summarised(summary)
                .citing("RTC-VAE, Proposition 1");
        this.covariance = covariance;
    }

    static List<Metric> all() {
        return List.of(
                new GaussianTotalCorrelation(
                        "gaussian-mean",
                        "total correlation of a Gaussian with the covariance of the posterior means",
                        Moments::covarianceOfMeans),
                new GaussianTotalCorrelation(
                        "gaussian-sampled",
                        "total correlation of a Gaussian with the covariance of the aggregated posterior",
                        Moments::covariance));
    }

    @Override
    public MetricDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Collection<? extends Statistic<?>> needs(Population population, Settings settings) {
        return List.of(new PosteriorMoments());
    }

    @Override
    public Measurement measure(Statistics statistics) {
        Correlations correlations = Correlations.of(covariance.apply(statistics.get(new PosteriorMoments())));
        List<String> names = Names.latents(statistics.population());
        int[] spread =
                IntStream.range(0, names.size()).filter(correlations::varies).toArray();
        Measurement measurement = Measurement.of(totalCorrelation(correlations, spread))
                .with(new Matrix("correlation", names, names, correlations.table()));
        return spread.length == names.size()
                ? measurement
                : measurement.withNote(
                        spread.length + " of " + names.size() + " latents count; the others are constant");
    }

    private static double totalCorrelation(Correlations correlations, int[] latents) {
        int n = latents.length;
        double[] matrix = new double[n * n];
        for (int k = 0; k < matrix.length; k++) {
            matrix[k] = correlations.table()[latents[k / n]][latents[k % n]];
        }
        CholeskyFactor factor = CholeskyFactor.of(n, matrix);
        // Rounding can leave a determinant just above 1.
        return factor.rank() == n ? Math.max(0, -factor.logDeterminant() / 2) : Double.POSITIVE_INFINITY;
    }
}
