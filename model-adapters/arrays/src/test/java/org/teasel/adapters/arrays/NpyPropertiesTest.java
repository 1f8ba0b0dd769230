package org.teasel.adapters.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.teasel.api.InvalidInputException;

class NpyPropertiesTest {

    @Property(tries = 300)
    void roundTrip(@ForAll @Size(max = 4) List<@IntRange(max = 5) Integer> sizes, @ForAll long seed)
            throws IOException {
        double[] values = new Random(seed)
                .doubles(Shape.of(sizes).length(), -1e300, 1e300)
                .toArray();
        NumericArray array = NumericArray.of(values, Shape.of(sizes).toArray());
        NumericArray back = read(write(array));
        assertThat(back.shape()).isEqualTo(array.shape());
        assertThat(back.toDoubles()).containsExactly(values);
    }

    @Property(tries = 300)
    void columnMajorNumbersAreTransposed(
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 5) Integer> sizes, @ForAll ElementType type)
            throws IOException {
        Shape shape = Shape.of(sizes);
        NpyHeader header = new NpyHeader(type, ByteOrder.BIG_ENDIAN, true, shape);
        byte[] content = new byte[(int) header.bytes()];
        new Random(1).nextBytes(content);
        for (int i = 0; i < content.length; i += type.bytes()) {
            content[i] &= 0x3f;
        }
        NumericArray stored = new NpyHeader(type, ByteOrder.BIG_ENDIAN, false, shape)
                .array(Segments.read(new ByteArrayInputStream(content), content.length, ByteOrder.BIG_ENDIAN));
        NumericArray transposed =
                header.array(Segments.read(new ByteArrayInputStream(content), content.length, ByteOrder.BIG_ENDIAN));
        for (long position = 0; position < shape.length(); position++) {
            assertThat(transposed.value(position)).isEqualTo(stored.value(columnMajorPosition(shape, position)));
        }
    }

    /** The slow, obvious way: the index from the row-major position, the column-major position from the index. */
    private static long columnMajorPosition(Shape shape, long position) {
        long rest = position;
        long stride = shape.length();
        long result = 0;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            stride /= shape.size(axis);
            result += rest % shape.size(axis) * stride;
            rest /= shape.size(axis);
        }
        return result;
    }

    @Property(tries = 1000)
    void damagedFilesAreReadOrRefused(
            @ForAll @Size(max = 6) List<@IntRange(max = 200) Integer> places, @ForAll byte[] replacements)
            throws IOException {
        byte[] bytes = write(NumericArray.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
        for (int i = 0; i < Math.min(places.size(), replacements.length); i++) {
            bytes[places.get(i) % bytes.length] = replacements[i];
        }
        try {
            read(bytes);
        } catch (InvalidInputException e) {
            assertThat(e).hasMessageContaining("memory");
        }
    }

    @Property(tries = 500)
    void damagedArchivesAreReadOrRefused(@ForAll @Size(min = 1, max = 4) List<@IntRange(max = 20_000) Integer> places)
            throws IOException {
        byte[] bytes = Files.readAllBytes(Fixtures.path("types.npz"));
        for (int place : places) {
            bytes[place % bytes.length] ^= (byte) (1 + place / bytes.length);
        }
        Path file = Files.createTempFile("damaged", ".npz");
        try {
            Files.write(file, bytes);
            readAll(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void readAll(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            for (String name : archive.names()) {
                try {
                    archive.read(name);
                } catch (InvalidInputException e) {
                    assertThat(e).hasMessageContaining(name);
                }
            }
        } catch (InvalidInputException e) {
            assertThat(e).hasMessageContaining(file.toString());
        }
    }

    @Property(tries = 1000)
    void headersOfAnyTextAreReadOrRefused(@ForAll @StringLength(max = 40) String text) {
        try {
            PythonDictionary.parse("{" + text);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s).*(expected|occurs twice|inside each other).*");
        }
    }

    private static byte[] write(NumericArray array) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyFile.write(out, array);
        return out.toByteArray();
    }

    private static NumericArray read(byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            return new NpyStream(in, NpyHeader.read(in, "memory"), "memory").all();
        } catch (EOFException e) {
            throw new InvalidInputException("memory: " + e.getMessage(), e);
        }
    }
}
