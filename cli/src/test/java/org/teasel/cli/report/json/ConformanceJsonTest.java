package org.teasel.cli.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.cli.conform.Conformance;
import org.teasel.cli.conform.Conformances;

public class ConformanceJsonTest {

    private static final Path SCHEMA = Path.of("..", "docs", "conformance.schema.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static ObjectNode document(Conformance conformance) throws IOException {
        return (ObjectNode)
                MAPPER.readTree(ConformanceJson.render(conformance, "1.2.3", Instant.parse("2026-01-02T03:04:05Z")));
    }

    /** What the schema has against a document. */
    public static List<Error> complaints(JsonNode document) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(MAPPER.readTree(Files.readString(SCHEMA)))
                .validate(document);
    }

    @Test
    void documentsKeepToTheSchema() throws IOException {
        assertThat(complaints(document(Conformances.mixed()))).isEmpty();
        assertThat(complaints(document(Conformances.right()))).isEmpty();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("another schema", d -> d.put("schema", "teasel-conformance/2")),
                damage("no services", d -> d.remove("services")),
                damage("a profile that there is not", d -> d.put("profile", "lenient")),
                damage("a door without services", d -> service(d).put("door", "kernel")),
                damage("a service without a name", d -> service(d).put("name", "")),
                damage("a verdict that there is not", d -> finding(d, 0).put("verdict", "maybe")),
                damage("held on nothing", d -> finding(d, 0).putNull("examples")),
                damage("held with a symptom", d -> finding(d, 0).put("symptom", "it is 2")),
                damage("broken without a symptom", d -> finding(d, 1).putNull("symptom")),
                damage("broken with a reason", d -> finding(d, 1).put("reason", "because")),
                damage("not applicable without a reason", d -> finding(d, 3).putNull("reason")),
                damage("an id in capitals", d -> finding(d, 0).put("rule", "Metric.finite")),
                damage("a failure without a cause", d -> ((ObjectNode) d.at("/failures/0")).remove("cause")),
                damage("a service without a reason", d -> ((ObjectNode) d.at("/untried/0")).putNull("reason")),
                damage("no version", d -> ((ObjectNode) d.get("provenance")).remove("teasel")));
    }

    private static Arguments damage(String what, Consumer<ObjectNode> damage) {
        return Arguments.of(what, damage);
    }

    private static ObjectNode service(ObjectNode document) {
        return (ObjectNode) document.at("/services/0");
    }

    private static ObjectNode finding(ObjectNode document, int index) {
        return (ObjectNode) document.at("/services/0/findings/" + index);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void theSchemaRefusesWhatIsWrong(String what, Consumer<ObjectNode> damage) throws IOException {
        ObjectNode document = document(Conformances.mixed());
        damage.accept(document);
        assertThat(complaints(document)).as(what).isNotEmpty();
    }

    @Test
    void findingsAreWrittenInFull() throws IOException {
        JsonNode document = document(Conformances.mixed());
        assertThat(document.get("conforms").asBoolean()).isFalse();
        assertThat(document.get("profile").asText()).isEqualTo("quick");
        assertThat(document.get("seed").asLong()).isEqualTo(7);
        assertThat(document.get("falseAlarm").asDouble()).isBetween(2.9e-9, 3.1e-9);
        assertThat(document.at("/services/0/conforms").asBoolean()).isFalse();
        assertThat(document.at("/services/1/conforms").asBoolean()).isTrue();
        assertThat(document.at("/services/1/name").asText()).isEqualTo("gap:other");
        JsonNode broken = document.at("/services/0/findings/1");
        assertThat(broken.get("rule").asText()).isEqualTo("metric.range");
        assertThat(broken.get("level").asText()).isEqualTo("must");
        assertThat(broken.get("verdict").asText()).isEqualTo("broken");
        assertThat(broken.get("symptom").asText()).isEqualTo("it is 2.0, expected at most 1");
        assertThat(broken.get("example").asText()).isEqualTo("row 0: z = 1\nrow 1: z = 2");
        assertThat(broken.get("examples").isNull()).isTrue();
        assertThat(broken.get("seconds").asDouble()).isEqualTo(1.234);
        assertThat(document.at("/services/0/findings/3/verdict").asText()).isEqualTo("not-applicable");
        assertThat(document.at("/failures/0/provider").asText()).isEqualTo("com.example.Absent");
        assertThat(document.at("/untried/0/door").asText()).isEqualTo("encoder");
        assertThat(document.at("/provenance/run/created").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(document(Conformances.right()).get("conforms").asBoolean()).isTrue();
    }
}
