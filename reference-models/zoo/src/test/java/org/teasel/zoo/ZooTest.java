package org.teasel.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Observations;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Decoder;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.encoder.Encoding;
import org.teasel.api.metric.Score;
import org.teasel.api.posterior.Posteriors;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.api.spi.Plugins;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.sprites.Sprites;
import org.teasel.datasets.sprites.SpritesProvider;
import org.teasel.metrics.Evaluation;
import org.teasel.metrics.Evaluator;
import org.teasel.metrics.MetricCatalogue;

class ZooTest {

    /** Encoder and decoder together. */
    private static final int MOST_BYTES = 3_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ZooEncoderProvider zoo = new ZooEncoderProvider();

    static Stream<String> names() {
        return Zoo.names().stream();
    }

    @Test
    void theFamilyOfThePapersIsThere() {
        assertThat(Zoo.names()).isSorted().contains("beta-tcvae", "beta-tcvae-correlated", "factor-vae", "vae");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCheckpointIsSmall(String name) {
        Checkpoint checkpoint = new Checkpoint(name);
        assertThat(checkpoint.encoder().length + checkpoint.decoder().length).isLessThan(MOST_BYTES);
    }

    /** What the decoder makes of an image's code is nearer to the image than what it makes of the others' codes. */
    @ParameterizedTest
    @MethodSource("names")
    void theDecoderReadsTheEncodersCodes(String name) {
        // Large shapes in the four corners.
        try (Dataset data = Sprites.of(new Selection.Strides(List.of(1, 5, 40, 31, 31)));
                Encoder encoder = zoo.open(name, Map.of());
                Decoder decoder = zoo.openDecoder(zoo.decoderOf(name).orElseThrow(), Map.of())) {
            Observations images = data.observations(4, 8);
            Posteriors posteriors = encoder.encode(images);
            double[][] means = new double[4][posteriors.latents()];
            for (int n = 0; n < means.length; n++) {
                int row = n;
                Arrays.setAll(means[n], i -> posteriors.mean(row, i));
            }
            Observations decoded = decoder.decode(means);
            for (int n = 0; n < 4; n++) {
                for (int other = 0; other < 4; other++) {
                    if (other != n) {
                        assertThat(distance(images, n, decoded, n)).isLessThan(distance(images, n, decoded, other));
                    }
                }
            }
        }
    }

    private static double distance(Observations a, int n, Observations b, int m) {
        double sum = 0;
        for (int k = 0; k < a.width(); k++) {
            sum += Math.pow(a.values()[n * a.width() + k] - b.values()[m * a.width() + k], 2);
        }
        return sum;
    }

    /** Scored again as the card says, the checkpoint has the card's scores. */
    @ParameterizedTest
    @MethodSource("names")
    void theCardTellsTheTruth(String name) throws IOException, NoSuchAlgorithmException {
        JsonNode card = JSON.readTree(new Checkpoint(name).scores());
        JsonNode source = card.at("/provenance/source");
        assertThat(source.path("encoderSha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(new Checkpoint(name).encoder())));
        Map<String, String> selection = Map.of(
                DatasetProvider.SAMPLE, source.path("dataset.sample").asText(),
                DatasetProvider.SEED, source.path("dataset.seed").asText());
        Plugins plugins = Plugins.discover();
        try (Dataset data = new SpritesProvider().open("", selection);
                Encoder encoder = zoo.open(name, Map.of())) {
            Representation representation = Encoding.encode(encoder, data, Progress.NONE);
            Evaluation evaluation = Evaluator.of(plugins)
                    .evaluate(representation, MetricCatalogue.of(plugins).select("mig,modularity"));
            for (Score score : evaluation.scores()) {
                double value = ((Score.Defined) score.outcome()).measurement().value();
                assertThat(value)
                        .as(score.descriptor().name().toString())
                        .isEqualTo(value(card, score.descriptor().name().toString()), within(1e-5));
            }
        }
    }

    private static double value(JsonNode card, String metric) {
        return StreamSupport.stream(card.path("scores").spliterator(), false)
                .filter(score -> score.path("name").asText().equals(metric))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asDouble();
    }

    @Test
    void namesThatTheZooLacksAreRefused() {
        assertThatThrownBy(() -> zoo.open("beta-tcvea", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("no 'beta-tcvea'", "beta-tcvae");
        assertThatThrownBy(() -> zoo.open("", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("no checkpoint is named", "zoo:NAME");
        assertThatThrownBy(() -> zoo.open("vae", Map.of("colour", "red")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("colour");
        assertThat(zoo.decoderOf("beta-tcvea")).isEmpty();
    }
}
