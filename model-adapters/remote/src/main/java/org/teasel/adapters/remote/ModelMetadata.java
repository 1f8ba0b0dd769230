package org.teasel.adapters.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teasel.adapters.network.TensorShape;
import org.teasel.api.InvalidInputException;

/**
 * What a server says of a model. Servers may say nothing of inputs and outputs.
 *
 * @param inputs by name, in the model's order
 * @param outputs by name, in the model's order
 */
record ModelMetadata(Map<String, TensorMetadata> inputs, Map<String, TensorMetadata> outputs) {

    static ModelMetadata of(JsonNode document) {
        return new ModelMetadata(tensors(document, "inputs"), tensors(document, "outputs"));
    }

    private static Map<String, TensorMetadata> tensors(JsonNode document, String which) {
        JsonNode list = document.path(which);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw new InvalidInputException("the metadata's " + which + " are no list");
        }
        Map<String, TensorMetadata> tensors = new LinkedHashMap<>();
        for (JsonNode item : list) {
            String name = item.path("name").asText();
            if (name.isEmpty() || tensors.containsKey(name)) {
                throw new InvalidInputException("the metadata's " + which + " have "
                        + (name.isEmpty() ? "one without a name" : "'" + name + "' twice"));
            }
            tensors.put(
                    name, new TensorMetadata(name, item.path("datatype").asText(), shape(name, item.path("shape"))));
        }
        return tensors;
    }

    private static TensorShape shape(String name, JsonNode shape) {
        if (!shape.isArray()) {
            return TensorShape.UNKNOWN;
        }
        List<Long> extents = new ArrayList<>();
        for (JsonNode extent : shape) {
            // Servers that write whole numbers of 64 bits as text are common.
            if (!extent.asText().matches("-1|[0-9]{1,18}")) {
                throw new InvalidInputException("the metadata's shape of '" + name + "' has the extent " + extent
                        + ", expected a whole number, or -1 for an open one");
            }
            extents.add(extent.asLong());
        }
        return TensorShape.of(extents.stream().mapToLong(Long::longValue).toArray());
    }
}
