package org.teasel.adapters.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes ONNX models of a few operators; field numbers are those of onnx.proto. */
final class TinyModel {

    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int DOUBLE = 11;

    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;

    private final ProtobufMessage graph = new ProtobufMessage().text(2, "tiny");

    /** An input; an extent of -1 is left open. */
    TinyModel input(String name, int type, long... shape) {
        graph.message(11, value(name, type, shape));
        return this;
    }

    /** An output; an extent of -1 is left open. */
    TinyModel output(String name, int type, long... shape) {
        graph.message(12, value(name, type, shape));
        return this;
    }

    /** A constant of single precision. */
    TinyModel constant(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return constant(name, FLOAT, raw, shape);
    }

    /** A constant list of whole numbers, such as a shape. */
    TinyModel list(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return constant(name, INT64, raw, values.length);
    }

    private TinyModel constant(String name, int type, ByteBuffer raw, long... shape) {
        ProtobufMessage tensor = new ProtobufMessage();
        for (long extent : shape) {
            tensor.number(1, extent);
        }
        graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw.array()));
        return this;
    }

    /** A node with one output. */
    TinyModel node(String operator, String output, String... inputs) {
        return node(operator, output, new ProtobufMessage(), inputs);
    }

    /** A cast to another type. */
    TinyModel cast(String output, String input, int type) {
        return node("Cast", output, attribute("to", type), input);
    }

    /** A message for a node with an attribute that is a whole number. */
    static ProtobufMessage attribute(String name, long value) {
        return new ProtobufMessage()
                .message(5, new ProtobufMessage().text(1, name).number(3, value).number(20, 2));
    }

    /** A node with one output, over a message that holds its attributes. */
    TinyModel node(String operator, String output, ProtobufMessage node, String... inputs) {
        for (String input : inputs) {
            node.text(1, input);
        }
        graph.message(1, node.text(2, output).text(3, operator + "-" + output).text(4, operator));
        return this;
    }

    byte[] toByteArray() {
        return new ProtobufMessage()
                .number(1, IR_VERSION)
                .message(8, new ProtobufMessage().text(1, "").number(2, OPSET))
                .message(7, graph)
                .toByteArray();
    }

    Path write(Path folder) {
        try {
            return Files.write(Files.createTempFile(folder, "tiny", ".onnx"), toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ProtobufMessage value(String name, int type, long... shape) {
        ProtobufMessage extents = new ProtobufMessage();
        for (long extent : shape) {
            extents.message(
                    1, extent < 0 ? new ProtobufMessage().text(2, "open") : new ProtobufMessage().number(1, extent));
        }
        ProtobufMessage tensor = new ProtobufMessage().number(1, type).message(2, extents);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }
}
