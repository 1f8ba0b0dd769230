package org.teasel.adapters.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.teasel.adapters.network.Device;
import org.teasel.adapters.network.Feed;
import org.teasel.adapters.network.Network;
import org.teasel.adapters.network.Tensor;
import org.teasel.adapters.network.TensorShape;
import org.teasel.api.InvalidInputException;

/** A network in an ONNX file or in memory, as ONNX Runtime sees it. */
public final class OnnxNetwork implements Network {

    private final String name;
    private final String source;
    private final OrtSession session;
    private final Map<String, NodeInfo> inputs;
    private final Map<String, TensorShape> outputs;

    private OnnxNetwork(String name, String source, OrtSession session) throws OrtException {
        this.name = name;
        this.source = source;
        this.session = session;
        this.inputs = session.getInputInfo();
        this.outputs = shapes(session.getOutputInfo());
    }

    /**
     * Opens a file. The device is chosen as by {@link OnnxEncoderProvider}.
     *
     * @param threads threads a run on the CPU, at least 1
     * @throws InvalidInputException if it is no model that the runtime reads
     */
    public static OnnxNetwork open(Path file, Device device, int threads) {
        String name = file.getFileName().toString().replaceFirst("(?i)\\.onnx$", "");
        String path = file.toString();
        return of(
                name,
                path,
                Sessions.open(
                        path, (environment, options) -> environment.createSession(path, options), device, threads));
    }

    /**
     * Opens a model that is in memory.
     *
     * @param name what it is called, in messages too
     * @param model the bytes of an ONNX file; only read
     * @param threads threads a run on the CPU, at least 1
     * @throws InvalidInputException if it is no model that the runtime reads
     */
    public static OnnxNetwork open(String name, byte[] model, Device device, int threads) {
        return of(
                name,
                name,
                Sessions.open(
                        name, (environment, options) -> environment.createSession(model, options), device, threads));
    }

    private static OnnxNetwork of(String name, String source, OrtSession session) {
        try {
            return new OnnxNetwork(name, source, session);
        } catch (OrtException e) {
            close(session);
            throw new InvalidInputException(source + " can't be read as an ONNX model: " + Sessions.tell(e), e);
        }
    }

    private static Map<String, TensorShape> shapes(Map<String, NodeInfo> outputs) {
        Map<String, TensorShape> shapes = new LinkedHashMap<>();
        outputs.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                shapes.put(name, TensorShape.of(tensor.getShape()));
            }
        });
        return shapes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public List<String> inputs() {
        return List.copyOf(inputs.keySet());
    }

    @Override
    public TensorShape input(String input) {
        if (!(inputs.get(input).getInfo() instanceof TensorInfo tensor)) {
            throw new InvalidInputException("input '" + input + "' takes no tensor, expected a batch of observations");
        }
        if (tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.DOUBLE) {
            throw new InvalidInputException(
                    "input '" + input + "' takes " + tensor.type + ", expected FLOAT or DOUBLE for observations");
        }
        return TensorShape.of(tensor.getShape());
    }

    @Override
    public Map<String, TensorShape> outputs() {
        return outputs;
    }

    @Override
    public Map<String, Tensor> run(Feed feed, Set<String> wanted) {
        try (OnnxTensor tensor = tensor(feed);
                OrtSession.Result result = session.run(Map.of(feed.input(), tensor), wanted)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (String output : wanted) {
                tensors.put(output, read(output, (OnnxTensor) result.get(output).orElseThrow()));
            }
            return tensors;
        } catch (OrtException e) {
            throw new InvalidInputException(
                    "input '" + feed.input() + "' " + feed.shape() + " can't be run through the model: "
                            + Sessions.tell(e),
                    e);
        }
    }

    private OnnxTensor tensor(Feed feed) throws OrtException {
        // Asked for with a level of its own, it would complain each time if the program has made it with another.
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = feed.shape().extents();
        if (((TensorInfo) inputs.get(feed.input()).getInfo()).type == OnnxJavaType.FLOAT) {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(feed.values()), shape);
        }
        double[] wide = new double[feed.values().length];
        Arrays.setAll(wide, k -> feed.values()[k]);
        return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(wide), shape);
    }

    private static Tensor read(String output, OnnxTensor tensor) {
        TensorShape shape = TensorShape.of(tensor.getInfo().getShape());
        int count = shape.elements();
        return switch (tensor.getInfo().type) {
            case DOUBLE -> {
                double[] values = new double[count];
                tensor.getDoubleBuffer().get(values);
                yield Tensor.of(shape, values);
            }
            // Half precision comes widened.
            case FLOAT, FLOAT16, BFLOAT16 -> {
                float[] values = new float[count];
                tensor.getFloatBuffer().get(values);
                yield Tensor.of(shape, values);
            }
            case INT64 -> {
                long[] values = new long[count];
                tensor.getLongBuffer().get(values);
                yield Tensor.of(shape, values);
            }
            case INT32 -> {
                int[] values = new int[count];
                tensor.getIntBuffer().get(values);
                yield Tensor.of(shape, values);
            }
            default ->
                throw new InvalidInputException("output '" + output + "' has numbers of type " + tensor.getInfo().type
                        + ", expected floats, or whole numbers of 32 or 64 bits for codes");
        };
    }

    @Override
    public void close() {
        close(session);
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not close a session", e);
        }
    }
}
