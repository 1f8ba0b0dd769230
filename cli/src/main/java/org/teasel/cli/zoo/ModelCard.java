package org.teasel.cli.zoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.teasel.cli.report.Figures;
import org.teasel.zoo.Checkpoint;
import org.teasel.zoo.Zoo;

/**
 * What there is to say of a checkpoint: how it came to be, and its scores.
 *
 * @param name name in the zoo
 * @param training what {@code teasel train} wrote
 * @param report what {@code teasel score} wrote
 */
public record ModelCard(String name, JsonNode training, JsonNode report) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The cards of all checkpoints. */
    public static List<ModelCard> all() {
        return Zoo.names().stream().map(ModelCard::of).toList();
    }

    /**
     * The card of a checkpoint.
     *
     * @throws org.teasel.api.InvalidInputException if there is none of that name
     */
    public static ModelCard of(String name) {
        Checkpoint checkpoint = new Checkpoint(name);
        try {
            return new ModelCard(name, JSON.readTree(checkpoint.training()), JSON.readTree(checkpoint.scores()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the card of " + name + " is no JSON", e);
        }
    }

    /** Steps that were made. */
    public String steps() {
        return Figures.count(training.path("steps").asLong());
    }

    /** How it came to be, a line for each side of it. */
    public Map<String, String> facts() {
        JsonNode plan = training.path("plan");
        JsonNode run = training.path("run");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("objective", plan.path("model").asText() + settings(plan.path("settings")));
        facts.put("networks", networks(plan.path("networks")));
        double correlation = plan.path("noiseCorrelation").asDouble();
        facts.put("noise", correlation == 0 ? "factorised" : "correlation " + correlation);
        facts.put("data", data(plan.path("data")));
        facts.put(
                "optimiser",
                "Adam at " + Figures.setting(plan.path("learningRate").asDouble()) + ", batches of "
                        + plan.path("batchSize").asInt());
        if (plan.path("discriminator").isObject()) {
            facts.put("discriminator", list(plan.path("discriminator")));
        }
        facts.put("seed", plan.path("seed").asText());
        facts.put("steps", steps());
        facts.put(
                "made on",
                run.path("device").asText() + ", LibTorch "
                        + run.path("libTorch").asText());
        facts.put("held out", list(training.path("validation")));
        return facts;
    }

    private static String settings(JsonNode settings) {
        return settings.isEmpty() ? "" : " (" + list(settings) + ")";
    }

    private static String networks(JsonNode networks) {
        List<String> extents = new ArrayList<>();
        networks.path("image").forEach(extent -> extents.add(extent.asText()));
        String split = networks.path("splitDepth").isInt()
                ? ", the last " + networks.path("splitDepth") + " layers split and divided by "
                        + networks.path("narrowing")
                : "";
        return networks.path("name").asText() + ", " + networks.path("latents") + " latents, images of "
                + String.join(" x ", extents) + split;
    }

    private static String data(JsonNode data) {
        return data.path("reference").asText() + settings(data.path("options")) + ", "
                + Figures.count(data.path("observations").asLong()) + " observations, "
                + Figures.count(data.path("heldOut").asLong()) + " held out";
    }

    private static String list(JsonNode node) {
        return node.properties().stream()
                .map(entry -> entry.getKey() + " " + text(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode value) {
        return value.isFloatingPointNumber() ? Figures.setting(value.asDouble()) : value.asText();
    }

    /** All scores by name; NaN where a score is not defined. */
    public Map<String, Double> scores() {
        return StreamSupport.stream(report.path("scores").spliterator(), false)
                .collect(Collectors.toMap(
                        score -> score.path("name").asText(),
                        score -> score.path("value").asDouble(Double.NaN),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
