package org.teasel.adapters.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.teasel.adapters.network.Feed;
import org.teasel.adapters.network.Network;
import org.teasel.adapters.network.Tensor;
import org.teasel.adapters.network.TensorShape;
import org.teasel.api.InvalidInputException;

/** A network that a server runs. */
final class RemoteNetwork implements Network {

    private static final String JSON_LENGTH = "Inference-Header-Content-Length";

    /** Most bytes of a number in JSON with what stands around it, generously: those of a double have 24. */
    private static final long MOST_OF_A_NUMBER = 40;

    /** Most bytes of an answer beside its numbers. */
    private static final long MOST_OF_THE_REST = 1L << 16;

    /** Most bytes of an answer whose shapes the server left open. */
    private static final long MOST_OF_THE_UNKNOWN = 1L << 26;

    private final Address address;
    private final Server server;
    private final ModelMetadata metadata;
    private final String lone;
    private final boolean binary;
    /** The version that gave the first answer. */
    private String version = "";

    private RemoteNetwork(Address address, Server server, ModelMetadata metadata, String lone, boolean binary) {
        this.address = address;
        this.server = server;
        this.metadata = metadata;
        this.lone = lone;
        this.binary = binary;
    }

    /**
     * Asks a server for its model.
     *
     * @param lone what to call the input of a model that names none
     */
    static RemoteNetwork open(Address address, Server server, Transfer transfer, String lone) {
        try {
            server.requireReady();
            ModelMetadata metadata = ModelMetadata.of(
                    server.document(address.metadata()).requireOk().document());
            return new RemoteNetwork(address, server, metadata, lone, binary(address, server, transfer));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(address + ": " + e.getMessage(), e);
        }
    }

    private static boolean binary(Address address, Server server, Transfer transfer) {
        if (transfer != Transfer.AUTO) {
            return transfer == Transfer.BINARY;
        }
        Reply reply = server.document(address.description());
        if (reply.status() != Reply.OK) {
            return false;
        }
        for (JsonNode extension : reply.document().path("extensions")) {
            // Triton's and KServe's names of the same thing.
            if (extension.asText().startsWith("binary_tensor")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String name() {
        return address.model();
    }

    @Override
    public String source() {
        return address.toString();
    }

    @Override
    public List<String> inputs() {
        return metadata.inputs().isEmpty()
                ? List.of(lone)
                : List.copyOf(metadata.inputs().keySet());
    }

    @Override
    public TensorShape input(String input) {
        datatype(input);
        return metadata.inputs().isEmpty()
                ? TensorShape.UNKNOWN
                : metadata.inputs().get(input).shape();
    }

    private Datatype datatype(String input) {
        if (metadata.inputs().isEmpty()) {
            return Datatype.FP32;
        }
        String datatype = metadata.inputs().get(input).datatype();
        return Datatype.of(datatype)
                .filter(type -> type == Datatype.FP32 || type == Datatype.FP64)
                .orElseThrow(() -> new InvalidInputException(
                        "input '" + input + "' takes '" + datatype + "', expected FP32 or FP64 for observations"));
    }

    @Override
    public Map<String, TensorShape> outputs() {
        Map<String, TensorShape> outputs = new LinkedHashMap<>();
        metadata.outputs().values().stream()
                .filter(output -> Datatype.of(output.datatype()).isPresent())
                .forEach(output -> outputs.put(output.name(), output.shape()));
        return outputs;
    }

    @Override
    public Map<String, Tensor> run(Feed feed, Set<String> outputs) {
        Datatype datatype = datatype(feed.input());
        InferenceRequest request = binary
                ? InferenceRequest.binary(feed, datatype, outputs)
                : InferenceRequest.decimal(feed, datatype, outputs);
        Reply reply = server.post(address.inference(), request.body(), limit(feed.rows(), outputs), headers(request))
                .requireOk();
        try {
            InferenceResponse response = InferenceResponse.read(reply.body(), json(reply), outputs);
            requireSameVersion(response.version());
            return response.tensors();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(reply.what() + ": " + e.getMessage(), e);
        }
    }

    private String[] headers(InferenceRequest request) {
        return binary
                ? new String[] {
                    "Content-Type", "application/octet-stream", JSON_LENGTH, Integer.toString(request.json())
                }
                : new String[] {"Content-Type", "application/json", "Accept", "application/json"};
    }

    /** How many bytes of an answer are JSON: all, unless it says else. */
    private static int json(Reply reply) {
        int all = reply.body().length;
        String text = reply.headers().firstValue(JSON_LENGTH).orElse(Integer.toString(all));
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > all) {
            throw new InvalidInputException("the answer of " + all + " bytes says that " + text + " of them are JSON");
        }
        return Integer.parseInt(text);
    }

    private long limit(int rows, Set<String> outputs) {
        long limit = MOST_OF_THE_REST;
        for (String output : outputs) {
            TensorMetadata told = metadata.outputs().get(output);
            long numbers = rows;
            for (int axis = 1; told != null && axis < told.shape().rank(); axis++) {
                numbers = numbers < 0 || told.shape().extent(axis) == TensorShape.OPEN
                        ? -1
                        : Math.min(numbers * told.shape().extent(axis), Integer.MAX_VALUE);
            }
            if (told == null || !told.shape().known() || numbers < 0) {
                return MOST_OF_THE_UNKNOWN;
            }
            limit += numbers * MOST_OF_A_NUMBER;
        }
        return outputs.isEmpty() ? MOST_OF_THE_UNKNOWN : Math.min(limit, Integer.MAX_VALUE - 8L);
    }

    /** Posteriors of two models are no posterior of one: a server may have been given another while it was asked. */
    private void requireSameVersion(String answered) {
        if (version.isEmpty()) {
            version = answered;
        }
        if (!answered.equals(version)) {
            throw new InvalidInputException("version '" + answered + "' of the model answered, and '" + version
                    + "' before; expected one, as /versions/" + version + " in the address asks for");
        }
    }

    /** Nothing is held open. */
    @Override
    public void close() {}
}
