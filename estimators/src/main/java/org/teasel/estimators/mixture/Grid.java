package org.teasel.estimators.mixture;

import org.teasel.api.posterior.StandardNormal;

/**
 * Gaussians whose deviations lie within a factor of sqrt(2), added up on the points of a grid and read between them by
 * interpolation. Spacing is a quarter of the least deviation of the class. A Gaussian along a grid obeys a recurrence,
 * so that adding one takes two products a point and no exponential; it ends {@value #REACH} deviations from its mean,
 * where e^-34 of its height is left.
 *
 * <p>Reading takes the polynomial through the 24 points around z. Its error is at most f^(24) h^24 / 24! times the
 * product of the distances, which for a Gaussian at a spacing of s/4 is 1.1e-11 of its height; and only Gaussians that
 * reach these points have an error at all. So the bound is {@link #ERROR} of the heights nearby.
 */
final class Grid implements Marginal.Part {

    /** Bound of the error of reading, as a share of the heights of the Gaussians near a point. */
    static final double ERROR = 1.2e-11;

    /** Classes of deviations, two a power of 2. */
    static final int CLASSES = 2 * (Double.MAX_EXPONENT - Double.MIN_EXPONENT + 1);

    private static final double REACH = 8.3;

    /** What is left of a Gaussian's height beyond its reach. */
    private static final double BEYOND = Math.exp(-0.5 * REACH * REACH);

    /** Height of the standard Gaussian. */
    private static final double HEIGHT = Math.exp(-StandardNormal.HALF_LOG_TWO_PI);

    private static final int NODES = 24;

    private static final double STEPS_PER_DEVIATION = 4;

    /** Points on either side of the components' means: the reach of the widest, and the nodes of a reading. */
    private static final int MARGIN = (int) Math.ceil(REACH * STEPS_PER_DEVIATION * Math.sqrt(2)) + NODES;

    /** Points a tile, which knows the heights of the Gaussians with a mean in it. */
    private static final int TILE = 64;

    private static final double[] NODE_WEIGHTS = nodeWeights();

    private final double spacing;
    private final double origin;
    private final double[] values;
    private final double[] heights;
    private final double rounding;
    private double allHeights;

    /**
     * An empty grid.
     *
     * @param deviationClass the class of deviations
     * @param low least mean
     * @param length number of points
     */
    Grid(int deviationClass, double low, int length) {
        spacing = leastDeviation(deviationClass) / STEPS_PER_DEVIATION;
        origin = low - MARGIN * spacing;
        values = new double[length];
        heights = new double[length / TILE + 1];
        // A place is off by as many units in the last place as the grid is long; the height changes by 0.6 a deviation.
        rounding = Math.ulp(1.0) * length * 0.6 / STEPS_PER_DEVIATION;
    }

    /** The class of a deviation, which is a normal number. */
    static int classOf(double deviation) {
        int exponent = Math.getExponent(deviation);
        boolean upper = deviation >= Math.scalb(Math.sqrt(2), exponent);
        return 2 * (exponent - Double.MIN_EXPONENT) + (upper ? 1 : 0);
    }

    private static double leastDeviation(int deviationClass) {
        double power = Math.scalb(1.0, deviationClass / 2 + Double.MIN_EXPONENT);
        return deviationClass % 2 == 0 ? power : power * Math.sqrt(2);
    }

    /** Points of a grid for means from low to high; Long.MAX_VALUE if there is no such grid. */
    static long length(int deviationClass, double low, double high) {
        double spacing = leastDeviation(deviationClass) / STEPS_PER_DEVIATION;
        double points = (high - low) / spacing;
        boolean placed = Math.abs(low) / spacing < 0x1p40 && spacing > Double.MIN_NORMAL;
        return placed && points < Integer.MAX_VALUE / 2 ? (long) points + 2L * MARGIN + 2 : Long.MAX_VALUE;
    }

    /** Adds p N(m, s^2). */
    void add(double mean, double deviation, double weight) {
        double place = (mean - origin) / spacing;
        int centre = (int) Math.rint(place);
        double step = spacing / deviation;
        double first = (centre - place) * step;
        double height = weight / deviation;
        int reach = (int) (REACH / step);
        double top = height * HEIGHT * nearOne(-0.5 * first * first);
        double half = nearOne(-0.5 * step * step);
        double ratio = half * half;
        double up = top;
        double upStep = half * nearOne(-first * step);
        double down = top;
        double downStep = half * nearOne(first * step);
        values[centre] += top;
        for (int k = 1; k <= reach; k++) {
            up *= upStep;
            upStep *= ratio;
            down *= downStep;
            downStep *= ratio;
            values[centre + k] += up;
            values[centre - k] += down;
        }
        heights[centre / TILE] += height;
        allHeights += height;
    }

    /** exp(x) for x up to 1/32 in size, as a step is at most 1/4: by its series up to x^7, which leaves 3e-17. */
    private static double nearOne(double x) {
        double x2 = x * x;
        double high = 1.0 / 24 + x * (1.0 / 120) + (1.0 / 720 + x * (1.0 / 5040)) * x2;
        return 1 + x + (1.0 / 2 + x * (1.0 / 6) + high * x2) * x2;
    }

    @Override
    public double at(double z) {
        double place = (z - origin) / spacing;
        if (!(place >= NODES && place < values.length - NODES)) {
            return 0;
        }
        int left = (int) place;
        double fraction = place - left;
        if (fraction == 0) {
            return values[left];
        }
        int from = left - NODES / 2 + 1;
        double above = 0;
        double below = 0;
        for (int j = 0; j < NODES; j++) {
            double share = NODE_WEIGHTS[j] / (fraction - (j - NODES / 2 + 1));
            above += share * values[from + j];
            below += share;
        }
        return above / below;
    }

    @Override
    public double error(double z) {
        double place = (z - origin) / spacing;
        double near = 0;
        if (place >= 0 && place < values.length) {
            int tile = (int) place / TILE;
            for (int t = Math.max(0, tile - 2); t <= Math.min(heights.length - 1, tile + 2); t++) {
                near += heights[t];
            }
        }
        return near * (ERROR + rounding) + 4 * allHeights * BEYOND;
    }

    /** Barycentric weights of equally spaced nodes: binomial coefficients of changing sign. */
    private static double[] nodeWeights() {
        double[] weights = new double[NODES];
        weights[0] = 1;
        for (int j = 1; j < NODES; j++) {
            weights[j] = -weights[j - 1] * (NODES - j) / j;
        }
        return weights;
    }
}
