package org.teasel.conformance.posterior;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals by Gauss and Kronrod's pair of 7 and 15 nodes, halving an interval until the pair agrees: it needs to know
 * nothing of a density but where to begin.
 */
final class AdaptiveQuadrature {

    /** Kronrod's nodes in [0, 1]; those with odd indices are Gauss's. */
    private static final double[] NODES = {
        0.991455371120812639206854697526329,
        0.949107912342758524526189684047851,
        0.864864423359769072789712788640926,
        0.741531185599394439863864773280788,
        0.586087235467691130294144691258130,
        0.405845151377397166906606412076961,
        0.207784955007898467600689403773245,
        0
    };

    private static final double[] KRONROD = {
        0.022935322010529224963732008058970,
        0.063092092629978553290700663189204,
        0.104790010322250183839876322541518,
        0.140653259715525918745189590510238,
        0.169004726639267902826583426598550,
        0.190350578064785409913256402421014,
        0.204432940075298892414161999234649,
        0.209482141084727828012999174891714
    };

    private static final double[] GAUSS = {
        0.129484966168869693270611432679082,
        0.279705391489276667901467771423780,
        0.381830050505118944950369775488975,
        0.417959183673469387755102040816327
    };

    private static final int DEEPEST = 18;

    private AdaptiveQuadrature() {}

    /** The integral over [from, to], in pieces on each of which the pair agrees to the tolerance. */
    static double integral(DoubleUnaryOperator f, double from, double to, double tolerance) {
        return integral(f, from, to, tolerance, DEEPEST);
    }

    private static double integral(DoubleUnaryOperator f, double from, double to, double tolerance, int depth) {
        double middle = 0.5 * from + 0.5 * to;
        double half = 0.5 * to - 0.5 * from;
        double kronrod = 0;
        double gauss = 0;
        for (int k = 0; k < NODES.length; k++) {
            double value = f.applyAsDouble(middle + half * NODES[k]);
            if (NODES[k] > 0) {
                value += f.applyAsDouble(middle - half * NODES[k]);
            }
            kronrod += KRONROD[k] * value;
            if (k % 2 == 1) {
                gauss += GAUSS[k / 2] * value;
            }
        }
        boolean agree = !(Math.abs(kronrod - gauss) * half > tolerance);
        if (agree || depth == 0 || !(from < middle && middle < to)) {
            return kronrod * half;
        }
        return integral(f, from, middle, tolerance, depth - 1) + integral(f, middle, to, tolerance, depth - 1);
    }
}
