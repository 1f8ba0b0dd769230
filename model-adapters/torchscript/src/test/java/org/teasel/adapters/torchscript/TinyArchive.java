package org.teasel.adapters.torchscript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes TorchScript archives as {@code torch.jit.save} does: code as text, and a pickle of the parameters. */
final class TinyArchive {

    private static final String MODULE = "code/__torch__.py";

    private final Map<String, byte[]> members = new LinkedHashMap<>();
    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private final StringBuilder methods = new StringBuilder();
    private final String storage;
    private String types = "";

    private TinyArchive(String storage) {
        this.storage = storage;
    }

    /** With parameters of single precision. */
    static TinyArchive floats() {
        return new TinyArchive("FloatStorage");
    }

    /** With parameters of double precision. */
    static TinyArchive doubles() {
        return new TinyArchive("DoubleStorage");
    }

    TinyArchive parameter(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (storage.equals("DoubleStorage")) {
                bytes.putDouble(value);
            } else {
                bytes.putFloat(value);
            }
        }
        members.put(
                "data/" + shapes.size(),
                ByteBuffer.allocate(bytes.flip().limit()).put(bytes).array());
        shapes.put(name, shape);
        return this;
    }

    /** Classes beside the module's own, such as named tuples. */
    TinyArchive types(String code) {
        types = code;
        return this;
    }

    /** {@code forward(image: Tensor)} with lines of TorchScript. */
    TinyArchive forward(String type, String... lines) {
        return method("forward", "image: Tensor", type, lines);
    }

    TinyArchive method(String name, String inputs, String type, String... lines) {
        methods.append("  def ")
                .append(name)
                .append("(self: __torch__.Encoder, ")
                .append(inputs);
        methods.append(") -> ").append(type).append(":\n");
        for (String line : lines) {
            methods.append("    ").append(line).append('\n');
        }
        return this;
    }

    /** A member more, or in the place of one. */
    TinyArchive member(String name, String content) {
        return member(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    TinyArchive member(String name, byte[] content) {
        members.put(name, content);
        return this;
    }

    /** The members, in the folder {@code tiny} of the archive. */
    Map<String, byte[]> members() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("data.pkl", pickle());
        all.put(MODULE, code().getBytes(StandardCharsets.UTF_8));
        all.put("constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
        all.put("version", "3\n".getBytes(StandardCharsets.US_ASCII));
        all.putAll(members);
        return all;
    }

    byte[] toByteArray() {
        return zip(members());
    }

    /** Stores members without compression. */
    static byte[] zip(Map<String, byte[]> members) {
        return zip(members, ZipEntry.STORED);
    }

    static byte[] zip(Map<String, byte[]> members, int codeMethod) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry("tiny/" + member.getKey());
                entry.setMethod(member.getKey().startsWith("code/") ? codeMethod : ZipEntry.STORED);
                entry.setSize(member.getValue().length);
                CRC32 sum = new CRC32();
                sum.update(member.getValue());
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(member.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Path write(Path folder) {
        try {
            return Files.write(Files.createTempDirectory(folder, "tiny").resolve("tiny.pt"), toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String code() {
        StringBuilder code = new StringBuilder(types);
        code.append("class Encoder(Module):\n  __parameters__ = [");
        shapes.keySet().forEach(name -> code.append('"').append(name).append("\", "));
        code.append("]\n  __buffers__ = []\n");
        shapes.keySet().forEach(name -> code.append("  ").append(name).append(" : Tensor\n"));
        return code.append("  training : bool\n").append(methods).toString();
    }

    /** Protocol 2: the module with its attributes, each tensor over a storage of its own. */
    private byte[] pickle() {
        StringBuilder pickle = new StringBuilder("\u0080\2c__torch__\nEncoder\n)\u0081}(");
        int key = 0;
        for (Map.Entry<String, long[]> parameter : shapes.entrySet()) {
            long count = 1;
            StringBuilder strides = new StringBuilder();
            for (int axis = parameter.getValue().length - 1; axis >= 0; axis--) {
                strides.insert(0, number(count));
                count *= parameter.getValue()[axis];
            }
            pickle.append(text(parameter.getKey())).append("ctorch._utils\n_rebuild_tensor_v2\n((");
            pickle.append(text("storage")).append("ctorch\n").append(storage).append('\n');
            pickle.append(text(Integer.toString(key++))).append(text("cpu"));
            pickle.append(number(count)).append("tQ").append(number(0)).append('(');
            for (long extent : parameter.getValue()) {
                pickle.append(number(extent));
            }
            pickle.append("t(").append(strides).append("t\u0089ccollections\nOrderedDict\n)RtR");
        }
        pickle.append(text("training")).append("\u0088ub.");
        return pickle.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(String value) {
        return "X" + (char) value.length() + "\0\0\0" + value;
    }

    private static String number(long value) {
        return "J" + (char) (value & 0xff) + (char) (value >> 8 & 0xff) + "\0\0";
    }
}
