package org.teasel.estimators.mixture;

/** Puts components in an order by keys; both arrays move together. */
final class Ordering {

    private Ordering() {}

    /** Moves the smaller keys of [from, to) before position middle and the greater ones behind it (Hoare's select). */
    static void select(double[] keys, int[] order, int from, int to, int middle) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            double pivot = median(keys[low], keys[(low + high) >>> 1], keys[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (keys[left] < pivot) {
                    left++;
                }
                while (keys[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    swap(keys, order, left++, right--);
                }
            }
            if (middle <= right) {
                high = right;
            } else if (middle >= left) {
                low = left;
            } else {
                return;
            }
        }
    }

    /** Sorts [from, to) by the keys. */
    static void sort(double[] keys, int[] order, int from, int to) {
        if (to - from > 1) {
            int middle = (from + to) >>> 1;
            select(keys, order, from, to, middle);
            sort(keys, order, from, middle);
            sort(keys, order, middle, to);
        }
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void swap(double[] keys, int[] order, int a, int b) {
        double key = keys[a];
        keys[a] = keys[b];
        keys[b] = key;
        int component = order[a];
        order[a] = order[b];
        order[b] = component;
    }
}
