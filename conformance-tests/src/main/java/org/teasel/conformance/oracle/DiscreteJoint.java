package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A joint distribution of variables with finitely many values, held as a full table. All quantities are direct sums over
 * its cells, in nats, with 0 log 0 = 0: exact up to rounding, some 1e-15 a cell.
 */
public final class DiscreteJoint {

    private static final double SUM_TOLERANCE = 1e-9;

    private final int[] sizes;
    private final double[] cells;

    private DiscreteJoint(int[] sizes, double[] cells) {
        this.sizes = sizes;
        this.cells = cells;
    }

    /**
     * A distribution from its table, which is copied.
     *
     * @param sizes number of values of each variable
     * @param cells probabilities, the last variable's values running fastest; not negative, with a sum of 1
     */
    public static DiscreteJoint of(int[] sizes, double[] cells) {
        int expected = IntStream.of(sizes).reduce(1, Math::multiplyExact);
        double sum = Arrays.stream(cells).sum();
        boolean negative = Arrays.stream(cells).anyMatch(p -> !(p >= 0));
        if (cells.length != expected || negative || !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException("a table of " + cells.length + " numbers with a sum of " + sum
                    + ", expected " + expected + " probabilities");
        }
        return new DiscreteJoint(sizes.clone(), cells.clone());
    }

    /** Number of variables. */
    public int variables() {
        return sizes.length;
    }

    /** Number of values of a variable. */
    public int values(int variable) {
        return sizes[variable];
    }

    /** Probability that all variables have the given values. */
    public double probability(int... values) {
        int cell = 0;
        for (int v = 0; v < sizes.length; v++) {
            cell = cell * sizes[v] + values[v];
        }
        return cells[cell];
    }

    /** The distribution of some variables, in the order in which they are given. */
    public DiscreteJoint marginal(int... variables) {
        int[] kept = IntStream.of(variables).map(v -> sizes[v]).toArray();
        double[] sums = new double[IntStream.of(kept).reduce(1, (a, b) -> a * b)];
        for (int cell = 0; cell < cells.length; cell++) {
            sums[index(cell, variables)] += cells[cell];
        }
        return new DiscreteJoint(kept, sums);
    }

    /** Index in the table of some variables of the cell that a cell of this table falls in. */
    private int index(int cell, int[] variables) {
        int[] values = new int[sizes.length];
        int rest = cell;
        for (int v = sizes.length - 1; v >= 0; v--) {
            values[v] = rest % sizes[v];
            rest /= sizes[v];
        }
        int index = 0;
        for (int v : variables) {
            index = index * sizes[v] + values[v];
        }
        return index;
    }

    /** H(A). */
    public double entropy(int... a) {
        return Logs.entropy(marginal(a).cells);
    }

    /** H(A given B) = -sum p(a, b) log p(a, b) / p(b). */
    public double conditionalEntropy(int[] a, int[] b) {
        double[] joint = marginal(join(a, b)).cells;
        double[] given = marginal(b).cells;
        double entropy = 0;
        for (int cell = 0; cell < joint.length; cell++) {
            // The variables of B run fastest in the joint table.
            double p = joint[cell];
            entropy -= p > 0 ? p * Math.log(p / given[cell % given.length]) : 0;
        }
        return entropy;
    }

    /** I(A; B) = sum p(a, b) log p(a, b) / (p(a) p(b)); at least 0. */
    public double mutualInformation(int[] a, int[] b) {
        return conditionalInformation(a, b, new int[0]);
    }

    /** I(A; B given C) = sum p(a, b, c) log p(a, b, c) p(c) / (p(a, c) p(b, c)); at least 0. */
    public double conditionalInformation(int[] a, int[] b, int[] c) {
        int[] withA = join(a, c);
        int[] withB = join(b, c);
        int[] all = join(a, withB);
        double[] pA = marginal(withA).cells;
        double[] pB = marginal(withB).cells;
        double[] pC = marginal(c).cells;
        double[] pAll = marginal(all).cells;
        double information = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] > 0) {
                information += cells[cell]
                        * Math.log(pAll[index(cell, all)]
                                / pA[index(cell, withA)]
                                * (pC[index(cell, c)] / pB[index(cell, withB)]));
            }
        }
        return information;
    }

    /** Total correlation, or multi-information: KL of the joint of A from the product of its marginals; at least 0. */
    public double totalCorrelation(int... a) {
        double[] joint = marginal(a).cells;
        double[][] marginals = IntStream.of(a).mapToObj(v -> marginal(v).cells).toArray(double[][]::new);
        double sum = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            if (cells[cell] > 0) {
                double ratio = joint[index(cell, a)];
                for (int k = 0; k < a.length; k++) {
                    ratio /= marginals[k][index(cell, new int[] {a[k]})];
                }
                sum += cells[cell] * Math.log(ratio);
            }
        }
        return sum;
    }

    /** KL(this || other) over equal spaces, at least 0; positive infinity where the other has no mass and this has. */
    public double divergence(DiscreteJoint other) {
        if (!Arrays.equals(sizes, other.sizes)) {
            throw new IllegalArgumentException("spaces of " + Arrays.toString(sizes) + " and "
                    + Arrays.toString(other.sizes) + " values, expected equal ones");
        }
        return IntStream.range(0, cells.length)
                .filter(cell -> cells[cell] > 0)
                .mapToDouble(cell -> cells[cell] * Math.log(cells[cell] / other.cells[cell]))
                .sum();
    }

    private static int[] join(int[] a, int[] b) {
        return IntStream.concat(IntStream.of(a), IntStream.of(b)).toArray();
    }
}
