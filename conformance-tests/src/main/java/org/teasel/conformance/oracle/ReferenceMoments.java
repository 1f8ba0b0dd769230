package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorEntropies;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/** Moments, correlations and closed-form entropies: two passes, first for means, then for products of deviations. */
final class ReferenceMoments {

    /** Variances up to this count as none, as the key says. */
    private static final double NO_VARIANCE = 1e-12;

    private ReferenceMoments() {}

    static Moments moments(Held held) {
        Posteriors posteriors = held.posteriors();
        int latents = held.latents();
        double[] mean = new double[latents];
        double[][] ofMeans = new double[latents][latents];
        double[][] expected = new double[latents][latents];
        double[] least = new double[latents];
        double[] greatest = new double[latents];
        for (int i = 0; i < latents; i++) {
            int a = i;
            mean[i] = held.mean(n -> posteriors.mean(n, a));
            double[] means = IntStream.range(0, held.size())
                    .mapToDouble(n -> posteriors.mean(n, a))
                    .sorted()
                    .toArray();
            least[i] = means[0];
            greatest[i] = means[means.length - 1];
            for (int j = 0; j < latents; j++) {
                int b = j;
                ofMeans[i][j] = covariance(held, n -> posteriors.mean(n, a), n -> posteriors.mean(n, b));
                expected[i][j] = held.mean(n -> posteriors.covariance(n, a, b));
            }
        }
        return new Moments(mean, ofMeans, expected, least, greatest);
    }

    private static double covariance(Held held, IntToDoubleFunction x, IntToDoubleFunction y) {
        double meanX = held.mean(x);
        double meanY = held.mean(y);
        return held.mean(n -> (x.applyAsDouble(n) - meanX) * (y.applyAsDouble(n) - meanY));
    }

    static double[][] correlations(Held held) {
        int factors = held.population().factors().count();
        double[][] squared = new double[held.latents()][factors];
        for (int i = 0; i < squared.length; i++) {
            int latent = i;
            IntToDoubleFunction mean = n -> held.posteriors().mean(n, latent);
            for (int k = 0; k < factors; k++) {
                FactorColumn column = held.population().factors().column(k);
                squared[i][k] = squaredCorrelation(held, mean, n -> column.number(held.rows()[n]));
            }
        }
        return squared;
    }

    private static double squaredCorrelation(Held held, IntToDoubleFunction x, IntToDoubleFunction y) {
        double varianceX = covariance(held, x, x);
        double varianceY = covariance(held, y, y);
        if (varianceX <= NO_VARIANCE || varianceY <= NO_VARIANCE) {
            return 0;
        }
        double correlation = covariance(held, x, y) / Math.sqrt(varianceX) / Math.sqrt(varianceY);
        return Math.min(1, correlation * correlation);
    }

    static Map<LatentSet, OptionalDouble> entropies(Held held, PosteriorEntropies key) {
        Map<LatentSet, OptionalDouble> entropies = new LinkedHashMap<>();
        for (LatentSet set : key.sets()) {
            OptionalDouble[] each = IntStream.range(0, held.size())
                    .mapToObj(n -> held.posteriors().entropy(n, set))
                    .toArray(OptionalDouble[]::new);
            entropies.put(
                    set,
                    Arrays.stream(each).allMatch(OptionalDouble::isPresent)
                            ? OptionalDouble.of(held.mean(n -> each[n].getAsDouble()))
                            : OptionalDouble.empty());
        }
        return entropies;
    }
}
