package org.teasel.api.posterior;

/** The standard normal distribution. */
public final class StandardNormal {

    /** Half of log(2 pi). */
    public static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Differential entropy of the standard normal, in nats: (1 + log 2 pi) / 2. */
    public static final double ENTROPY = 0.5 + HALF_LOG_TWO_PI;

    // Minimax rational approximations of erf and erfc, ascending powers (Cody, Math. Comp. 23, 1969, tables I to III).
    private static final double[] CENTRE_NUMERATOR = {
        3.20937758913846947e03,
        3.77485237685302021e02,
        1.13864154151050156e02,
        3.16112374387056560e00,
        1.85777706184603153e-1
    };
    private static final double[] CENTRE_DENOMINATOR = {
        2.84423683343917062e03, 1.28261652607737228e03, 2.44024637934444173e02, 2.36012909523441209e01, 1
    };
    private static final double[] SIDE_NUMERATOR = {
        1.23033935479799725e03, 2.05107837782607147e03, 1.71204761263407058e03, 8.81952221241769090e02,
        2.98635138197400131e02, 6.61191906371416295e01, 8.88314979438837594e00, 5.64188496988670089e-1,
        2.15311535474403846e-8
    };
    private static final double[] SIDE_DENOMINATOR = {
        1.23033935480374942e03,
        3.43936767414372164e03,
        4.36261909014324716e03,
        3.29079923573345963e03,
        1.62138957456669019e03,
        5.37181101862009858e02,
        1.17693950891312499e02,
        1.57449261107098347e01,
        1
    };
    private static final double[] TAIL_NUMERATOR = {
        6.58749161529837803e-4,
        1.60837851487422766e-2,
        1.25781726111229246e-1,
        3.60344899949804439e-1,
        3.05326634961232344e-1,
        1.63153871373020978e-2
    };
    private static final double[] TAIL_DENOMINATOR = {
        2.33520497626869185e-3,
        6.05183413124413191e-2,
        5.27905102951428412e-1,
        1.87295284992346725e00,
        2.56852019228982242e00,
        1
    };

    /** Beyond it erfc is less than the least number there is. */
    private static final double FARTHEST = 40;

    private static final double INVERSE_SQUARE_ROOT_OF_PI = 1 / Math.sqrt(Math.PI);

    private StandardNormal() {}

    /** Log density at x. */
    public static double logDensity(double x) {
        return -0.5 * x * x - HALF_LOG_TWO_PI;
    }

    /**
     * Distribution function, P(X &lt;= x), in [0, 1]; relative error below 2e-15 down to the smallest normal numbers at
     * x = -37.
     */
    public static double cumulative(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double t = Math.abs(x) * Math.sqrt(0.5);
        if (t <= 0.46875) {
            double square = t * t;
            double erf = t * polynomial(CENTRE_NUMERATOR, square) / polynomial(CENTRE_DENOMINATOR, square);
            return 0.5 + 0.5 * Math.copySign(erf, x);
        }
        double tail = t > FARTHEST ? 0 : 0.5 * upperTail(Math.abs(x), t);
        return x < 0 ? tail : 1 - tail;
    }

    /** erfc(t) for t = x / sqrt 2 above the centre. */
    private static double upperTail(double x, double t) {
        double scaled;
        if (t <= 4) {
            scaled = polynomial(SIDE_NUMERATOR, t) / polynomial(SIDE_DENOMINATOR, t);
        } else {
            double inverse = 1 / (t * t);
            double correction = inverse * polynomial(TAIL_NUMERATOR, inverse) / polynomial(TAIL_DENOMINATOR, inverse);
            scaled = (INVERSE_SQUARE_ROOT_OF_PI - correction) / t;
        }
        // exp(-x^2 / 2) by an exact split of x, else the rounding of x^2 would be magnified by x^2.
        double head = Math.rint(x * 16) / 16;
        double rest = (x - head) * (x + head);
        return scaled * Math.exp(-0.5 * head * head) * Math.exp(-0.5 * rest);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            value = value * x + coefficients[k];
        }
        return value;
    }
}
