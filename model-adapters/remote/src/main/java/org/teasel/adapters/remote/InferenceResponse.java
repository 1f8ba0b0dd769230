package org.teasel.adapters.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.teasel.adapters.network.Tensor;
import org.teasel.adapters.network.TensorShape;
import org.teasel.api.InvalidInputException;

/** Reads a model's answer: a JSON document, and numbers of the binary extension behind it. */
final class InferenceResponse {

    // A number that is none is read, so that it can be refused by its row and column.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Set<String> wanted;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final List<Blob> blobs = new ArrayList<>();
    private String version = "";

    private InferenceResponse(Set<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads an answer.
     *
     * @param body all of it
     * @param json how many bytes of it are JSON
     * @param wanted the outputs to read; empty for all that are numbers
     */
    static InferenceResponse read(byte[] body, int json, Set<String> wanted) {
        InferenceResponse response = new InferenceResponse(wanted);
        try (JsonParser parser = FACTORY.createParser(body, 0, json)) {
            response.document(parser);
            if (parser.nextToken() != null) {
                throw new InvalidInputException("the answer goes on behind its JSON document");
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("the answer is no JSON document: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException("the answer is no JSON document: " + e.getMessage(), e);
        }
        response.binary(ByteBuffer.wrap(body, json, body.length - json).order(ByteOrder.LITTLE_ENDIAN));
        return response;
    }

    /** The outputs, by name. */
    Map<String, Tensor> tensors() {
        return tensors;
    }

    /** The version of the model that answered; empty if it doesn't say. */
    String version() {
        return version;
    }

    private void document(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, "the answer is no JSON object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "outputs" -> {
                    require(json.nextToken() == JsonToken.START_ARRAY, "'outputs' of the answer is no list");
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        require(json.currentToken() == JsonToken.START_OBJECT, "an output of the answer is no object");
                        output(json);
                    }
                }
                case "model_version" -> version = scalar(json);
                default -> skip(json);
            }
        }
    }

    private static void skip(JsonParser json) throws IOException {
        json.nextToken();
        json.skipChildren();
    }

    private static String scalar(JsonParser json) throws IOException {
        String text = json.nextToken().isScalarValue() ? json.getText() : "";
        json.skipChildren();
        return text;
    }

    private void output(JsonParser json) throws IOException {
        String name = "";
        String datatype = "";
        TensorShape shape = TensorShape.UNKNOWN;
        Optional<Numbers> data = Optional.empty();
        OptionalLong size = OptionalLong.empty();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "name" -> name = scalar(json);
                case "datatype" -> datatype = scalar(json);
                case "shape" -> shape = shape(json);
                case "data" -> data = Optional.of(Numbers.read(json));
                case "parameters" -> size = binarySize(json);
                default -> skip(json);
            }
        }
        require(!name.isEmpty(), "an output of the answer has no name");
        require(!tensors.containsKey(name), "output '" + name + "' is given twice");
        Optional<Datatype> type = Datatype.of(datatype);
        boolean read = wanted.contains(name) || wanted.isEmpty() && type.isPresent();
        if (read) {
            require(type.isPresent(), "output '" + name + "' has the datatype '" + datatype + "', expected numbers");
            require(shape.known(), "output '" + name + "' has no shape");
            require(data.isPresent() || size.isPresent(), "output '" + name + "' has no data");
        }
        if (size.isPresent()) {
            blobs.add(new Blob(name, read ? type : Optional.empty(), shape, size.getAsLong()));
        } else if (read) {
            tensors.put(name, tensor(name, type.get(), shape, data.get().as(type.get(), name)));
        }
    }

    private static TensorShape shape(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_ARRAY, "the shape of an output is no list");
        List<Long> extents = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(
                    json.currentToken().isScalarValue() && json.getText().matches("[0-9]{1,18}"),
                    "the shape of an output has an extent that is no whole number");
            extents.add(Long.parseLong(json.getText()));
        }
        return TensorShape.of(extents.stream().mapToLong(Long::longValue).toArray());
    }

    private static OptionalLong binarySize(JsonParser json) throws IOException {
        OptionalLong size = OptionalLong.empty();
        require(json.nextToken() == JsonToken.START_OBJECT, "the parameters of an output are no object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (json.currentName().equals("binary_data_size")) {
                String text = scalar(json);
                require(text.matches("[0-9]{1,18}"), "the size of an output's binary data is '" + text + "'");
                size = OptionalLong.of(Long.parseLong(text));
            } else {
                skip(json);
            }
        }
        return size;
    }

    /** Reads the numbers behind the document, in the order of its outputs. */
    private void binary(ByteBuffer rest) {
        long told = blobs.stream().mapToLong(Blob::size).sum();
        require(
                told == rest.remaining(),
                "the answer has " + rest.remaining() + " bytes behind its JSON document, expected " + told
                        + " as its outputs say");
        for (Blob blob : blobs) {
            ByteBuffer own = rest.slice().order(ByteOrder.LITTLE_ENDIAN);
            rest.position(rest.position() + (int) blob.size());
            blob.type().ifPresent(type -> tensors.put(blob.name(), tensor(blob, type, own)));
        }
    }

    private static Tensor tensor(Blob blob, Datatype type, ByteBuffer bytes) {
        long count = blob.size() / type.bytes();
        require(
                count * type.bytes() == blob.size(),
                "output '" + blob.name() + "' has " + blob.size() + " bytes, expected " + type.bytes() + " a number");
        double[] values = new double[(int) count];
        Arrays.setAll(values, k -> type.read(bytes));
        return tensor(blob.name(), type, blob.shape(), values);
    }

    private static Tensor tensor(String name, Datatype type, TensorShape shape, double[] values) {
        try {
            return new Tensor(shape, values, type.whole());
        } catch (InvalidInputException e) {
            throw new InvalidInputException("output '" + name + "': " + e.getMessage(), e);
        }
    }

    private static void require(boolean sound, String complaint) {
        if (!sound) {
            throw new InvalidInputException(complaint);
        }
    }

    /**
     * An output whose numbers come behind the document.
     *
     * @param type type of its numbers; empty if nobody wants it
     */
    private record Blob(String name, Optional<Datatype> type, TensorShape shape, long size) {}
}
