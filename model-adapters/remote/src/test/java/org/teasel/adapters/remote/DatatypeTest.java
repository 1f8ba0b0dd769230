package org.teasel.adapters.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatatypeTest {

    private static double read(Datatype type, long bits) {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, bits);
        double value = type.read(bytes);
        assertThat(bytes.position()).isEqualTo(type.bytes());
        return value;
    }

    @ParameterizedTest
    @CsvSource({
        "FP16, 3C00, 1.0",
        "FP16, C000, -2.0",
        "FP16, 7BFF, 65504.0",
        "FP16, 0400, 0.00006103515625",
        "FP16, 0001, 5.9604644775390625E-8",
        "FP16, 83FF, -0.00006097555160522461",
        "FP16, 3555, 0.333251953125",
        "FP16, FC00, -Infinity",
        "FP16, 7E00, NaN",
        "FP16, 8000, -0.0",
        "BF16, 3F80, 1.0",
        "BF16, C040, -3.0",
        "INT8, FF, -1.0",
        "UINT8, FF, 255.0",
        "INT16, FFFE, -2.0",
        "UINT16, FFFE, 65534.0",
        "INT32, 80000000, -2147483648.0",
        "UINT32, 80000000, 2147483648.0",
        "INT64, 7, 7.0"
    })
    void bitsOfEachType(Datatype type, String bits, double value) {
        assertThat(read(type, Long.parseUnsignedLong(bits, 16))).isEqualTo(Double.valueOf(value));
    }

    @Test
    void floatsOfBothSizes() {
        assertThat(read(Datatype.FP32, Integer.toUnsignedLong(Float.floatToIntBits(-0.1f))))
                .isEqualTo(-0.1f);
        assertThat(read(Datatype.FP64, Double.doubleToLongBits(-0.1))).isEqualTo(-0.1);
        assertThat(Datatype.FP32.rounded(0.1)).isEqualTo(0.1f);
        assertThat(Datatype.of("BYTES")).isEmpty();
    }
}
