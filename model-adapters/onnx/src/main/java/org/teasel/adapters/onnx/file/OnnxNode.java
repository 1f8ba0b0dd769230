package org.teasel.adapters.onnx.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An operator with what it reads and what it makes. Whether the operator exists and takes these attributes is for the
 * runtime to say.
 */
public final class OnnxNode {

    private static final int TYPE_FLOAT = 1;
    private static final int TYPE_INT = 2;
    private static final int TYPE_INTS = 7;

    private final String operator;
    private final List<String> outputs;
    private final List<String> inputs;
    private final Map<String, ProtobufMessage> attributes;

    private OnnxNode(
            String operator, List<String> outputs, List<String> inputs, Map<String, ProtobufMessage> attributes) {
        this.operator = operator;
        this.outputs = List.copyOf(outputs);
        this.inputs = List.copyOf(inputs);
        this.attributes = attributes;
    }

    /** An operator such as {@code Conv} with one output. */
    public static OnnxNode of(String operator, String output, String... inputs) {
        return of(operator, List.of(output), List.of(inputs));
    }

    /** An operator with any number of outputs. */
    public static OnnxNode of(String operator, List<String> outputs, List<String> inputs) {
        return new OnnxNode(operator, outputs, inputs, Map.of());
    }

    /** This node with an attribute that is a whole number. */
    public OnnxNode with(String attribute, long value) {
        return with(attribute, new ProtobufMessage().number(3, value), TYPE_INT);
    }

    /** This node with an attribute of single precision. */
    public OnnxNode with(String attribute, float value) {
        return with(attribute, new ProtobufMessage().single(2, value), TYPE_FLOAT);
    }

    /** This node with an attribute that is a list of whole numbers. */
    public OnnxNode with(String attribute, long[] values) {
        ProtobufMessage list = new ProtobufMessage();
        for (long value : values) {
            list.number(8, value);
        }
        return with(attribute, list, TYPE_INTS);
    }

    private OnnxNode with(String attribute, ProtobufMessage value, int type) {
        Map<String, ProtobufMessage> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value.text(1, attribute).number(20, type));
        return new OnnxNode(operator, outputs, inputs, more);
    }

    String operator() {
        return operator;
    }

    List<String> outputs() {
        return outputs;
    }

    List<String> inputs() {
        return inputs;
    }

    ProtobufMessage message() {
        ProtobufMessage node = new ProtobufMessage();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, operator + "-" + outputs.get(0)).text(4, operator);
        attributes.values().forEach(attribute -> node.message(5, attribute));
        return node;
    }
}
