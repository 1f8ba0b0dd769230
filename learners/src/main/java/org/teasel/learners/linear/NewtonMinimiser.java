package org.teasel.learners.linear;

/**
 * Newton's method with steps from preconditioned conjugate gradients, never forming the second derivative, and a
 * halving line search (Nocedal and Wright, 2006, "Numerical optimization", algorithm 7.1).
 *
 * @param tolerance the largest element of the gradient to end at
 * @param maxIterations how many steps to allow
 */
record NewtonMinimiser(double tolerance, int maxIterations) {

    private static final int MAX_CONJUGATE_STEPS = 250;
    private static final int MAX_HALVINGS = 40;
    private static final double SUFFICIENT_DECREASE = 1e-4;

    /** Where the search ended, and whether the gradient is small there. */
    record Minimum(double[] point, boolean converged) {}

    Minimum minimise(LogLoss loss) {
        LogLoss.At here = loss.new At(new double[loss.parameters()]);
        for (int iteration = 0; iteration < maxIterations; iteration++) {
            double[] gradient = here.gradient();
            if (largest(gradient) <= tolerance) {
                return new Minimum(here.point(), true);
            }
            LogLoss.At next = search(loss, here, gradient, step(here, gradient));
            if (next == null) {
                return new Minimum(here.point(), false);
            }
            here = next;
        }
        return new Minimum(here.point(), largest(here.gradient()) <= tolerance);
    }

    /** Solves curvature * step = -gradient, the more exactly the nearer the minimum. */
    private static double[] step(LogLoss.At here, double[] gradient) {
        double[] diagonal = here.diagonal();
        double[] step = new double[gradient.length];
        double[] residual = gradient.clone();
        double[] direction = new double[gradient.length];
        double norm = dot(gradient, gradient);
        double goal = norm * Math.min(0.25, Math.sqrt(norm));
        double old = 0;
        for (int i = 0; i < MAX_CONJUGATE_STEPS && dot(residual, residual) > goal; i++) {
            double[] conditioned = conditioned(residual, diagonal);
            double current = dot(residual, conditioned);
            for (int k = 0; k < direction.length; k++) {
                direction[k] = (i == 0 ? 0 : current / old * direction[k]) - conditioned[k];
            }
            double[] curved = here.curvature(direction);
            double curvature = dot(direction, curved);
            if (!(curvature > 0)) {
                break;
            }
            double length = current / curvature;
            for (int k = 0; k < step.length; k++) {
                step[k] += length * direction[k];
                residual[k] += length * curved[k];
            }
            old = current;
        }
        return step;
    }

    /** A parameter without curvature of its own, as of a class that has become certain, is left to the others. */
    private static double[] conditioned(double[] residual, double[] diagonal) {
        double[] conditioned = new double[residual.length];
        for (int k = 0; k < residual.length; k++) {
            conditioned[k] = diagonal[k] > 0 ? residual[k] / diagonal[k] : 0;
        }
        return conditioned;
    }

    /** Returns the first of ever shorter steps that lowers the value enough; null if none does. */
    private static LogLoss.At search(LogLoss loss, LogLoss.At here, double[] gradient, double[] step) {
        double slope = dot(gradient, step);
        if (!(slope < 0)) {
            return null;
        }
        // Near the minimum the value changes by less than it is rounded.
        double rounding = 8 * Math.ulp(here.value());
        double length = 1;
        for (int halving = 0; halving < MAX_HALVINGS; halving++) {
            double[] point = here.point().clone();
            for (int k = 0; k < point.length; k++) {
                point[k] += length * step[k];
            }
            LogLoss.At there = loss.new At(point);
            if (there.value() <= here.value() + SUFFICIENT_DECREASE * length * slope + rounding) {
                return there;
            }
            length /= 2;
        }
        return null;
    }

    private static double largest(double[] gradient) {
        double largest = 0;
        for (double partial : gradient) {
            largest = Math.max(largest, Math.abs(partial));
        }
        return largest;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
