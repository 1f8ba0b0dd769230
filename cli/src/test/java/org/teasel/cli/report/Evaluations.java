package org.teasel.cli.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.teasel.api.Settings;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Deterministic;
import org.teasel.metrics.Evaluation;

/** Evaluations made by hand, with every kind of score. */
public final class Evaluations {

    /** A name that a careless page would run. */
    public static final String HOSTILE = "<script>alert('y')</script> | & \"q\"";

    private static final Duration TIME = Duration.ofMillis(1234);

    private Evaluations() {}

    /** A report of three observations, two latents and two factors, one of them with a hostile name. */
    public static Report report() {
        Representation representation = Representation.of(
                        "a small " + HOSTILE,
                        Deterministic.of(new double[][] {{0, 1}, {1, 0}, {0, 0}}),
                        Factors.of(
                                3,
                                List.of(
                                        FactorColumn.Labels.of(Factor.categorical(HOSTILE, 2), new int[] {0, 1, 0}),
                                        FactorColumn.Labels.of(Factor.ordinal("size", 3), new int[] {0, 1, 2}))))
                .named(List.of("z0", HOSTILE));
        InformationTable information = new InformationTable(
                new double[] {0.6, 0.7},
                new double[] {0, 0},
                new double[] {0.6, 0.7},
                new double[] {0.64, 1.1},
                new double[][] {{0.6, 0.2}, {0.1, 0.3}},
                new double[][] {{0.7, 1.5}, {1.2, 1.4}},
                new int[] {100, 100},
                new double[] {0, 0.02});
        Evaluation evaluation = new Evaluation(
                representation,
                Settings.DEFAULT.withSeed(7).withThreads(2),
                List.of(full(), infinite(), notDefined(), failed()),
                Optional.of(information),
                Optional.empty(),
                List.of("2.0 % of latent " + HOSTILE + " lies outside the range"),
                TIME);
        return new Report(
                evaluation,
                new Provenance("1.2.3", Map.of("encoder", HOSTILE), Instant.parse("2026-01-02T03:04:05Z")),
                Optional.empty());
    }

    private static Score full() {
        Matrix matrix =
                new Matrix("a table of " + HOSTILE, List.of("z0", HOSTILE), List.of(HOSTILE, "size"), new double[][] {
                    {1, Double.NaN}, {0.25, 0}
                });
        Measurement measurement = Measurement.of(0.5)
                .withPerFactor(0.25, Double.NaN)
                .withPerLatent(0.5, Double.POSITIVE_INFINITY)
                .with(matrix)
                .withComponent("totalShare", 0.125)
                .withComponent("unknown", Double.NaN)
                .withNote("left out: " + HOSTILE);
        Measurement errors = Measurement.of(0.01).withPerFactor(0.02, 0.03).withComponent("totalShare", 0.004);
        return new Score(
                descriptor("gap", MetricDescriptor.Range.UNIT),
                new Score.Defined(measurement, Optional.of(errors), Optional.of(new Score.Interval(0.45, 0.55, 0.95))),
                Map.of("bins", 100, "range", List.of(-4.0, 4.0), "rule", "exact", "hard", true),
                TIME);
    }

    private static Score infinite() {
        return new Score(
                descriptor("tc:gaussian-mean", MetricDescriptor.Range.NOT_NEGATIVE),
                new Score.Defined(Measurement.of(Double.POSITIVE_INFINITY), Optional.empty(), Optional.empty()),
                Map.of(),
                TIME);
    }

    private static Score notDefined() {
        return new Score(
                descriptor("modularity", MetricDescriptor.Range.UNIT),
                new Score.NotDefined("it compares factors and there is only one"),
                Map.of(),
                TIME);
    }

    private static Score failed() {
        return new Score(
                descriptor("sepin@3", MetricDescriptor.Range.ANY),
                new Score.Failed("IllegalStateException of evil.jar: " + HOSTILE),
                Map.of(),
                TIME);
    }

    private static MetricDescriptor descriptor(String name, MetricDescriptor.Range range) {
        return new MetricDescriptor(
                MetricName.parse(name),
                "what " + HOSTILE + " is",
                range,
                MetricDescriptor.Direction.HIGHER,
                MetricDescriptor.Unit.NATS,
                Set.of(),
                "Someone 2020, Eq. 1");
    }
}
