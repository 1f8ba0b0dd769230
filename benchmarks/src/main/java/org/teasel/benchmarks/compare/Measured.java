package org.teasel.benchmarks.compare;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.teasel.api.Progress;
import org.teasel.api.Settings;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.spi.Plugins;
import org.teasel.estimators.Jackknife;
import org.teasel.metrics.Evaluation;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;

/** Scores and what they cost, as they go to JSON. */
final class Measured {

    private final Evaluation evaluation;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private Measured(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Scores of the first evaluation of this virtual machine.
     *
     * @param evaluations how often to evaluate: what the cheapest but the first took is the cost of evaluating again
     */
    static Map<String, Object> of(Representation representation, String metrics, Settings settings, int evaluations) {
        Stages stages = new Stages();
        Cost start = Cost.now();
        Evaluation evaluation = evaluate(representation, metrics, settings, stages);
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("observations", representation.size());
        measured.put("latents", representation.posteriors().latents());
        measured.put("cost", Cost.now().less(start));
        IntStream.range(1, evaluations)
                .mapToObj(again -> {
                    Cost from = Cost.now();
                    evaluate(representation, metrics, settings, Progress.NONE);
                    return Cost.now().less(from);
                })
                .min(Comparator.comparingDouble(Cost::cpuSeconds))
                .ifPresent(again -> measured.put("again", again));
        measured.put("stages", stages.costs());
        measured.put("figures", new Measured(evaluation).figures());
        return measured;
    }

    private static Evaluation evaluate(
            Representation representation, String metrics, Settings settings, Progress progress) {
        Plugins plugins = Plugins.discover();
        return Evaluator.of(plugins)
                .with(settings)
                .with(progress)
                .evaluate(representation, MetricCatalogue.of(plugins).select(metrics));
    }

    private Map<String, Object> figures() {
        evaluation.scores().forEach(this::addScore);
        evaluation.sampled().ifPresent(this::addEntropies);
        return figures;
    }

    private void addScore(Score score) {
        String name = score.descriptor().name().toString();
        if (!(score.outcome() instanceof Score.Defined defined)) {
            throw new IllegalStateException(name + " has no value: " + score.outcome());
        }
        add(
                name,
                defined.measurement().value(),
                defined.standardError().map(error -> error.value()).orElse(0.0));
    }

    private void addEntropies(SampledInformation sampled) {
        int latents = evaluation.representation().posteriors().latents();
        addEntropy("H(z)", sampled, LatentSet.all(latents));
        for (int i = 0; i < latents; i++) {
            addEntropy("H(z_" + i + ")", sampled, LatentSet.of(i));
            addEntropy("H(z_-" + i + ")", sampled, LatentSet.allBut(i, latents));
        }
    }

    private void addEntropy(String name, SampledInformation sampled, LatentSet set) {
        double[] without = IntStream.range(0, sampled.groups())
                .mapToDouble(group -> sampled.without(group).entropy(set))
                .toArray();
        add(name, sampled.entropy(set), Jackknife.standardError(without));
    }

    private void add(String name, double value, double standardError) {
        figures.put(name, Map.of("value", value, "standardError", standardError));
    }
}
