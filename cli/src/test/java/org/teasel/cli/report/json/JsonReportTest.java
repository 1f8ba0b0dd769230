package org.teasel.cli.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.cli.report.Evaluations;

class JsonReportTest {

    private static final Path SCHEMA = Path.of("..", "docs", "scores.schema.json");

    private final ObjectMapper mapper = new ObjectMapper();

    private ObjectNode document() throws IOException {
        return (ObjectNode) mapper.readTree(new JsonReport().render(Evaluations.report()));
    }

    private List<Error> complaints(JsonNode document) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(mapper.readTree(Files.readString(SCHEMA)));
        return schema.validate(document);
    }

    @Test
    void documentsKeepToTheSchema() throws IOException {
        assertThat(complaints(document())).isEmpty();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("another schema", d -> d.put("schema", "teasel-scores/2")),
                damage("no statistics", d -> d.remove("statistics")),
                damage("a value in words", d -> score(d, 0).put("value", "high")),
                damage("defined without a value", d -> score(d, 0).putNull("value")),
                damage("defined with a reason", d -> score(d, 0).put("reason", "because")),
                damage("not defined with a value", d -> score(d, 2).put("value", 0.5)),
                damage("not defined without a reason", d -> score(d, 2).putNull("reason")),
                damage("an unknown direction", d -> score(d, 0).put("direction", "up")),
                damage("a range of one end", d -> score(d, 0).putArray("range").add(1)),
                damage(
                        "a matrix of words",
                        d -> ((ObjectNode) score(d, 0).get("matrix"))
                                .putArray("values")
                                .add("none")),
                damage("no latents", d -> ((ObjectNode) d.get("statistics")).remove("latents")),
                damage("a seed in words", d -> ((ObjectNode) d.get("provenance")).put("seed", "seven")));
    }

    private static Arguments damage(String what, Consumer<ObjectNode> damage) {
        return Arguments.of(what, damage);
    }

    private static ObjectNode score(ObjectNode document, int index) {
        return (ObjectNode) document.get("scores").get(index);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void theSchemaRefusesWhatIsWrong(String what, Consumer<ObjectNode> damage) throws IOException {
        ObjectNode document = document();
        damage.accept(document);
        assertThat(complaints(document)).as(what).isNotEmpty();
    }

    @Test
    void scoresAreWrittenInFull() throws IOException {
        JsonNode gap = document().at("/scores/0");
        assertThat(gap.get("id").asText()).isEqualTo("gap");
        assertThat(gap.get("variant").isNull()).isTrue();
        assertThat(gap.get("value").asDouble()).isEqualTo(0.5);
        assertThat(gap.get("standardError").asDouble()).isEqualTo(0.01);
        assertThat(gap.at("/interval/low").asDouble()).isEqualTo(0.45);
        assertThat(gap.get("perFactor").toString()).isEqualTo("[0.25,null]");
        assertThat(gap.get("perLatent").toString()).isEqualTo("[0.5,\"Infinity\"]");
        assertThat(gap.at("/matrix/values").toString()).isEqualTo("[[1.0,null],[0.25,0.0]]");
        assertThat(gap.at("/components/unknown").isNull()).isTrue();
        assertThat(gap.at("/standardErrors/components/totalShare").asDouble()).isEqualTo(0.004);
        assertThat(gap.at("/settings/range").toString()).isEqualTo("[-4.0,4.0]");
        assertThat(gap.at("/settings/bins").isInt()).isTrue();
        assertThat(gap.get("notes")).hasSize(1);
    }

    @Test
    void whatIsNoFiniteNumberHasARule() throws IOException {
        JsonNode infinite = document().at("/scores/1");
        assertThat(infinite.get("value").asText()).isEqualTo("Infinity");
        assertThat(infinite.get("variant").asText()).isEqualTo("gaussian-mean");
        assertThat(infinite.get("range").toString()).isEqualTo("[0.0,\"Infinity\"]");
        JsonNode none = document().at("/scores/2");
        assertThat(none.get("defined").asBoolean()).isFalse();
        assertThat(none.get("value").isNull()).isTrue();
        assertThat(none.get("status").asText()).isEqualTo("not-defined");
        assertThat(none.get("reason").asText()).isEqualTo("it compares factors and there is only one");
        assertThat(document().at("/scores/3/status").asText()).isEqualTo("failed");
        assertThat(document().at("/scores/3/id").asText()).isEqualTo("sepin@3");
    }

    @Test
    void statisticsAreWritten() throws IOException {
        JsonNode statistics = document().get("statistics");
        assertThat(statistics.get("mutualInformation").toString()).isEqualTo("[[0.6,0.2],[0.1,0.3]]");
        assertThat(statistics.get("totalInformation").isNull()).isTrue();
        assertThat(statistics.get("observationEntropy").asDouble()).isCloseTo(Math.log(3), within(1e-12));
    }

    @Test
    void onlyTheRunDiffersFromRunToRun() throws IOException {
        JsonNode provenance = document().get("provenance");
        assertThat(provenance.at("/run/created").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(provenance.get("seed").asLong()).isEqualTo(7);
        assertThat(provenance.at("/settings/bins").asInt()).isEqualTo(100);
        assertThat(new JsonReport().render(Evaluations.report()))
                .isEqualTo(new JsonReport().render(Evaluations.report()));
    }
}
