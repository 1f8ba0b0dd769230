package org.teasel.conformance.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.RowSample;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Population;

/** Choices of observations: a shuffle of all rows that have a weight. */
final class ReferenceRows {

    private ReferenceRows() {}

    /** Rows of positive weight in random order, at most {@code limit} of them. */
    static int[] choose(Population population, int limit, long seed) {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, population.size())
                .filter(row -> population.weight(row) > 0)
                .boxed()
                .toList());
        Collections.shuffle(rows, new Random(seed));
        return rows.stream().limit(limit).mapToInt(Integer::intValue).toArray();
    }

    static Representation sample(Held held, RowSample key) {
        Population population = held.population();
        int[] places = IntStream.of(choose(population, key.limit(), key.seed()))
                .map(held::find)
                .filter(n -> n >= 0)
                .toArray();
        if (places.length == 0) {
            throw new NotDefinedException("none of the chosen observations is in this part of the data");
        }
        int[] rows = IntStream.of(places).map(n -> held.rows()[n]).toArray();
        return Representation.of(
                        "a sample",
                        held.posteriors().select(places),
                        population.factors().select(rows))
                .weighted(IntStream.of(rows).mapToDouble(population::weight).toArray())
                .named(IntStream.range(0, population.latents())
                        .mapToObj(population::latentName)
                        .toList());
    }
}
