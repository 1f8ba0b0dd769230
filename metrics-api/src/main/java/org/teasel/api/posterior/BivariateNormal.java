package org.teasel.api.posterior;

/** Two standard normal variables with a correlation. */
final class BivariateNormal {

    private static final int NODES = 16;
    private static final double[] NODE = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];

    /** Two quadratures that agree to this are taken. */
    private static final double AGREEMENT = 1e-15;

    private static final int DEEPEST = 30;

    static {
        // Gauss-Legendre nodes as roots of the Legendre polynomial, by Newton's method.
        for (int k = 0; k < NODES; k++) {
            double x = Math.cos(Math.PI * (k + 0.75) / (NODES + 0.5));
            double slope = 1;
            for (int step = 0; step < 8; step++) {
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

    private BivariateNormal() {}

    /**
     * P(X &lt;= x, Y &lt;= y) for a correlation in [-1, 1], with an absolute error below 1e-13.
     *
     * <p>The derivative with respect to the correlation is the density (Plackett 1954); with the correlation written as
     * a sine, the integral from independence on has a bounded, smooth integrand.
     */
    static double cumulative(double x, double y, double correlation) {
        double first = StandardNormal.cumulative(x);
        double second = StandardNormal.cumulative(y);
        if (correlation == 1) {
            return Math.min(first, second);
        }
        if (correlation == -1) {
            return Math.max(0, first + second - 1);
        }
        double product = first * second;
        if (correlation == 0 || product == 0 || first == 1 || second == 1) {
            return product;
        }
        double end = Math.asin(correlation);
        double excess = integral(x, y, 0, end, quadrature(x, y, 0, end), DEEPEST) / (2 * Math.PI);
        return Math.max(0, Math.min(Math.min(first, second), product + excess));
    }

    private static double integral(double x, double y, double from, double to, double whole, int depth) {
        double middle = 0.5 * (from + to);
        double left = quadrature(x, y, from, middle);
        double right = quadrature(x, y, middle, to);
        if (depth == 0 || Math.abs(left + right - whole) <= AGREEMENT) {
            return left + right;
        }
        return integral(x, y, from, middle, left, depth - 1) + integral(x, y, middle, to, right, depth - 1);
    }

    private static double quadrature(double x, double y, double from, double to) {
        double half = 0.5 * (to - from);
        double middle = 0.5 * (from + to);
        double sum = 0;
        for (int k = 0; k < NODES; k++) {
            double angle = middle + half * NODE[k];
            double cosine = Math.cos(angle);
            sum += WEIGHT[k] * Math.exp(-(x * x + y * y - 2 * x * y * Math.sin(angle)) / (2 * cosine * cosine));
        }
        return half * sum;
    }
}
