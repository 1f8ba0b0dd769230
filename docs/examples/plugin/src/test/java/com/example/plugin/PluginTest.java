package com.example.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.encoder.Encoding;
import org.teasel.api.metric.Metric;
import org.teasel.api.spi.Plugins;
import org.teasel.metrics.Evaluation;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;

class PluginTest {

    private final Plugins plugins = Plugins.discover();

    @Test
    void isFoundBesideTheBuiltInPlugins() {
        assertEquals(List.of(), plugins.failures());
        assertTrue(plugins.encoder("quadrants").isPresent());
        assertTrue(plugins.metric("active-latents").isPresent());
        assertTrue(plugins.metric("mig").isPresent());
    }

    @Test
    void scoresItsEncoderByItsMetricFromCode() {
        List<Metric> metrics = MetricCatalogue.of(plugins).select("active-latents,mig");
        try (Dataset sprites = plugins.dataset("sprites").orElseThrow().open("", Map.of("stride", "3,5,20,8,8"));
                Encoder encoder = plugins.encoder("quadrants").orElseThrow().open("", Map.of())) {
            Representation representation = Encoding.encode(encoder, sprites, Progress.NONE);
            Evaluation evaluation = Evaluator.of(plugins).evaluate(representation, metrics);
            assertTrue(evaluation.succeeded());
            assertEquals(4, evaluation.scores().get(0).value().orElseThrow());
            assertEquals("sprites", sprites.name().substring(0, 7));
        }
    }
}
