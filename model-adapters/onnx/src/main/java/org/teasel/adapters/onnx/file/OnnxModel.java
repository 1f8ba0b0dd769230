package org.teasel.adapters.onnx.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.teasel.api.InvalidInputException;

/**
 * A model to be written: inputs, constants, nodes in an order in which they can run, and outputs. Field numbers are
 * those of onnx.proto; the model is of IR version 8 and the operators of set 13, which every runtime of the last years
 * reads.
 */
public final class OnnxModel {

    /** An extent that is open until a run. The first of a tensor is called {@code batch} in the file. */
    public static final long OPEN = -1;

    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 13;

    private final ProtobufMessage graph = new ProtobufMessage();
    private final ProtobufMessage metadata = new ProtobufMessage();
    private final Set<String> values = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final List<String> outputs = new ArrayList<>();

    /**
     * A model without anything in it.
     *
     * @param name name of the graph
     */
    public OnnxModel(String name) {
        graph.text(2, name);
    }

    /**
     * An input.
     *
     * @param shape extents, {@link #OPEN} for one that is not fixed
     * @throws InvalidInputException if there is a value of this name
     */
    public OnnxModel input(String name, ElementType type, long... shape) {
        define(name, "input");
        graph.message(11, value(name, type, shape));
        return this;
    }

    /**
     * An output: a value that some node makes, before or after this call.
     *
     * @param shape extents, {@link #OPEN} for one that is not fixed
     * @throws InvalidInputException if there is an output of this name
     */
    public OnnxModel output(String name, ElementType type, long... shape) {
        if (outputs.contains(name)) {
            throw new InvalidInputException("the model has an output '" + name + "' already, expected another name");
        }
        outputs.add(name);
        graph.message(12, value(name, type, shape));
        return this;
    }

    /**
     * A constant of single precision, such as weights.
     *
     * @param numbers row-major
     * @throws InvalidInputException if there is a value of this name, the shape doesn't hold as many numbers, or one is
     *     not finite
     */
    public OnnxModel constant(String name, float[] numbers, long... shape) {
        for (int k = 0; k < numbers.length; k++) {
            if (!Float.isFinite(numbers[k])) {
                throw new InvalidInputException(
                        "constant '" + name + "', number " + k + ": " + numbers[k] + ", expected a finite number");
            }
        }
        ByteBuffer raw = room(name, ElementType.FLOAT, numbers.length, shape);
        raw.asFloatBuffer().put(numbers);
        return constant(name, ElementType.FLOAT, raw, shape);
    }

    /**
     * A constant list of whole numbers, such as a shape.
     *
     * @throws InvalidInputException if there is a value of this name
     */
    public OnnxModel constant(String name, long... numbers) {
        ByteBuffer raw = room(name, ElementType.INT64, numbers.length, numbers.length);
        raw.asLongBuffer().put(numbers);
        return constant(name, ElementType.INT64, raw, numbers.length);
    }

    private static ByteBuffer room(String name, ElementType type, int count, long... shape) {
        long held = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (held != count) {
            throw new InvalidInputException("constant '" + name + "' has " + count + " numbers, expected " + held
                    + " for the shape " + Arrays.toString(shape));
        }
        if ((long) count * type.bytes() > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    "constant '" + name + "' has " + count + " numbers, more than a file of ONNX can hold");
        }
        return ByteBuffer.allocate(count * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private OnnxModel constant(String name, ElementType type, ByteBuffer raw, long... shape) {
        define(name, "constant");
        ProtobufMessage tensor = new ProtobufMessage();
        for (long extent : shape) {
            tensor.number(1, extent);
        }
        graph.message(5, tensor.number(2, type.code()).text(8, name).bytes(9, raw.array()));
        return this;
    }

    /** A node without attributes and with one output. */
    public OnnxModel node(String operator, String output, String... inputs) {
        return node(OnnxNode.of(operator, output, inputs));
    }

    /**
     * A node.
     *
     * @throws InvalidInputException if it reads what nothing before it makes, or makes what there is already
     */
    public OnnxModel node(OnnxNode node) {
        for (String input : node.inputs()) {
            if (!values.contains(input)) {
                throw new InvalidInputException("node " + node.operator() + " reads '" + input
                        + "', expected an input, a constant or an output of a node before it");
            }
        }
        node.outputs().forEach(output -> define(output, "output of a node"));
        graph.message(1, node.message());
        return this;
    }

    /**
     * A word on the model, which runtimes show.
     *
     * @throws InvalidInputException if there is one under this key
     */
    public OnnxModel metadata(String key, String value) {
        if (!keys.add(key)) {
            throw new InvalidInputException("the model has metadata '" + key + "' already, expected another key");
        }
        metadata.message(14, new ProtobufMessage().text(1, key).text(2, value));
        return this;
    }

    /**
     * The file.
     *
     * @throws InvalidInputException if there is no output, or one that nothing makes
     */
    public byte[] toByteArray() {
        if (outputs.isEmpty()) {
            throw new InvalidInputException("the model has no output, expected one at least");
        }
        for (String output : outputs) {
            if (!values.contains(output)) {
                throw new InvalidInputException("nothing makes the output '" + output + "', expected a node that does");
            }
        }
        ProtobufMessage model = new ProtobufMessage()
                .number(1, IR_VERSION)
                .text(2, "teasel")
                .message(7, graph)
                .message(8, new ProtobufMessage().text(1, "").number(2, OPERATOR_SET));
        return model.append(metadata).toByteArray();
    }

    private void define(String name, String what) {
        if (name.isEmpty()) {
            throw new InvalidInputException("an " + what + " has no name, expected one");
        }
        if (!values.add(name)) {
            throw new InvalidInputException(
                    what + " '" + name + "': the model has a value of this name already, expected another");
        }
    }

    private static ProtobufMessage value(String name, ElementType type, long... shape) {
        ProtobufMessage extents = new ProtobufMessage();
        for (int axis = 0; axis < shape.length; axis++) {
            extents.message(
                    1,
                    shape[axis] == OPEN
                            ? new ProtobufMessage().text(2, axis == 0 ? "batch" : name + "-" + axis)
                            : new ProtobufMessage().number(1, shape[axis]));
        }
        ProtobufMessage tensor = new ProtobufMessage().number(1, type.code()).message(2, extents);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }
}
