package org.teasel.learners.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.learners.data.ClassLabels;
import org.teasel.learners.data.Features;

/** A tree with the mix of classes on each leaf. */
record ClassTree(Tree tree, List<Mix> leaves) {

    /** The classes that occur among some rows, by code, and the share of each. */
    record Mix(int[] codes, double[] shares) {}

    void addShares(Features features, int row, double[] sums) {
        Mix mix = leaves.get(tree.leaf(features, row));
        for (int i = 0; i < mix.codes.length; i++) {
            sums[mix.codes[i]] += mix.shares[i];
        }
    }

    /** Mixes the classes of each leaf while a tree grows. */
    static final class Leaves implements LeafVisitor {

        private final ClassLabels labels;
        private final double[] weights;
        private final double[] sums;
        private final Mix[] pure;
        private final List<Mix> mixes = new ArrayList<>();

        Leaves(ClassLabels labels, double[] weights) {
            this.labels = labels;
            this.weights = weights;
            this.sums = new double[labels.size()];
            this.pure = new Mix[labels.size()];
        }

        @Override
        public void leaf(int[] rows, int from, int to) {
            double total = 0;
            for (int i = from; i < to; i++) {
                sums[labels.code(rows[i])] += weights[rows[i]];
                total += weights[rows[i]];
            }
            int[] codes = IntStream.range(0, sums.length)
                    .filter(code -> sums[code] > 0)
                    .toArray();
            double[] shares = new double[codes.length];
            for (int i = 0; i < codes.length; i++) {
                shares[i] = sums[codes[i]] / total;
                sums[codes[i]] = 0;
            }
            mixes.add(codes.length == 1 ? pure(codes, shares) : new Mix(codes, shares));
        }

        /** Most leaves of a deep tree are pure: one object a class serves them all. */
        private Mix pure(int[] codes, double[] shares) {
            if (pure[codes[0]] == null) {
                pure[codes[0]] = new Mix(codes, shares);
            }
            return pure[codes[0]];
        }

        List<Mix> mixes() {
            return mixes;
        }
    }
}
