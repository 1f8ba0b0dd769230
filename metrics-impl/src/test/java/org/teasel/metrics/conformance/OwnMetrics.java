package org.teasel.metrics.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.teasel.api.Settings;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Metric;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.spi.Plugins;
import org.teasel.api.statistic.Population;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.scoring.Bench;
import org.teasel.estimators.StandardEstimators;

/** Every metric in every variant, and those that take a k with one, by Teasel's own estimators. */
final class OwnMetrics {

    private static final String NOISE = "metric.invariant.noise-latent";
    private static final String REPETITION = "metric.invariant.repetition";
    private static final String DUPLICATION = "metric.invariant.duplication";
    private static final String LABELS = "metric.invariant.labels";

    private static final String K_BY_FACTORS =
            "without a k it averages over as many latents as there are factors, if there are so many";
    private static final String TIES =
            "where two latents tell exactly the same of a factor, rounding decides whose joint entropy counts";
    private static final String MINIBATCH =
            "the weights of a minibatch depend on the number of observations, and its bias on that of latents";

    private static final Map<String, Map<String, String>> DECLARATIONS = declarations();

    private OwnMetrics() {}

    static Stream<MetricCandidate> all() {
        return Stream.concat(
                        Plugins.discover().metrics().stream()
                                .flatMap(plugin -> MetricCandidate.family(plugin.service())),
                        Stream.of("sepin", "indin")
                                .map(id -> Plugins.discover().metric(id).orElseThrow())
                                .flatMap(MetricCandidate::family)
                                .map(candidate -> candidate.at(2)))
                .map(candidate -> candidate.scoredBy(new Bench(List.of(new StandardEstimators()))))
                .map(OwnMetrics::declared);
    }

    /** Whether a metric rests on no draws and fits no learner. */
    static boolean exact(MetricCandidate candidate) {
        Population population = Population.of(Representation.of(
                "any", Deterministic.of(2, new double[4]), Factors.categorical(List.of("a", "b"), new int[][] {
                    {0, 1}, {1, 0}
                })));
        Metric metric = candidate.metric();
        Settings settings = Settings.DEFAULT;
        return metric.repeatable()
                && Set.copyOf(metric.needs(population, settings))
                        .equals(Set.copyOf(metric.needs(population, settings.withSeed(1))));
    }

    private static MetricCandidate declared(MetricCandidate candidate) {
        MetricCandidate declared = candidate;
        for (Map.Entry<String, String> declaration :
                DECLARATIONS.getOrDefault(candidate.name(), Map.of()).entrySet()) {
            declared = declared.declaring(declaration.getKey(), declaration.getValue());
        }
        return declared;
    }

    private static Map<String, Map<String, String>> declarations() {
        Map<String, Map<String, String>> declarations = new LinkedHashMap<>();
        declarations.put("misjed", Map.of(NOISE, "it is a mean over pairs of latents, those with noise too"));
        for (String name : List.of("sepin", "sepin:clamped", "indin", "indin:clamped")) {
            declarations.put(name, Map.of(NOISE, K_BY_FACTORS));
        }
        declarations.put("jemmig", Map.of(REPETITION, TIES));
        declarations.put("jemmig:normalised", Map.of(REPETITION, TIES));
        declarations.put("modularity:mean-zero", Map.of(NOISE, "a latent that tells nothing counts as 0"));
        for (String name : List.of("tc:mws", "tc:mws-without-constants", "tc:mss0")) {
            declarations.put(name, Map.of(DUPLICATION, MINIBATCH, REPETITION, MINIBATCH, NOISE, MINIBATCH));
        }
        declarations.put("tc:mss1", Map.of(DUPLICATION, MINIBATCH, REPETITION, MINIBATCH));
        declarations.put(
                "factor-disintegration",
                Map.of(LABELS, "its table tells R^2 of categorical factors too, which its value does not heed"));
        declarations.put("sap:correlation", Map.of(LABELS, "it takes all values for numbers, as RTC-VAE does"));
        return declarations;
    }
}
