package org.teasel.adapters.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server process of the open inference protocol over {@link LinearModel}, which shares no code with the adapter. It
 * goes wrong on demand: {@code POST /faults} with lines such as {@code infer 503} makes the next question of that kind,
 * {@code ready}, {@code metadata}, {@code server} or {@code infer}, end so.
 */
final class ModelServer {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private final Set<String> features;
    private final Map<String, Deque<String>> faults = new ConcurrentHashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();

    private final AtomicInteger loading;

    private ModelServer(Set<String> features) {
        this.features = features;
        this.loading = new AtomicInteger(features.contains("loading") ? 2 : 0);
    }

    /**
     * Starts it.
     *
     * @param arguments the port, 0 for any; then {@code binary} for the extension, {@code fp64} for input of double
     *     precision, {@code sprites} for images of 64 by 64, {@code silent} for metadata without tensors, {@code loading} for a model that is not known until
     *     the server was asked three times whether it is ready
     */
    public static void main(String[] arguments) throws IOException {
        // Tests that were ended can't end it.
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
        ModelServer server = new ModelServer(Set.of(Arrays.copyOfRange(arguments, 1, arguments.length)));
        HttpServer http = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        http.setExecutor(Executors.newCachedThreadPool());
        http.createContext("/", server::answer);
        http.start();
        System.out.println(http.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (path) {
            case "/faults" -> {
                for (String line : new String(body, StandardCharsets.UTF_8).split("\n")) {
                    String[] fault = line.split(" ", 2);
                    faults.computeIfAbsent(fault[0], kind -> new ConcurrentLinkedDeque<>())
                            .add(fault[1]);
                }
                reply(exchange, 200, "{}");
            }
            case "/log" -> {
                reply(exchange, 200, String.join("\n", log));
                log.clear();
            }
            case "/v2/health/ready" -> {
                if (loading.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    reply(exchange, 400, "");
                    return;
                }
                unlessFault("ready", exchange, body, () -> reply(exchange, 200, "{}"));
            }
            case "/v2" -> unlessFault("server", exchange, body, () -> reply(exchange, 200, description()));
            default -> {
                if (loading.get() > 0 || !path.matches("/v2/models/linear(/versions/[12])?(/infer)?")) {
                    reply(exchange, 404, "{\"error\": \"there is no model at " + path + "\"}");
                } else if (path.endsWith("/infer")) {
                    unlessFault("infer", exchange, body, () -> infer(exchange, body, ""));
                } else {
                    unlessFault("metadata", exchange, body, () -> reply(exchange, 200, metadata()));
                }
            }
        }
    }

    private interface Answer {
        void give() throws IOException;
    }

    private void unlessFault(String kind, HttpExchange exchange, byte[] body, Answer answer) throws IOException {
        log.add(kind);
        Deque<String> queue = faults.getOrDefault(kind, new ConcurrentLinkedDeque<>());
        String fault = queue.poll();
        if (fault == null || fault.equals("none")) {
            answer.give();
            return;
        }
        String[] parts = fault.split(" ", 2);
        switch (parts[0]) {
            case "close" -> exchange.close();
            case "halt" -> Runtime.getRuntime().halt(1);
            case "truncate" -> {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write("{\"outputs\": [".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case "endless" -> forever(exchange, 200, new byte[1 << 16], 0);
            case "drip" -> forever(exchange, 200, new byte[] {' '}, 50);
            case "stall" -> forever(exchange, 200, new byte[] {' '}, 1_000_000);
            case "huge" -> reply(exchange, 200, " ".repeat(1 << 20));
            case "long-error" -> forever(exchange, 500, "no ".repeat(1000).getBytes(StandardCharsets.UTF_8), 0);
            case "redirect" -> {
                exchange.getResponseHeaders().set("Location", parts[1]);
                reply(exchange, 307, "");
            }
            case "wait" -> {
                exchange.getResponseHeaders().set("Retry-After", parts[1]);
                reply(exchange, 503, "");
            }
            case "text" -> reply(exchange, 200, parts[1]);
            case "edit" -> infer(exchange, body, parts[1]);
            default -> reply(exchange, Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "");
        }
    }

    private void forever(HttpExchange exchange, int status, byte[] chunk, long pause) throws IOException {
        try {
            // Who waits no longer may be gone by now.
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(chunk);
                    out.flush();
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } catch (IOException e) {
            log.add("hung up after chunks of " + chunk.length);
            throw e;
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        reply(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String description() {
        ObjectNode document = MAPPER.createObjectNode().put("name", "tests").put("version", "1");
        ArrayNode extensions = document.putArray("extensions").add("statistics");
        if (features.contains("binary")) {
            extensions.add("binary_tensor_data");
        }
        return document.toString();
    }

    private int rows() {
        return features.contains("sprites") ? 64 : 2;
    }

    private int columns() {
        return features.contains("sprites") ? 64 : 4;
    }

    private String inputType() {
        return features.contains("fp64") ? "FP64" : "FP32";
    }

    private String metadata() {
        ObjectNode document = MAPPER.createObjectNode().put("name", "linear").put("platform", "tests");
        document.putArray("versions").add("1").add("2");
        if (!features.contains("silent")) {
            tensor(document.putArray("inputs"), "image", inputType(), -1, 1, rows(), columns());
            ArrayNode outputs = document.putArray("outputs");
            tensor(outputs, "mean", "FP32", -1, LinearModel.LATENTS);
            tensor(outputs, "logvar", "FP64", -1, LinearModel.LATENTS);
            tensor(outputs, "label", "BYTES", -1);
        }
        return document.toString();
    }

    private static ObjectNode tensor(ArrayNode list, String name, String datatype, long... shape) {
        ObjectNode tensor = list.addObject().put("name", name).put("datatype", datatype);
        ArrayNode extents = tensor.putArray("shape");
        Arrays.stream(shape).forEach(extents::add);
        return tensor;
    }

    private void infer(HttpExchange exchange, byte[] body, String edit) throws IOException {
        String length = exchange.getRequestHeaders().getFirst(JSON_LENGTH);
        int json = length == null ? body.length : Integer.parseInt(length);
        JsonNode question = MAPPER.readTree(body, 0, json);
        JsonNode input = question.at("/inputs/0");
        int rows = input.at("/shape/0").asInt();
        if (length != null && !features.contains("binary")
                || !input.path("shape").toString().equals("[" + rows + ",1," + rows() + "," + columns() + "]")
                || !input.path("datatype").asText().equals(inputType())
                || rows > 8192) {
            reply(exchange, 400, "{\"error\": \"unexpected shape, datatype or size of the inputs\"}");
            return;
        }
        double[] values = length == null
                ? numbers(input.path("data"))
                : numbers(ByteBuffer.wrap(body, json, body.length - json).order(ByteOrder.LITTLE_ENDIAN));
        ObjectNode document =
                MAPPER.createObjectNode().put("model_name", "linear").put("model_version", "1");
        ArrayNode outputs = document.putArray("outputs");
        ByteArrayOutputStream blobs = new ByteArrayOutputStream();
        for (String name : List.of("mean", "logvar", "label")) {
            JsonNode asked = question.path("outputs");
            if (asked.isMissingNode() || asked.findValuesAsText("name").contains(name)) {
                output(outputs, name, values, rows, length == null ? null : blobs);
            }
        }
        edit(document, edit);
        byte[] text = MAPPER.writeValueAsBytes(document);
        if (length != null) {
            exchange.getResponseHeaders().set(JSON_LENGTH, Integer.toString(text.length));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(text);
        all.writeBytes(blobs.toByteArray());
        reply(exchange, 200, all.toByteArray());
    }

    private double[] numbers(JsonNode data) {
        boolean wide = features.contains("fp64");
        double[] numbers = new double[data.size()];
        Arrays.setAll(
                numbers,
                k -> wide ? data.get(k).asDouble() : (float) data.get(k).asDouble());
        return numbers;
    }

    private double[] numbers(ByteBuffer blob) {
        boolean wide = features.contains("fp64");
        double[] numbers = new double[blob.remaining() / (wide ? 8 : 4)];
        Arrays.setAll(numbers, k -> wide ? blob.getDouble() : blob.getFloat());
        return numbers;
    }

    private static void output(ArrayNode outputs, String name, double[] values, int rows, ByteArrayOutputStream blobs) {
        if (name.equals("label")) {
            ArrayNode labels = tensor(outputs, name, "BYTES", rows).putArray("data");
            for (int row = 0; row < rows; row++) {
                labels.add("row " + row);
            }
            return;
        }
        boolean mean = name.equals("mean");
        ObjectNode tensor = tensor(outputs, name, mean ? "FP32" : "FP64", rows, LinearModel.LATENTS);
        ByteBuffer blob = ByteBuffer.allocate(rows * LinearModel.LATENTS * 8).order(ByteOrder.LITTLE_ENDIAN);
        ArrayNode data = MAPPER.createArrayNode();
        for (int row = 0; row < rows; row++) {
            double[] image = pooled(values, row, values.length / rows);
            // One output nested, the other flat: both are right.
            ArrayNode place = mean ? data.addArray() : data;
            for (int i = 0; i < LinearModel.LATENTS; i++) {
                double value = LinearModel.output(image, mean ? i : LinearModel.LATENTS + i);
                if (mean) {
                    place.add((float) value);
                    blob.putFloat((float) value);
                } else {
                    place.add(value);
                    blob.putDouble(value);
                }
            }
        }
        if (blobs == null) {
            tensor.set("data", data);
        } else {
            tensor.putObject("parameters").put("binary_data_size", blob.position());
            blobs.write(blob.array(), 0, blob.position());
        }
    }

    /** Means of as many bands of an image as the model has inputs. */
    private static double[] pooled(double[] values, int row, int width) {
        int band = width / LinearModel.WIDTH;
        double[] image = new double[LinearModel.WIDTH];
        for (int k = 0; k < width; k++) {
            image[k / band] += values[row * width + k] / band;
        }
        return image;
    }

    /** Makes an answer wrong in one way. */
    private static void edit(ObjectNode document, String edit) {
        ArrayNode outputs = (ArrayNode) document.path("outputs");
        ObjectNode first = (ObjectNode) outputs.path(0);
        switch (edit) {
            case "nan" ->
                ((ArrayNode) first.at("/data/1")).set(2, MAPPER.getNodeFactory().rawValueNode(new RawValue("NaN")));
            case "null" -> ((ArrayNode) first.at("/data/1")).setNull(2);
            case "missing" -> outputs.remove(0);
            case "twice" -> outputs.add(first.deepCopy());
            case "shape" -> ((ArrayNode) first.path("shape")).set(1, 2);
            case "rows" -> ((ArrayNode) first.path("shape")).removeAll().add(1).add(3 * LinearModel.LATENTS);
            case "extent" -> ((ArrayNode) first.path("shape")).set(1, -3);
            case "datatype" -> first.put("datatype", "BYTES");
            case "no-data" -> first.remove("data");
            case "version" -> document.put("model_version", "2");
            case "size" -> first.putObject("parameters").put("binary_data_size", 13);
            case "" -> {}
            default -> throw new IllegalArgumentException(edit);
        }
    }
}
