package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Adaptive Gauss-Legendre quadrature over boxes of any number of dimensions, one and two being practical. A box is
 * integrated by {@value #NODES} nodes a dimension, and again by its halves, until both agree; for smooth functions the
 * halves are then far closer to the truth than the difference tells. Several functions can be integrated at once.
 */
public final class Quadrature {

    /** Nodes of a box in one dimension; polynomials of twice as many coefficients are integrated exactly. */
    public static final int NODES = 10;

    private static final int DEEPEST = 40;

    /** Boxes after which a function counts as one that boxes don't approach. */
    private static final int MOST_BOXES = 2_000_000;

    private static final double[] NODE = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];

    static {
        // Newton's method on the Legendre polynomial from Tricomi's approximation of its roots.
        for (int k = 0; k < NODES; k++) {
            double x = Math.cos(Math.PI * (k + 0.75) / (NODES + 0.5));
            double slope = 1;
            for (int step = 0; step < 10; step++) {
                double last = 1;
                double value = x;
                for (int n = 2; n <= NODES; n++) {
                    double next = ((2 * n - 1) * x * value - (n - 1) * last) / n;
                    last = value;
                    value = next;
                }
                slope = NODES * (x * value - last) / (x * x - 1);
                x -= value / slope;
            }
            NODE[k] = x;
            WEIGHT[k] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private Quadrature() {}

    /** Several functions of a point. */
    public interface Field {

        /**
         * Reads the functions at a point.
         *
         * @param point the point; only to be read, and only during the call
         * @param values receives their values
         */
        void at(double[] point, double[] values);
    }

    /**
     * Integrals of several functions.
     *
     * @param values the integrals
     * @param errors bounds of their errors: sums over boxes of the difference between the box and its halves
     */
    public record Integral(double[] values, double[] errors) {}

    /**
     * Integrates functions over the grid of boxes between the given edges.
     *
     * @param count number of functions
     * @param tolerance difference between a box and its halves that is accepted
     * @param edges for each dimension, at least two numbers in ascending order; a peak far narrower than the boxes
     *     around it may be missed, so there should be edges near it
     * @throws IllegalStateException if millions of boxes are not enough
     */
    public static Integral integrate(Field field, int count, double tolerance, double[]... edges) {
        Run run = new Run(field, count, tolerance);
        run.overGrid(new double[edges.length], new double[edges.length], edges, 0);
        return new Integral(run.sums, run.errors);
    }

    /** The integral of f over [edges[0], edges[last]]. */
    public static double integral(DoubleUnaryOperator f, double tolerance, double... edges) {
        return integrate((z, values) -> values[0] = f.applyAsDouble(z[0]), 1, tolerance, edges)
                .values()[0];
    }

    /** The integral of f(x, y) over the rectangle that the outer edges span. */
    public static double integral(DoubleBinaryOperator f, double tolerance, double[] xEdges, double[] yEdges) {
        return integrate((z, values) -> values[0] = f.applyAsDouble(z[0], z[1]), 1, tolerance, xEdges, yEdges)
                .values()[0];
    }

    private static final class Run {

        private final Field field;
        private final int count;
        private final double tolerance;
        private final double[] sums;
        private final double[] errors;
        private final double[] values;
        private int boxes;

        Run(Field field, int count, double tolerance) {
            this.field = field;
            this.count = count;
            this.tolerance = tolerance;
            this.sums = new double[count];
            this.errors = new double[count];
            this.values = new double[count];
        }

        void overGrid(double[] low, double[] high, double[][] edges, int dimension) {
            if (dimension == edges.length) {
                refine(low.clone(), high.clone(), box(low, high), DEEPEST);
                return;
            }
            for (int e = 0; e + 1 < edges[dimension].length; e++) {
                low[dimension] = edges[dimension][e];
                high[dimension] = edges[dimension][e + 1];
                overGrid(low, high, edges, dimension + 1);
            }
        }

        /** Adds the integral over a box, whose first approximation is known, by its 2^d halves. */
        private void refine(double[] low, double[] high, double[] whole, int depth) {
            int halves = 1 << low.length;
            double[][] parts = new double[halves][];
            double[][] lows = new double[halves][];
            double[][] highs = new double[halves][];
            double[] together = new double[count];
            for (int h = 0; h < halves; h++) {
                lows[h] = low.clone();
                highs[h] = high.clone();
                for (int d = 0; d < low.length; d++) {
                    double middle = 0.5 * (low[d] + high[d]);
                    if ((h >> d & 1) == 0) {
                        highs[h][d] = middle;
                    } else {
                        lows[h][d] = middle;
                    }
                }
                parts[h] = box(lows[h], highs[h]);
                add(together, parts[h]);
            }
            boolean agree = true;
            for (int f = 0; f < count; f++) {
                agree &= Math.abs(together[f] - whole[f]) <= tolerance;
            }
            if (agree || depth == 0) {
                add(sums, together);
                for (int f = 0; f < count; f++) {
                    errors[f] += Math.abs(together[f] - whole[f]);
                }
                return;
            }
            for (int h = 0; h < halves; h++) {
                refine(lows[h], highs[h], parts[h], depth - 1);
            }
        }

        private double[] box(double[] low, double[] high) {
            if (++boxes > MOST_BOXES) {
                throw new IllegalStateException("no integral to " + tolerance + " by " + MOST_BOXES + " boxes");
            }
            double[] integrals = new double[count];
            addNodes(low, high, new double[low.length], 0, 1, integrals);
            return integrals;
        }

        private void addNodes(
                double[] low, double[] high, double[] point, int dimension, double weight, double[] integrals) {
            if (dimension == point.length) {
                field.at(point, values);
                for (int f = 0; f < count; f++) {
                    integrals[f] += weight * values[f];
                }
                return;
            }
            double half = 0.5 * (high[dimension] - low[dimension]);
            double middle = 0.5 * (high[dimension] + low[dimension]);
            for (int k = 0; k < NODES; k++) {
                point[dimension] = middle + half * NODE[k];
                addNodes(low, high, point, dimension + 1, weight * half * WEIGHT[k], integrals);
            }
        }

        private static void add(double[] sums, double[] terms) {
            Arrays.setAll(sums, f -> sums[f] + terms[f]);
        }
    }
}
