package org.teasel.cli.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.teasel.api.data.Factor;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.estimators.Jackknife;
import org.teasel.metrics.Evaluation;

/** The statistics behind the scores as JSON: always the same keys, with null for what no metric asked for. */
final class StatisticsJson {

    private StatisticsJson() {}

    static ObjectNode of(Evaluation evaluation) {
        Representation representation = evaluation.representation();
        Optional<InformationTable> table = evaluation.information();
        ObjectNode node = Nodes.object();
        node.set("latents", Nodes.texts(representation.latentNames()));
        node.set(
                "factors",
                Nodes.texts(representation.factors().factors().stream()
                        .map(Factor::name)
                        .toList()));
        node.set("mutualInformation", orNull(table, t -> Nodes.table(t.mutualInformation())));
        node.set("informativeness", orNull(table, t -> Nodes.numbers(t.informativeness())));
        node.set("entropy", orNull(table, t -> Nodes.numbers(t.latentEntropy())));
        node.set("conditionalEntropy", orNull(table, t -> Nodes.numbers(t.conditionalEntropy())));
        node.set("factorEntropy", orNull(table, t -> Nodes.numbers(t.factorEntropy())));
        node.set("jointEntropy", orNull(table, t -> Nodes.table(t.jointEntropy())));
        node.set(
                "bins",
                orNull(
                        table,
                        t -> Nodes.numbers(
                                Arrays.stream(t.bins()).asDoubleStream().toArray())));
        node.set("outside", orNull(table, t -> Nodes.numbers(t.outside())));
        LatentSet all = LatentSet.all(representation.posteriors().latents());
        node.set("totalInformation", orNull(evaluation.sampled(), s -> Nodes.number(s.information(all))));
        node.set(
                "totalInformationStandardError",
                orNull(evaluation.sampled(), s -> Nodes.number(standardError(s, all))));
        node.set(
                "observationEntropy", Nodes.number(Population.of(representation).entropy()));
        return node;
    }

    private static <T> JsonNode orNull(Optional<T> value, Function<T, JsonNode> write) {
        return value.map(write).orElse(NullNode.instance);
    }

    /** By leaving out a group of draws at a time. */
    private static double standardError(SampledInformation sampled, LatentSet set) {
        double[] without = new double[sampled.groups()];
        Arrays.setAll(without, group -> sampled.without(group).information(set));
        return Jackknife.standardError(without);
    }
}
