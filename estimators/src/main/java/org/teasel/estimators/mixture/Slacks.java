package org.teasel.estimators.mixture;

/** How far the bounds of a group of boxes exceed what the targets at a draw can do without. */
final class Slacks {

    private static final int SEVERAL = -1;

    /** [box], slack of the target that has the most; at most 0 if no target needs the box. */
    final double[] most = new double[Kernel.WIDTH];
    /** [box], slack of the target that comes next, unless one target alone asks for boxes. */
    final double[] next = new double[Kernel.WIDTH];
    /** [box], the target that has the most slack, likewise; a double, so that vectors can write it. */
    final double[] targets = new double[Kernel.WIDTH];

    private int sole;

    /** Slacks of all targets are to come. */
    void ofAll() {
        sole = SEVERAL;
    }

    /** Slacks of one target are to come, as no other needs any box. */
    void ofOne(int target) {
        sole = target;
    }

    /** Whether some target needs a box. */
    boolean needed(int box) {
        return positive(most[box]);
    }

    /** Whether more than one target needs a box. */
    boolean shared(int box) {
        return sole == SEVERAL && positive(next[box]);
    }

    /** The only target that needs a box that is not shared. */
    int target(int box) {
        return sole == SEVERAL ? (int) targets[box] : sole;
    }

    /** Whether a slack is one; what is no number may matter. */
    static boolean positive(double slack) {
        return !(slack <= 0);
    }
}
