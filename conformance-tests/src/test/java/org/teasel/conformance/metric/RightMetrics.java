package org.teasel.conformance.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.api.Settings;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.api.metric.MetricDescriptor.Range;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Requirement;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Statistics;

/** Metrics that are right, small enough to see that they are. */
final class RightMetrics {

    private static final int TICKETS = 50;

    private RightMetrics() {}

    static List<MetricCandidate> all() {
        return List.of(
                MetricCandidate.of(gap()),
                MetricCandidate.of(told()),
                MetricCandidate.of(told().at(1).orElseThrow()),
                MetricCandidate.of(drawn()),
                MetricCandidate.of(lottery())
                        .declaring("metric.invariant.noise-latent", "a latent that says nothing lowers the mean"));
    }

    static InformationTable table(Statistics statistics) {
        return statistics.get(QuantisedPosterior.of(statistics.settings()));
    }

    /** Mean over factors of (I_a - I_b) / H. */
    static Made gap() {
        return gap((gap, entropy) -> entropy > 1e-12 ? gap / entropy : Double.NaN);
    }

    static Made gap(DoubleBinaryOperator score) {
        return Made.of("gap", QuantisedPosterior::of, statistics -> gap(table(statistics), score))
                .in(Range.UNIT)
                .better(Direction.HIGHER)
                .requiring(Requirement.FACTORS, Requirement.SEVERAL_LATENTS);
    }

    static Measurement gap(InformationTable table, DoubleBinaryOperator score) {
        double[] scores = IntStream.range(0, table.factors())
                .mapToDouble(k -> {
                    double[] shared = ofFactor(table, k);
                    Arrays.sort(shared);
                    double gap = shared[shared.length - 1] - shared[shared.length - 2];
                    return score.applyAsDouble(gap, table.factorEntropy()[k]);
                })
                .toArray();
        return mean(scores).withPerFactor(scores);
    }

    static double[] ofFactor(InformationTable table, int factor) {
        return Arrays.stream(table.mutualInformation())
                .mapToDouble(row -> row[factor])
                .toArray();
    }

    /** The mean of those that are defined. */
    static Measurement mean(double[] scores) {
        return Measurement.of(DoubleStream.of(scores)
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElseThrow(() -> new NotDefinedException("every factor is constant")));
    }

    /** The greatest I(x; z_i), or the mean of the k greatest. */
    static Made told() {
        return told(1, RightMetrics::best).choosing(k -> chosen(k, k, RightMetrics::best));
    }

    /** The mean of the greatest so many. */
    interface Best {
        double of(double[] ascending, int k);
    }

    static double best(double[] ascending, int k) {
        if (k > ascending.length) {
            throw new NotDefinedException("there are fewer than " + k + " latents");
        }
        return Arrays.stream(ascending, ascending.length - k, ascending.length)
                .average()
                .orElseThrow();
    }

    static Made told(int k, Best best) {
        return Made.of("told", QuantisedPosterior::of, statistics -> {
                    double[] told = table(statistics).informativeness();
                    double[] ascending = told.clone();
                    Arrays.sort(ascending);
                    return Measurement.of(best.of(ascending, k)).withPerLatent(told);
                })
                .in(Range.NOT_NEGATIVE);
    }

    static Optional<Metric> chosen(int named, int k, Best best) {
        if (named < 1) {
            throw new IllegalArgumentException("k is " + named + ", expected at least 1");
        }
        return Optional.of(told(k, best).described(d -> d.named(new MetricName("told", OptionalInt.of(named), ""))));
    }

    /** I(x; z) by draws. */
    static Made drawn() {
        return Made.of(
                        "drawn",
                        settings -> null,
                        statistics -> Measurement.of(statistics
                                .get(SampledPosterior.of(statistics.population(), statistics.settings()))
                                .information(
                                        LatentSet.all(statistics.population().latents()))))
                .asking((population, settings) -> List.of(SampledPosterior.of(population, settings)))
                .in(Range.NOT_NEGATIVE);
    }

    /** Mean of I(x; z_i) over latents drawn by lot: as uncertain as a learner. */
    static Made lottery() {
        return Made.of("lottery", QuantisedPosterior::of, statistics -> {
                    double[] told = table(statistics).informativeness();
                    Settings settings = statistics.settings();
                    return Measurement.of(new SplittableRandom(settings.seed())
                            .ints(TICKETS, 0, told.length)
                            .mapToDouble(i -> told[i])
                            .average()
                            .orElseThrow());
                })
                .in(Range.NOT_NEGATIVE)
                .repeatable(false);
    }
}
