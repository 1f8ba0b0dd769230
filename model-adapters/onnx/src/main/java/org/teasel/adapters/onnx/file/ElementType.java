package org.teasel.adapters.onnx.file;

/** What the numbers of a tensor are: constants of {@code TensorProto.DataType} in onnx.proto. */
public enum ElementType {
    /** Single precision. */
    FLOAT(1, Float.BYTES),
    /** Whole numbers of 64 bits. */
    INT64(7, Long.BYTES),
    /** Double precision. */
    DOUBLE(11, Double.BYTES);

    private final int code;
    private final int bytes;

    ElementType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The number that stands for it, in a file and in the attribute {@code to} of a cast. */
    public int code() {
        return code;
    }

    int bytes() {
        return bytes;
    }
}
