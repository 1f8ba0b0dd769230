package org.teasel.estimators.quantised;

/** The entropy of a table of masses taken at its word. */
public final class PlugIn {

    private PlugIn() {}

    /** -sum q log q in nats over masses divided by their total; 0 log 0 = 0. */
    public static double entropy(double[] masses, double total) {
        return entropy(masses, 0, masses.length, total);
    }

    /** The share of some masses in it, from one index to before another. */
    static double entropy(double[] masses, int from, int to, double total) {
        double entropy = 0;
        for (int s = from; s < to; s++) {
            double q = masses[s] / total;
            if (q > 0) {
                entropy -= q * Math.log(q);
            }
        }
        return entropy;
    }
}
