package org.teasel.metrics.learned;

import java.util.ArrayList;
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

    private ValueGroups(List<int[]> groups) {
        this.groups = groups;
    }

    static ValueGroups of(int[] labels) {
        Map<Integer, List<Integer>> rows = IntStream.range(0, labels.length)
                .boxed()
                .collect(Collectors.groupingBy(row -> labels[row], LinkedHashMap::new, Collectors.toList()));
        List<int[]> groups = new ArrayList<>();
        for (List<Integer> members : rows.values()) {
            int[] group = members.stream().mapToInt(row -> row).toArray();
            for (int k = 0; group.length > 1 && k < group.length; k++) {
                groups.add(group);
            }
        }
        return new ValueGroups(groups);
    }

    /** Whether no two rows share a value. */
    boolean isEmpty() {
        return groups.isEmpty();
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
