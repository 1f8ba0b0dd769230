package org.teasel.conformance.evaluator;

import java.util.stream.IntStream;
import org.teasel.api.statistic.Resampled;

/**
 * Groups of draws by their means.
 *
 * @param means mean of each group
 * @param left the group that is left out, or one that there is not
 */
record Means(double[] means, int left) implements Resampled<Means> {

    private static final int NONE = -1;

    /** A statistic that came out as groups of these means. */
    static Column<Means> column(String key, double... means) {
        return Column.of(key, (entries, population, needed) -> new Means(means, NONE));
    }

    @Override
    public int groups() {
        return means.length;
    }

    @Override
    public Means without(int group) {
        if (group < 0 || group >= means.length) {
            throw new IndexOutOfBoundsException("there are " + means.length + " groups and none is number " + group);
        }
        return new Means(means, group);
    }

    /** Mean of the groups that are not left out. */
    double mean() {
        return IntStream.range(0, means.length)
                .filter(group -> group != left)
                .mapToDouble(group -> means[group])
                .average()
                .orElseThrow();
    }
}
