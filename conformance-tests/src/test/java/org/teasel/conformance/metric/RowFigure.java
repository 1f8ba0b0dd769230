package org.teasel.conformance.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;

/** A statistic of a test: some number of all rows, in their order. */
record RowFigure(String key, Formula formula) implements Statistic<Double>, Estimator<Double> {

    /** The number. */
    interface Formula {
        double of(List<Row> rows, Population population);
    }

    /** A row and its posterior, which is the only one of a batch. */
    record Row(int index, Posteriors posterior) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof RowFigure figure && key.equals(figure.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public Supplier<Fold<Double>> prepare(Population population, Statistics needed) {
        return () -> new Rows(formula, population, new ArrayList<>());
    }

    private record Rows(Formula formula, Population population, List<Row> rows) implements Fold<Double> {
        @Override
        public void add(Batch batch) {
            for (int n = 0; n < batch.rows().length; n++) {
                rows.add(new Row(batch.rows()[n], batch.posteriors().select(new int[] {n})));
            }
        }

        @Override
        public void merge(Fold<Double> other) {
            rows.addAll(((Rows) other).rows);
        }

        @Override
        public Double result() {
            return formula.of(
                    rows.stream().sorted(Comparator.comparingInt(Row::index)).toList(), population);
        }
    }
}
