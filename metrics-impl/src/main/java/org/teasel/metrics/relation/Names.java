package org.teasel.metrics.relation;

import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.statistic.Population;

/** Names of what the rows and columns of tables stand for. */
public final class Names {

    private Names() {}

    /** Of all latents. */
    public static List<String> latents(Population population) {
        return IntStream.range(0, population.latents())
                .mapToObj(population::latentName)
                .toList();
    }

    /** Of all factors. */
    public static List<String> factors(Population population) {
        return population.factors().factors().stream().map(Factor::name).toList();
    }
}
