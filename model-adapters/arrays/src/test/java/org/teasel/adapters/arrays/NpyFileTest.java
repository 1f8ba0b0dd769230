package org.teasel.adapters.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.api.InvalidInputException;

class NpyFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"fortran.npy", "version2.npy", "version3.npy"})
    void readsOrdersAndVersions(String name) {
        NumericArray array = NpyFile.read(Fixtures.path(name));
        assertThat(array.shape()).containsExactly(2, 3, 4);
        assertThat(array.toDoubles())
                .containsExactly(IntStream.range(0, 24).asDoubleStream().toArray());
    }

    @Test
    void readsArraysWithoutAxesOrRows() {
        NumericArray scalar = NpyFile.read(Fixtures.path("scalar.npy"));
        assertThat(scalar.rank()).isZero();
        assertThat(scalar.value(0)).isEqualTo(7.5);
        NumericArray empty = NpyFile.read(Fixtures.path("empty.npy"));
        assertThat(empty.shape()).containsExactly(0, 10);
        assertThat(empty.toDoubles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    objects.npy        | pickled Python objects
                    text.npy           | has type '<U6', expected numbers
                    complex.npy        | has type '<c16', expected numbers
                    dates.npy          | has type '<M8[D]', expected numbers
                    records.npy        | records with named fields
                    huge-unsigned.npy  | value 9223372036854775808 at [1, 1]
                    """)
    void refusesWhatIsNoNumber(String name, String words) {
        assertRefused(Fixtures.path(name), words);
    }

    @Test
    void refusesEveryTruncationWithBothLengths() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("version2.npy"));
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("short.npy"), Arrays.copyOf(whole, length));
            assertRefused(file, "truncated");
        }
        assertRefused(
                Files.write(folder.resolve("short.npy"), Arrays.copyOf(whole, whole.length - 1)),
                "47 bytes of numbers, expected 48");
    }

    @Test
    void refusesBytesAfterTheNumbers() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("version2.npy"));
        Path file = Files.write(folder.resolve("long.npy"), Arrays.copyOf(whole, whole.length + 3));
        assertRefused(file, "3 bytes after its numbers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '#', textBlock = """
                    {'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 1), } ; expected sizes from 0
                    {'descr': '<f8', 'fortran_order': False, 'shape': (4000000, 4000000), } ; expected 128000000000000
                    {'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 2000000000, 2000000000)} ; too large
                    {'descr': '<f8', 'fortran_order': False, 'shape': (1000000000, 2000000000)} ; too large
                    {'descr': '<f8', 'fortran_order': False, 'shape': (-1, 2)} ; expected sizes from 0
                    {'descr': '<f8', 'fortran_order': False, 'shape': 7} ; expected a tuple of sizes
                    {'descr': '<f8', 'fortran_order': 0, 'shape': (7,)} ; expected True or False
                    {'descr': '<f8', 'shape': (7,)} ; keys [descr, shape]
                    {'descr': '<f8', 'fortran_order': False, 'shape': (7,), 'extra': 1} ; keys
                    {'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (7,)} ; 'descr' occurs twice
                    {'descr': '=f8', 'fortran_order': False, 'shape': (7,)} ; has type '=f8'
                    {'descr': '|f8', 'fortran_order': False, 'shape': (7,)} ; has type '|f8'
                    {'descr': '<f16', 'fortran_order': False, 'shape': (7,)} ; has type '<f16'
                    {'descr': '<f8', 'fortran_order': False, 'shape': (7,)} __import__('os') ; expected the end
                    {'descr': '<f8', 'fortran_order': False, 'shape': (7, ; expected more
                    """)
    void refusesDamagedHeaders(String header, String words) throws IOException {
        assertRefused(withHeader(header), words);
    }

    @Test
    void refusesOtherFiles() throws IOException {
        assertRefused(folder.resolve("missing.npy"), "no such file");
        assertRefused(Files.writeString(folder.resolve("words.npy"), "not an array at all"), "is not a .npy file");
        byte[] future = Files.readAllBytes(Fixtures.path("scalar.npy"));
        future[6] = 4;
        assertRefused(Files.write(folder.resolve("future.npy"), future), "format 4.0");
        byte[] endless = Files.readAllBytes(Fixtures.path("version2.npy"));
        Arrays.fill(endless, 8, 12, (byte) 0xff);
        assertRefused(Files.write(folder.resolve("endless.npy"), endless), "a header of 4294967295 bytes");
    }

    @Test
    void saysWhenItCannotWrite() {
        Path nowhere = folder.resolve("no-such-folder").resolve("a.npy");
        assertThatThrownBy(() -> NpyFile.write(nowhere, NumericArray.of(new double[1], 1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void leavesNothingBehindWhenItCannotWrite() throws IOException {
        Path file =
                Files.createDirectories(folder.resolve("a.npy").resolve("b")).getParent();
        assertThatThrownBy(() -> NpyFile.write(file, NumericArray.of(new double[1], 1)))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**/*.part");
    }

    @Test
    void mapsLargeFilesAcrossSegments() throws IOException {
        int size = (1 << 26) + 5;
        Path file = withHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (" + size + ",)}");
        long start = Files.size(file);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(start + size);
            sparse.seek(start + (1 << 26) - 2);
            sparse.write(new byte[] {1, 2, 3, (byte) 200, 5, 6, 7});
        }
        NumericArray array = NpyFile.read(file);
        assertThat(array.value((1 << 26) + 1)).isEqualTo(200);
        byte[] across = new byte[6];
        array.copyBytes((1 << 26) - 3, across);
        assertThat(across).containsExactly(0, 1, 2, 3, 200, 5);
        assertThat(array.value(size - 1)).isEqualTo(7);
        NpyFile.write(file, NumericArray.of(new int[] {1}, 1));
        assertThat(array.value(size - 1)).isEqualTo(7);
        assertThat(NpyFile.read(file).length()).isOne();
    }

    @Test
    void writesWhatNumpyWrites() throws IOException {
        Path file = folder.resolve("scalar.npy");
        NpyFile.write(file, NumericArray.of(new double[] {7.5}));
        assertThat(file).hasSameBinaryContentAs(Fixtures.path("scalar.npy"));
        NpyFile.write(file, NumericArray.of(new float[0], 0, 10));
        assertThat(file).hasSameBinaryContentAs(Fixtures.path("empty.npy"));
    }

    @Test
    void writesEveryTypeThatArraysAreMadeOf() {
        double[] values = {0, 1, 100, 7};
        NumericArray[] arrays = {
            NumericArray.of(values, 2, 2),
            NumericArray.of(new float[] {0, 1, 100, 7}, 2, 2),
            NumericArray.of(new int[] {0, 1, 100, 7}, 2, 2),
            NumericArray.of(new long[] {0, 1, 100, 7}, 2, 2),
            NumericArray.ofUnsigned(new byte[] {0, 1, 100, 7}, 2, 2)
        };
        Path file = folder.resolve("any.npy");
        for (NumericArray array : arrays) {
            NpyFile.write(file, array);
            NumericArray back = NpyFile.read(file);
            assertThat(back).hasToString(array.toString());
            assertThat(back.toDoubles()).containsExactly(values);
        }
    }

    @Test
    void writesWhatItReadInAnyOrder() {
        Path file = folder.resolve("again.npy");
        try (NpzArchive archive = NpzArchive.open(Fixtures.path("types.npz"))) {
            for (String name : archive.names()) {
                NpyFile.write(file, archive.read(name));
                assertThat(NpyFile.read(file).toDoubles())
                        .containsExactly(archive.read(name).toDoubles());
            }
        }
        NpyFile.write(file, NpyFile.read(Fixtures.path("fortran.npy")));
        assertThat(NpyFile.read(file).toDoubles())
                .containsExactly(DoubleStream.iterate(0, v -> v + 1).limit(24).toArray());
    }

    private Path withHeader(String header) throws IOException {
        byte[] text = header.getBytes();
        byte[] bytes = new byte[10 + text.length];
        System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, 0, bytes, 0, 8);
        bytes[8] = (byte) text.length;
        bytes[9] = (byte) (text.length >> 8);
        System.arraycopy(text, 0, bytes, 10, text.length);
        return Files.write(folder.resolve("made.npy"), bytes);
    }

    private static void assertRefused(Path file, String words) {
        assertThatThrownBy(() -> NpyFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining(words);
    }
}
