package org.teasel.metrics.relation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.metric.Measurement;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;

/** A measurement as the plain mean of scores of single factors or latents, without those that have none. */
public final class Average {

    private Average() {}

    /**
     * The mean over factors.
     *
     * @param scores [K]; NaN for a factor that has none
     * @param why what is the matter with such a factor, as in "is constant"
     * @throws NotDefinedException if no factor has a score
     */
    public static Measurement overFactors(Population population, double[] scores, String why) {
        return over("factor", Names.factors(population), scores, why).withPerFactor(scores);
    }

    /**
     * The mean over latents.
     *
     * @param scores [L]; NaN for a latent that has none
     * @param why what is the matter with such a latent, as in "tells nothing"
     * @throws NotDefinedException if no latent has a score
     */
    public static Measurement overLatents(Population population, double[] scores, String why) {
        return over("latent", Names.latents(population), scores, why).withPerLatent(scores);
    }

    /** The mean of those numbers that are not NaN; NaN if there are none. */
    public static double of(double... scores) {
        return Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(Double.NaN);
    }

    private static Measurement over(String kind, List<String> names, double[] scores, String why) {
        double mean = of(scores);
        if (Double.isNaN(mean)) {
            throw new NotDefinedException("every " + kind + " " + why);
        }
        List<String> missing = IntStream.range(0, scores.length)
                .filter(i -> Double.isNaN(scores[i]))
                .mapToObj(names::get)
                .toList();
        Measurement measurement = Measurement.of(mean);
        if (missing.isEmpty()) {
            return measurement;
        }
        String listed = missing.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return measurement.withNote((scores.length - missing.size()) + " of " + scores.length + " " + kind
                + "s count; left out because it " + why + ": " + listed);
    }
}
