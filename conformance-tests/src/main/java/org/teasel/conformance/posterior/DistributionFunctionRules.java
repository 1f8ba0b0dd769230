package org.teasel.conformance.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/** Rules about the distribution functions of one latent and of two. */
final class DistributionFunctionRules {

    /** What two routes to a probability may differ by: quadrature is better, many distribution functions are not. */
    private static final double TOLERANCE = 1e-6;

    /** What a function that should rise may fall by, and how near 0 and 1 it must come at its ends. */
    private static final double ROUNDING = 1e-12;

    private static final double QUADRATURE = 1e-9;

    /** Of an integral of integrals: coarser than these are, else it would refine their errors. */
    private static final double OUTER_QUADRATURE = 1e-7;

    private static final int BOXES = 3;
    private static final double[] DEVIATIONS = {-1e6, -40, -8, -3, -1, -0.5, -0.1, 0, 0.1, 0.5, 1, 3, 8, 40, 1e6};

    static final List<RowRule> ALL = List.of(
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.distribution.monotone",
                                    "the distribution function of a latent rises from 0 to 1 and is never NaN, at"
                                            + " infinity and at the greatest numbers too")
                            .from("Posteriors.cumulative(row, latent, value)")
                            .brokenBy("a polynomial used outside its range; infinity minus infinity; the survival"
                                    + " function in place of the distribution function"),
                    60,
                    1,
                    DistributionFunctionRules::monotone),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.distribution.density",
                                    "between any two values the distribution function of a latent rises by the integral"
                                            + " of its density, or by the sum of its probabilities")
                            .from("Posteriors.cumulative(row, latent, value) and Posteriors.density(row, set)")
                            .brokenBy("a value that is not standardised; the variance taken for the standard"
                                    + " deviation; a discrete distribution function that leaves out its own value"),
                    30,
                    1,
                    DistributionFunctionRules::agreesWithDensity),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.joint-distribution.marginals",
                                    "the joint distribution function of two latents has their own distribution functions"
                                            + " as limits, lies between Frechet's bounds, and is the same for the latents"
                                            + " in either order")
                            .from("Posteriors.cumulative(row, i, a, j, b)")
                            .brokenBy("arguments that are swapped; limits at infinity that come out as NaN or 0"),
                    40,
                    2,
                    DistributionFunctionRules::limits),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.joint-distribution.rectangles",
                                    "the joint distribution function of two latents gives no rectangle a mass below 0")
                            .from("Posteriors.cumulative(row, i, a, j, b)")
                            .brokenBy(
                                    "a function that rises in each latent and is no distribution, such as a minimum or"
                                            + " a mean of the marginals"),
                    40,
                    2,
                    DistributionFunctionRules::rectangles),
            new RowRule(
                    Rule.<PosteriorCandidate>must(
                                    "posterior.joint-distribution.density",
                                    "the joint distribution function of two latents gives each rectangle the integral of"
                                            + " their joint density")
                            .from("Posteriors.cumulative(row, i, a, j, b) and Posteriors.density(row, set)")
                            .brokenBy("the product of the marginals for latents that depend on each other; a covariance"
                                    + " taken for a correlation; a correlation of the wrong sign"),
                    8,
                    2,
                    DistributionFunctionRules::agreesWithJointDensity));

    private DistributionFunctionRules() {}

    private static void monotone(Row row, Trial trial) {
        for (int i = 0; i < row.latents(); i++) {
            int latent = i;
            double before = 0;
            double at = Double.NEGATIVE_INFINITY;
            for (double value : probes(row, latent)) {
                double share = row.cumulative(latent, value);
                if (!(share >= 0 && share <= 1)) {
                    throw row.broken("P(z" + latent + " <= " + value + ") is " + share + ", expected a probability");
                }
                if (share < before - ROUNDING) {
                    throw row.broken(
                            "P(z" + latent + " <= " + value + ") is " + share + ", less than " + before + " at " + at);
                }
                before = share;
                at = value;
            }
            for (double end : new double[] {Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
                row.requireClose(distribution(latent, -end), row.cumulative(latent, -end), 0, ROUNDING);
                row.requireClose(distribution(latent, end), row.cumulative(latent, end), 1, ROUNDING);
            }
        }
    }

    private static String distribution(int latent, double value) {
        return "P(z" + latent + " <= " + value + ")";
    }

    private static double[] probes(Row row, int latent) {
        double mean = row.mean(latent);
        double deviation = row.deviation(latent);
        DoubleStream near = Arrays.stream(DEVIATIONS).map(d -> mean + d * deviation);
        DoubleStream beside = DoubleStream.of(Math.nextDown(mean), Math.nextUp(mean));
        DoubleStream far = DoubleStream.of(1e9, 1e150, Double.MAX_VALUE, Double.POSITIVE_INFINITY)
                .flatMap(v -> DoubleStream.of(-v, v));
        DoubleStream values = row.discrete(latent)
                ? DoubleStream.iterate(-1, v -> v <= row.values(latent), v -> v + 0.5)
                : DoubleStream.empty();
        return DoubleStream.of(0)
                .flatMap(zero ->
                        DoubleStream.concat(DoubleStream.concat(near, beside), DoubleStream.concat(far, values)))
                .sorted()
                .toArray();
    }

    private static void agreesWithDensity(Row row, Trial trial) {
        double[] z = new double[row.latents()];
        for (int i = 0; i < row.latents(); i++) {
            int latent = i;
            Density density = row.density(latent);
            Axis axis = Axis.of(row, latent, QUADRATURE);
            double[] stations = axis.stations();
            double from = row.discrete(latent) || row.point(latent) ? Math.nextDown(stations[0]) : stations[0];
            for (double to : stations) {
                double rise = row.cumulative(latent, to) - row.cumulative(latent, from);
                double mass = axis.integralBetween(
                        value -> {
                            z[latent] = value;
                            return Math.exp(density.log(z));
                        },
                        from,
                        to);
                row.requireClose(
                        "P(" + from + " < z" + latent + " <= " + to + ") by the distribution function",
                        rise,
                        mass,
                        TOLERANCE);
                from = to;
            }
        }
    }

    private static void limits(Row row, Trial trial) {
        double infinity = Double.POSITIVE_INFINITY;
        eachPair(row, trial, (i, j) -> {
            for (int box = 0; box < BOXES; box++) {
                double a = place(row, i, trial.random());
                double b = place(row, j, trial.random());
                double first = row.cumulative(i, a);
                double second = row.cumulative(j, b);
                joint(row, i, a, j, infinity, first, first);
                joint(row, i, infinity, j, b, second, second);
                joint(row, i, -infinity, j, b, 0, 0);
                joint(row, i, a, j, -infinity, 0, 0);
                joint(row, i, infinity, j, infinity, 1, 1);
                double inner = joint(row, i, a, j, b, Math.max(0, first + second - 1), Math.min(first, second));
                joint(row, j, b, i, a, inner, inner);
            }
        });
    }

    /** The joint distribution function, which must lie in an interval. */
    private static double joint(Row row, int i, double a, int j, double b, double least, double most) {
        double value = joint(row, i, a, j, b);
        if (!(value >= Math.max(0, least - TOLERANCE) && value <= Math.min(1, most + TOLERANCE))) {
            throw row.broken("P(z" + i + " <= " + a + ", z" + j + " <= " + b + ") is " + value + ", expected "
                    + (least == most ? least : least + " to " + most));
        }
        return value;
    }

    private static double joint(Row row, int i, double a, int j, double b) {
        return row.posteriors().cumulative(row.number(), i, a, j, b).orElseThrow();
    }

    private static void rectangles(Row row, Trial trial) {
        eachPair(row, trial, (i, j) -> {
            for (int box = 0; box < 4 * BOXES; box++) {
                double[] a = interval(row, i, trial.random());
                double[] b = interval(row, j, trial.random());
                double mass = mass(row, i, a, j, b);
                if (!(mass >= -ROUNDING)) {
                    throw row.broken("the mass of " + rectangle(i, a, j, b) + " is " + mass + ", expected at least 0");
                }
            }
        });
    }

    private static double mass(Row row, int i, double[] a, int j, double[] b) {
        return joint(row, i, a[1], j, b[1])
                - joint(row, i, a[0], j, b[1])
                - joint(row, i, a[1], j, b[0])
                + joint(row, i, a[0], j, b[0]);
    }

    private static String rectangle(int i, double[] a, int j, double[] b) {
        return a[0] + " < z" + i + " <= " + a[1] + ", " + b[0] + " < z" + j + " <= " + b[1];
    }

    private static void agreesWithJointDensity(Row row, Trial trial) {
        eachPair(row, trial, (i, j) -> {
            LatentSet pair = LatentSet.of(i, j);
            if (!row.regular(pair)) {
                throw trial.unsuitable("the latents have no joint density in space");
            }
            Density density = row.density(pair);
            Axis outer = Axis.of(row, i, OUTER_QUADRATURE);
            Axis inner = Axis.of(row, j, QUADRATURE);
            double[] z = new double[row.latents()];
            for (int box = 0; box < BOXES; box++) {
                double[] a = interval(row, i, trial.random());
                double[] b = interval(row, j, trial.random());
                double expected = outer.integralBetween(
                        x -> inner.integralBetween(
                                y -> {
                                    z[i] = x;
                                    z[j] = y;
                                    return Math.exp(density.log(z));
                                },
                                b[0],
                                b[1],
                                row.conditional(i, x, j)),
                        a[0],
                        a[1],
                        DoubleStream.of(b)
                                .flatMap(end -> Arrays.stream(row.conditional(j, end, i)))
                                .toArray());
                row.requireClose(
                        "the mass of " + rectangle(i, a, j, b) + " by the joint distribution function",
                        mass(row, i, a, j, b),
                        expected,
                        TOLERANCE);
            }
        });
    }

    /** What is done with two different latents. */
    private interface PairCheck {
        void on(int i, int j);
    }

    private static void eachPair(Row row, Trial trial, PairCheck check) {
        for (int i = 0; i < row.latents(); i++) {
            for (int j = 0; j < i; j++) {
                OptionalDouble joint = row.posteriors().cumulative(row.number(), j, row.mean(j), i, row.mean(i));
                if (joint.isEmpty()) {
                    throw trial.unsuitable("the family has no joint distribution function");
                }
                check.on(j, i);
            }
        }
    }

    private static double[] interval(Row row, int latent, RandomGenerator random) {
        double one = place(row, latent, random);
        double other = place(row, latent, random);
        return one < other ? new double[] {one, other} : new double[] {other, Math.nextUp(one)};
    }

    /** A value within a few deviations of the mean. */
    private static double place(Row row, int latent, RandomGenerator random) {
        return row.mean(latent) + 1.5 * row.deviation(latent) * random.nextGaussian();
    }
}
