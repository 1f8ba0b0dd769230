package org.teasel.adapters.arrays.posteriors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.adapters.arrays.file.Writing;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Factor;

/** The file of names. Duplicate and unknown keys and text after the end are refused. */
final class NamesJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    private NamesJson(Path file) {
        this.file = file;
    }

    /** The names in a file; none if there is no such file. */
    static Names read(Path file) {
        if (!Files.exists(file)) {
            return Names.NONE;
        }
        String text = Reading.from(file, () -> Files.readString(file));
        try {
            return new NamesJson(file).names(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(file + " is no JSON document: " + place(e) + e.getOriginalMessage(), e);
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private Names names(JsonNode document) {
        requireKeys("the document", document, Set.of("latents", "factors"));
        List<Names.FactorName> factors = new ArrayList<>();
        for (JsonNode entry : list("factors", document.get("factors"))) {
            factors.add(factor("factors[" + factors.size() + "]", entry));
        }
        return new Names(texts("latents", document.get("latents")), factors);
    }

    private Names.FactorName factor(String place, JsonNode entry) {
        requireKeys(place, entry, Set.of("name", "type", "values"));
        String name = text(place + ".name", entry.path("name"));
        Optional<Factor.Type> type = Optional.ofNullable(entry.get("type")).map(node -> type(place + ".type", node));
        List<String> values = texts(place + ".values", entry.get("values"));
        if (type.filter(Factor.Type.CONTINUOUS::equals).isPresent() && !values.isEmpty()) {
            throw refused(place + ".values", entry.get("values"), "none for a continuous factor");
        }
        return new Names.FactorName(name, type, values);
    }

    private Factor.Type type(String place, JsonNode node) {
        for (Factor.Type type : Factor.Type.values()) {
            if (node.isTextual() && node.textValue().equals(word(type))) {
                return type;
            }
        }
        throw refused(place, node, "categorical, ordinal or continuous");
    }

    private static String word(Factor.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void requireKeys(String place, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw refused(place, node, "an object");
        }
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!known.contains(key)) {
                throw new InvalidInputException(
                        file + ": unknown key '" + key + "' in " + place + ", expected one of " + known);
            }
        }
    }

    /** The texts in a list, all different; none if there is no list. */
    private List<String> texts(String place, JsonNode node) {
        List<String> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode item : list(place, node)) {
            String text = text(place + "[" + texts.size() + "]", item);
            if (!seen.add(text)) {
                throw refused(place + "[" + texts.size() + "]", item, "a text that does not occur before");
            }
            texts.add(text);
        }
        return texts;
    }

    private Iterable<JsonNode> list(String place, JsonNode node) {
        if (node == null) {
            return List.of();
        }
        if (!node.isArray() || node.isEmpty()) {
            throw refused(place, node, "a list with at least one entry");
        }
        return node;
    }

    private String text(String place, JsonNode node) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw refused(place, node, "a text that is not blank");
        }
        return node.textValue();
    }

    private InvalidInputException refused(String place, JsonNode found, String expected) {
        String shown = found.isMissingNode() ? "missing" : found.toString();
        return new InvalidInputException(file + ": " + place + " is " + shown + ", expected " + expected);
    }

    /** Writes names and types of everything. */
    static void write(Path file, List<String> latents, List<Factor> factors) {
        ObjectNode document = MAPPER.createObjectNode();
        latents.forEach(document.putArray("latents")::add);
        if (!factors.isEmpty()) {
            ArrayNode entries = document.putArray("factors");
            for (Factor factor : factors) {
                ObjectNode entry =
                        entries.addObject().put("name", factor.name()).put("type", word(factor.type()));
                if (!factor.values().isEmpty()) {
                    factor.values().forEach(entry.putArray("values")::add);
                }
            }
        }
        Writing.replace(file, out -> out.write(MAPPER.writeValueAsBytes(document)));
    }
}
