package org.teasel.conformance.definition;

import java.util.Set;
import java.util.stream.IntStream;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor;
import org.teasel.api.metric.MetricName;

/** A small implementation of a standard metric with room for a mistake. */
abstract class Twin implements Metric {

    private final MetricName name;
    private final Mistake mistake;

    Twin(String name, Mistake mistake) {
        this.name = MetricName.parse(name);
        this.mistake = mistake;
    }

    final MetricName name() {
        return name;
    }

    final boolean is(String variant) {
        return name.variant().equals(variant);
    }

    final boolean makes(Mistake other) {
        return mistake == other;
    }

    final Mistake mistake() {
        return mistake;
    }

    @Override
    public MetricDescriptor descriptor() {
        return new MetricDescriptor(
                name,
                "a twin",
                MetricDescriptor.Range.ANY,
                MetricDescriptor.Direction.NEITHER,
                MetricDescriptor.Unit.ONE,
                Set.of(),
                "none");
    }

    static Matrix table(double[][] values) {
        return new Matrix(
                "table",
                IntStream.range(0, values.length).mapToObj(i -> "z" + i).toList(),
                IntStream.range(0, values[0].length).mapToObj(k -> "y" + k).toList(),
                values);
    }

    static double[] column(double[][] table, int k) {
        return IntStream.range(0, table.length).mapToDouble(i -> table[i][k]).toArray();
    }

    static int best(double[] entries) {
        int best = 0;
        for (int i = 1; i < entries.length; i++) {
            best = entries[i] > entries[best] ? i : best;
        }
        return best;
    }

    static int runnerUp(double[] entries) {
        int best = best(entries);
        int next = best == 0 ? 1 : 0;
        for (int i = 0; i < entries.length; i++) {
            next = i != best && entries[i] > entries[next] ? i : next;
        }
        return next;
    }
}
