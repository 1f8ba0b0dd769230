package org.teasel.metrics.learned;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows that share a value of one factor, for protocols that hold the factor fixed. */
final class ValueGroups {

    /** For each row that shares its value with another: all rows of that value. */
    private final List<int[]> groups;

    private final int values;

    private ValueGroups(List<int[]> groups, int values) {
        this.groups = groups;
        this.values = values;
    }

    static ValueGroups of(int[] labels) {
        Map<Integer, List<Integer>> rows = IntStream.range(0, labels.length)
                .boxed()
                .collect(Collectors.groupingBy(row -> labels[row], LinkedHashMap::new, Collectors.toList()));
        List<int[]> shared = rows.values().stream()
                .filter(members -> members.size() > 1)
                .map(members -> members.stream().mapToInt(row -> row).toArray())
                .toList();
        List<int[]> groups = shared.stream()
                .flatMap(group -> Collections.nCopies(group.length, group).stream())
                .toList();
        return new ValueGroups(groups, shared.size());
    }

    /** Whether there are at least two values that several rows share; a single one would say nothing. */
    boolean several() {
        return values > 1;
    }

    /** All rows of a value, at least two, chosen as often as it occurs. */
    int[] group(SplittableRandom random) {
        return groups.get(random.nextInt(groups.size()));
    }

    /** Two different rows of one value. */
    int[] pair(SplittableRandom random) {
        int[] group = group(random);
        int first = random.nextInt(group.length);
        int second = (first + 1 + random.nextInt(group.length - 1)) % group.length;
        return new int[] {group[first], group[second]};
    }
}
