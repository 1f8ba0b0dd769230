package org.teasel.conformance.posterior;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * One latent of a posterior as something to integrate along: a sum for a discrete latent, the value at the point for one
 * without spread, a quadrature for others. The quadrature begins with panels between quantiles of the distribution
 * function and about the mean, so that either of them may be wrong and narrow densities are still found; what lies
 * beyond the outermost is integrated on a logarithmic scale, for families with heavy tails.
 */
final class Axis {

    /** Levels of the quantiles that panels begin and end at; the median, for a density may have a kink there. */
    private static final double[] LEVELS = {1e-9, 1e-4, 0.02, 0.16, 0.5, 0.84, 0.98, 1 - 1e-4, 1 - 1e-9};

    private static final double[] DEVIATIONS = {-8, -3, -1, 0, 1, 3, 8};

    /** The tail reaches to e^40 times its first step. */
    private static final double FARTHEST = 40;

    private static final int BISECTIONS = 60;
    private static final int MOST_DOUBLINGS = 2100;

    private final Row row;
    private final int latent;
    private final double tolerance;
    private final double[] edges;

    private Axis(Row row, int latent, double tolerance) {
        this.row = row;
        this.latent = latent;
        this.tolerance = tolerance;
        this.edges = row.discrete(latent) || row.point(latent) ? new double[0] : edges();
    }

    /** The axis of a latent, to integrate along to about an absolute error. */
    static Axis of(Row row, int latent, double tolerance) {
        return new Axis(row, latent, tolerance);
    }

    /** The values where panels begin and end, or a discrete latent's values, or the point. */
    double[] stations() {
        if (row.discrete(latent)) {
            return values();
        }
        return row.point(latent) ? new double[] {row.mean(latent)} : edges.clone();
    }

    /** The integral of f along the whole axis; hints are values where f may have a peak. */
    double integral(DoubleUnaryOperator f, double... hints) {
        if (row.discrete(latent)) {
            return Arrays.stream(values()).map(f).sum();
        }
        if (row.point(latent)) {
            return f.applyAsDouble(row.mean(latent));
        }
        double[] ends = ascending(DoubleStream.concat(Arrays.stream(edges), Arrays.stream(hints)));
        double low = ends[0];
        double high = ends[ends.length - 1];
        double step = (high - low) / 8;
        return tail(f, low, -step) + panels(f, ends) + tail(f, high, step);
    }

    /** The integral of f over (from, to]; hints are values where f may have a peak. */
    double integralBetween(DoubleUnaryOperator f, double from, double to, double... hints) {
        if (row.discrete(latent)) {
            return Arrays.stream(values())
                    .filter(v -> v > from && v <= to)
                    .map(f)
                    .sum();
        }
        if (row.point(latent)) {
            double point = row.mean(latent);
            return point > from && point <= to ? f.applyAsDouble(point) : 0;
        }
        return panels(
                f,
                ascending(DoubleStream.concat(
                        DoubleStream.concat(Arrays.stream(edges), Arrays.stream(hints))
                                .filter(e -> e > from && e < to),
                        DoubleStream.of(from, to))));
    }

    private double panels(DoubleUnaryOperator f, double[] ends) {
        double sum = 0;
        for (int e = 0; e + 1 < ends.length; e++) {
            sum += AdaptiveQuadrature.integral(f, ends[e], ends[e + 1], tolerance);
        }
        return sum;
    }

    private double tail(DoubleUnaryOperator f, double end, double step) {
        DoubleUnaryOperator scaled = u -> {
            double value = end + step * Math.expm1(u);
            return Double.isFinite(value) ? f.applyAsDouble(value) * Math.abs(step) * Math.exp(u) : 0;
        };
        return AdaptiveQuadrature.integral(scaled, 0, 1, tolerance)
                + AdaptiveQuadrature.integral(scaled, 1, FARTHEST, tolerance);
    }

    private double[] values() {
        double[] values = new double[row.values(latent)];
        Arrays.setAll(values, v -> v);
        return values;
    }

    private double[] edges() {
        double mean = row.mean(latent);
        double deviation = row.deviation(latent);
        return ascending(DoubleStream.concat(
                Arrays.stream(LEVELS).map(this::quantile),
                Arrays.stream(DEVIATIONS).map(d -> mean + d * deviation)));
    }

    private static double[] ascending(DoubleStream values) {
        return values.filter(Double::isFinite).sorted().distinct().toArray();
    }

    /** The quantile by bisection; some number if the distribution function is no such thing. */
    private double quantile(double level) {
        double step = Math.max(row.deviation(latent), 1e-300);
        double low = row.mean(latent);
        double high = low;
        for (int k = 0; k < MOST_DOUBLINGS && row.cumulative(latent, low) > level; k++) {
            low -= step;
            step *= 2;
        }
        step = Math.max(row.deviation(latent), 1e-300);
        for (int k = 0; k < MOST_DOUBLINGS && row.cumulative(latent, high) < level; k++) {
            high += step;
            step *= 2;
        }
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = 0.5 * low + 0.5 * high;
            if (row.cumulative(latent, middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * low + 0.5 * high;
    }
}
