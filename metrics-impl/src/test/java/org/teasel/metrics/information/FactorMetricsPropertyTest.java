package org.teasel.metrics.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.metric.MetricDescriptor.Range;

/** Bounds and invariances that hold for every table of informations. */
class FactorMetricsPropertyTest {

    /** Informations with 0 &lt;= I(z_i; y_k) &lt;= min(H(z_i), H(y_k)), and the entropies of the factors. */
    record Table(double[][] information, double[] factorEntropy) {

        Table latents(int[] order) {
            return new Table(IntStream.of(order).mapToObj(i -> information[i]).toArray(double[][]::new), factorEntropy);
        }

        Table factors(int[] order) {
            return new Table(
                    Stream.of(information)
                            .map(row ->
                                    IntStream.of(order).mapToDouble(k -> row[k]).toArray())
                            .toArray(double[][]::new),
                    IntStream.of(order).mapToDouble(k -> factorEntropy[k]).toArray());
        }
    }

    @Provide
    Arbitrary<Table> tables() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 6),
                        Arbitraries.integers().between(2, 5),
                        Arbitraries.longs())
                .as((latents, factors, seed) -> {
                    Random random = new Random(seed);
                    double[] entropies = IntStream.range(0, factors)
                            .mapToDouble(k -> 0.1 + 1.5 * random.nextDouble())
                            .toArray();
                    double[][] information = new double[latents][factors];
                    for (double[] row : information) {
                        for (int k = 0; k < factors; k++) {
                            row[k] = random.nextInt(4) == 0 ? 0 : random.nextDouble() * entropies[k];
                        }
                    }
                    information[0][0] = entropies[0];
                    return new Table(information, entropies);
                });
    }

    private static List<Metric> metrics() {
        return Stream.of(
                        new MutualInformationGap(),
                        new RobustMutualInformationGap(),
                        new JointEntropyGap(),
                        new Modularity())
                .flatMap(metric -> Stream.concat(Stream.of(metric), metric.variants().stream()))
                .filter(metric -> !metric.descriptor().name().variant().startsWith("monte-carlo"))
                .toList();
    }

    private static Measurement measure(Metric metric, Table table) {
        return Tables.measure(metric, table.information(), table.factorEntropy());
    }

    @Property(tries = 200)
    void valuesLieInTheirRange(@ForAll("tables") Table table) {
        for (Metric metric : metrics()) {
            Range range = metric.descriptor().range();
            assertThat(measure(metric, table).value())
                    .as(metric.descriptor().name().toString())
                    .isBetween(range.low() - 1e-12, range.high() + 1e-12);
        }
    }

    @Property(tries = 200)
    void jemmigIsBoundedByEntropyAndBins(@ForAll("tables") Table table) {
        double[] scores = measure(new JointEntropyGap(), table).perFactor();
        for (int k = 0; k < scores.length; k++) {
            assertThat(scores[k]).isBetween(-1e-12, table.factorEntropy()[k] + Math.log(Tables.BINS));
        }
    }

    @Property(tries = 200)
    void orderDoesNotMatter(@ForAll("tables") Table table, @ForAll Random random) {
        int[] latents = shuffled(table.information().length, random);
        int[] factors = shuffled(table.factorEntropy().length, random);
        for (Metric metric : metrics()) {
            Measurement straight = measure(metric, table);
            Measurement shuffled = measure(metric, table.latents(latents).factors(factors));
            assertThat(shuffled.value())
                    .as(metric.descriptor().name().toString())
                    .isEqualTo(straight.value(), within(1e-12));
            for (int k = 0; k < shuffled.perFactor().length; k++) {
                assertThat(shuffled.perFactor()[k]).isEqualTo(straight.perFactor()[factors[k]], within(1e-12));
            }
            for (int i = 0; i < shuffled.perLatent().length; i++) {
                assertThat(shuffled.perLatent()[i]).isEqualTo(straight.perLatent()[latents[i]], within(1e-12));
            }
        }
    }

    @Property(tries = 100)
    void aLatentThatTellsNothingChangesNothing(@ForAll("tables") Table table) {
        double[][] more = Stream.concat(
                        Stream.of(table.information()), Stream.of(new double[table.factorEntropy().length]))
                .toArray(double[][]::new);
        for (Metric metric : List.of(new MutualInformationGap(), new RobustMutualInformationGap(), new Modularity())) {
            assertThat(Tables.measure(metric, more, table.factorEntropy()).value())
                    .isEqualTo(measure(metric, table).value(), within(1e-12));
        }
    }

    private static int[] shuffled(int size, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(i -> i).toArray();
    }
}
