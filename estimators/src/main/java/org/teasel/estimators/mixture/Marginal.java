package org.teasel.estimators.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.teasel.api.posterior.StandardNormal;

/**
 * A sum of one-dimensional Gaussians, added up once so that reading it at a point costs next to nothing: components of
 * like deviations share a {@link Grid}; where a grid would have more points than they are worth, they are sorted and
 * read one by one within reach. Both know how far they may be off at a point, and where that exceeds epsilon all
 * components are summed up there.
 */
public final class Marginal {

    /** Components below this number are not worth a grid. */
    private static final int FEW = 64;

    /** Points of a grid that a component is worth. */
    private static final int WORTH = 64;

    private final double epsilon;
    private final double[] means;
    private final double[] deviations;
    private final double[] weights;
    private final int size;
    private final List<Part> parts = new ArrayList<>();
    /** Components that are points, by place. */
    private final Points points;

    /** Components of like deviations. */
    interface Part {

        /** The sum at a point, as {@link #error} exact. */
        double at(double z);

        /** Bound of the error of {@link #at} at a point. */
        double error(double z);
    }

    private Marginal(double[] means, double[] deviations, double[] weights, int size, double epsilon) {
        this.means = means;
        this.deviations = deviations;
        this.weights = weights;
        this.size = size;
        this.epsilon = epsilon;
        int[] classes = new int[size];
        OfClass[] found = new OfClass[Grid.CLASSES];
        int pointCount = 0;
        for (int n = 0; n < size; n++) {
            if (deviations[n] > 0) {
                classes[n] = Grid.classOf(deviations[n]);
                if (found[classes[n]] == null) {
                    found[classes[n]] = new OfClass();
                }
                found[classes[n]].include(means[n]);
            } else {
                classes[n] = -1;
                pointCount++;
            }
        }
        points = Points.of(means, weights, indices(classes, -1, pointCount));
        Grid[] grids = new Grid[Grid.CLASSES];
        for (int c = 0; c < found.length; c++) {
            if (found[c] == null) {
                continue;
            }
            long length = Grid.length(c, found[c].low, found[c].high);
            if (epsilon > Grid.ERROR && found[c].count >= FEW && length <= (long) WORTH * found[c].count) {
                grids[c] = new Grid(c, found[c].low, (int) length);
                parts.add(grids[c]);
            } else {
                parts.add(new Sorted(this, indices(classes, c, found[c].count)));
            }
        }
        for (int n = 0; n < size; n++) {
            if (classes[n] >= 0 && grids[classes[n]] != null) {
                grids[classes[n]].add(means[n], deviations[n], weights[n]);
            }
        }
    }

    /**
     * The marginal of all components.
     *
     * @param epsilon greatest error of a log density, positive
     */
    public static Marginal of(Components components, int latent, double epsilon) {
        return new Marginal(
                components.means(latent),
                components.deviations(latent),
                components.weights(),
                components.size(),
                epsilon);
    }

    /**
     * The same of a share of each component, such as p(y_k given x_n).
     *
     * @param share share of a row in the population
     */
    public static Marginal of(Components components, int latent, IntToDoubleFunction share, double epsilon) {
        double[] weights = new double[components.size()];
        double[] means = new double[components.size()];
        double[] deviations = new double[components.size()];
        int size = 0;
        for (int n = 0; n < components.size(); n++) {
            double part = share.applyAsDouble(components.row(n));
            if (part > 0) {
                means[size] = components.mean(n, latent);
                deviations[size] = components.deviation(n, latent);
                weights[size++] = part * components.weight(n);
            }
        }
        return new Marginal(means, deviations, weights, size, epsilon);
    }

    private static int[] indices(int[] classes, int wanted, int count) {
        int[] indices = new int[count];
        int k = 0;
        for (int n = 0; k < count; n++) {
            if (classes[n] == wanted) {
                indices[k++] = n;
            }
        }
        return indices;
    }

    /**
     * Logarithm of the sum of p_n N(z; m_n, s_n^2) over components that are no points, less a log density.
     *
     * @param own log density that the sum is measured by
     */
    public double log(double z, double own) {
        double sum = 0;
        double error = 0;
        for (Part part : parts) {
            sum += part.at(z);
            error += part.error(z);
        }
        return error <= epsilon * sum ? Math.log(sum) - own : exact(z, own);
    }

    /** Logarithm of the weight of the components that are points at z. */
    public double logPoints(double z) {
        return Math.log(points.weightAt(z));
    }

    private double exact(double z, double own) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < size; n++) {
            if (deviations[n] > 0) {
                greatest = Math.max(greatest, exponent(n, z, own));
            }
        }
        if (greatest == Double.NEGATIVE_INFINITY) {
            return greatest;
        }
        double sum = 0;
        for (int n = 0; n < size; n++) {
            double relative = deviations[n] > 0 ? exponent(n, z, own) - greatest : Double.NEGATIVE_INFINITY;
            if (relative > Exponential.LEAST) {
                sum += weights[n] * Exponential.of(relative);
            }
        }
        return greatest + Math.log(sum);
    }

    private double exponent(int n, double z, double own) {
        double distance = (z - means[n]) / deviations[n];
        return -0.5 * distance * distance + Blocks.height(deviations[n]) - own;
    }

    /** What is known of the components of a class before they are added up. */
    private static final class OfClass {
        private int count;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void include(double mean) {
            count++;
            low = Math.min(low, mean);
            high = Math.max(high, mean);
        }
    }

    /** Components read one by one within reach, in the order of their means. */
    private static final class Sorted implements Part {

        /** Reach in deviations; a component further away has less than 5e-17 of its height left. */
        private static final double REACH = 8.7;

        private static final double BEYOND = Math.exp(-0.5 * REACH * REACH);

        private static final double ROOT = Math.exp(-StandardNormal.HALF_LOG_TWO_PI);

        private final double[] means;
        private final double[] inverses;
        private final double[] amplitudes;
        private final double reach;
        private final double error;

        Sorted(Marginal marginal, int[] components) {
            double[] keys = new double[components.length];
            Arrays.setAll(keys, k -> marginal.means[components[k]]);
            Ordering.sort(keys, components, 0, components.length);
            means = keys;
            inverses = new double[components.length];
            amplitudes = new double[components.length];
            double greatest = 0;
            double sum = 0;
            for (int k = 0; k < components.length; k++) {
                double deviation = marginal.deviations[components[k]];
                greatest = Math.max(greatest, deviation);
                inverses[k] = 1 / deviation;
                amplitudes[k] = marginal.weights[components[k]] * ROOT * inverses[k];
                sum += amplitudes[k];
            }
            reach = REACH * greatest;
            error = sum * BEYOND;
        }

        @Override
        public double at(double z) {
            int k = Arrays.binarySearch(means, z - reach);
            if (k < 0) {
                k = -k - 1;
            }
            while (k > 0 && means[k - 1] >= z - reach) {
                k--;
            }
            double sum = 0;
            for (; k < means.length && means[k] <= z + reach; k++) {
                double distance = (z - means[k]) * inverses[k];
                sum += amplitudes[k] * Exponential.of(Math.max(-0.5 * distance * distance, Exponential.LEAST));
            }
            return sum;
        }

        @Override
        public double error(double z) {
            return error;
        }
    }

    /**
     * Components that are points.
     *
     * @param places distinct, ascending
     * @param weights [place]
     */
    private record Points(double[] places, double[] weights) {

        static Points of(double[] means, double[] weights, int[] components) {
            double[] keys = new double[components.length];
            // Adding 0 makes 0 of -0, which is the same place.
            Arrays.setAll(keys, k -> means[components[k]] + 0.0);
            Ordering.sort(keys, components, 0, components.length);
            double[] places = new double[components.length];
            double[] sums = new double[components.length];
            int count = 0;
            for (int k = 0; k < keys.length; k++) {
                if (k == 0 || keys[k] != keys[k - 1]) {
                    places[count++] = keys[k];
                }
                sums[count - 1] += weights[components[k]];
            }
            return new Points(Arrays.copyOf(places, count), Arrays.copyOf(sums, count));
        }

        double weightAt(double z) {
            int at = Arrays.binarySearch(places, z + 0.0);
            return at < 0 ? 0 : weights[at];
        }
    }
}
