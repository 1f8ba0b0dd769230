package org.teasel.adapters.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every type in both byte orders, as NumPy writes it. */
class NumpyTypesTest {

    private static double[] expected(ElementType type) {
        return switch (type) {
            case BOOLEAN -> new double[] {1, 0, 1, 0, 0, 1};
            case FLOAT16, FLOAT32, FLOAT64 ->
                new double[] {0.5, -2.25, 0, Double.POSITIVE_INFINITY, Double.NaN, 6.103515625e-05};
            default -> integers(type);
        };
    }

    private static double[] integers(ElementType type) {
        boolean signed = type.code().startsWith("i");
        int bits = 8 * type.bytes();
        double least = signed ? -Math.pow(2, bits - 1) : 0;
        double most = signed || bits == 64 ? Math.pow(2, Math.min(bits, 64) - 1) - 1 : Math.pow(2, bits) - 1;
        return new double[] {least, most, 0, 1, 2, 100};
    }

    @ParameterizedTest
    @EnumSource
    void readsBothByteOrders(ElementType type) {
        try (NpzArchive archive = NpzArchive.open(Fixtures.path("types.npz"))) {
            for (String order : new String[] {"-little", "-big"}) {
                NumericArray array = archive.read(type.code() + order);
                assertThat(array.type()).isEqualTo(type);
                assertThat(array.shape()).containsExactly(2, 3);
                assertThat(array.toDoubles()).containsExactly(expected(type));
                assertThat(array.value(1, 2)).isEqualTo(expected(type)[5]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void integersAreExact(ElementType type) {
        try (NpzArchive archive = NpzArchive.open(Fixtures.path("types.npz"))) {
            NumericArray array = archive.read(type.code() + "-big");
            if (!type.isInteger()) {
                assertThatThrownBy(() -> array.integer(0)).isInstanceOf(IllegalStateException.class);
            } else if (type.bytes() == 8) {
                assertThat(array.integer(1)).isEqualTo(Long.MAX_VALUE);
            } else {
                assertThat(array.integer(0, 1)).isEqualTo((long) expected(type)[1]);
            }
        }
    }
}
