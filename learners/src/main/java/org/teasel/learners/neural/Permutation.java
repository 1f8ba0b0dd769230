package org.teasel.learners.neural;

import java.util.SplittableRandom;

/** Random orders, each as likely as any other (Fisher and Yates). */
final class Permutation {

    private Permutation() {}

    static int[] random(int length, SplittableRandom random) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
