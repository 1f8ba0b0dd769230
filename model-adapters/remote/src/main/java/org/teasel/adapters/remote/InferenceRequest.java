package org.teasel.adapters.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.teasel.adapters.network.Feed;
import org.teasel.api.InvalidInputException;

/**
 * A question to a model.
 *
 * @param body what is sent
 * @param json how many bytes of it are JSON; numbers of the binary extension follow
 */
record InferenceRequest(byte[] body, int json) {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** Numbers in decimals. */
    static InferenceRequest decimal(Feed feed, Datatype datatype, Set<String> outputs) {
        requireFinite(feed);
        byte[] body = write(feed, datatype, outputs, false);
        return new InferenceRequest(body, body.length);
    }

    /** Numbers by the binary extension, and answers asked for in the same way. */
    static InferenceRequest binary(Feed feed, Datatype datatype, Set<String> outputs) {
        byte[] json = write(feed, datatype, outputs, true);
        ByteBuffer body = ByteBuffer.allocate(Math.addExact(json.length, size(feed, datatype)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(json);
        for (float value : feed.values()) {
            if (datatype == Datatype.FP64) {
                body.putDouble(value);
            } else {
                body.putFloat(value);
            }
        }
        return new InferenceRequest(body.array(), json.length);
    }

    private static int size(Feed feed, Datatype datatype) {
        return Math.multiplyExact(feed.values().length, datatype.bytes());
    }

    private static void requireFinite(Feed feed) {
        float[] values = feed.values();
        for (int k = 0; k < values.length; k++) {
            if (!Float.isFinite(values[k])) {
                int width = values.length / feed.rows();
                throw new InvalidInputException("observation " + k / width + " of the run, number " + k % width + ": "
                        + values[k] + ", expected a finite number, as JSON has no others");
            }
        }
    }

    private static byte[] write(Feed feed, Datatype datatype, Set<String> outputs, boolean binary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("inputs");
            json.writeStartObject();
            json.writeStringField("name", feed.input());
            json.writeFieldName("shape");
            json.writeArray(feed.shape().extents(), 0, feed.shape().rank());
            json.writeStringField("datatype", datatype.name());
            if (binary) {
                json.writeObjectFieldStart("parameters");
                json.writeNumberField("binary_data_size", size(feed, datatype));
                json.writeEndObject();
            } else {
                writeData(json, feed.values(), datatype);
            }
            json.writeEndObject();
            json.writeEndArray();
            writeOutputs(json, outputs, binary);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeData(JsonGenerator json, float[] values, Datatype datatype) throws IOException {
        json.writeArrayFieldStart("data");
        for (float value : values) {
            // The nearest decimals of a single are not those of the double that it is.
            if (datatype == Datatype.FP64) {
                json.writeNumber((double) value);
            } else {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }

    private static void writeOutputs(JsonGenerator json, Set<String> outputs, boolean binary) throws IOException {
        if (!outputs.isEmpty()) {
            json.writeArrayFieldStart("outputs");
            for (String output : outputs) {
                json.writeStartObject();
                json.writeStringField("name", output);
                if (binary) {
                    json.writeObjectFieldStart("parameters");
                    json.writeBooleanField("binary_data", true);
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } else if (binary) {
            json.writeObjectFieldStart("parameters");
            json.writeBooleanField("binary_data_output", true);
            json.writeEndObject();
        }
    }
}
