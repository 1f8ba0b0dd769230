package org.teasel.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import org.teasel.api.Progress;

/** Hears when each stage of an evaluation begins and ends, and keeps what it cost. */
final class Stages implements Progress {

    private final Map<String, Cost> costs = new LinkedHashMap<>();
    private String current;
    private Cost start;

    @Override
    public void begin(String task, long steps) {
        current = task;
        start = Cost.now();
    }

    @Override
    public void advance(long steps) {}

    @Override
    public void end() {
        costs.put(current, Cost.now().less(start));
    }

    /** The cost of each stage, in their order. */
    Map<String, Cost> costs() {
        return costs;
    }
}
