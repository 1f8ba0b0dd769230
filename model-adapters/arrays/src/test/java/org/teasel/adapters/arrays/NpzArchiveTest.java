package org.teasel.adapters.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.api.InvalidInputException;

class NpzArchiveTest {

    private static final int ZEROS = 1 << 24;

    @TempDir
    Path folder;

    @Test
    void objectsDoNoHarmToOtherMembers() {
        try (NpzArchive archive = NpzArchive.open(Fixtures.path("stored.npz"))) {
            assertThat(archive.names()).containsExactly("mean", "metadata");
            assertThat(archive.read("mean").toDoubles()).containsExactly(1.5, 2.5);
            assertRefused(() -> archive.read("metadata"), "stored.npz!metadata.npy holds pickled Python objects");
            assertRefused(() -> archive.read("std"), "holds no std.npy, only [mean, metadata]");
        }
    }

    @Test
    void roundTrip() {
        Map<String, NumericArray> arrays = new LinkedHashMap<>();
        arrays.put("z", NumericArray.of(new double[] {1, 2, 3, 4}, 2, 2));
        arrays.put("a", NumericArray.ofUnsigned(new byte[] {0, 1, -1}, 3));
        Path file = folder.resolve("pair.npz");
        NpzArchive.write(file, arrays);
        try (NpzArchive archive = NpzArchive.open(file)) {
            assertThat(archive.names()).containsExactly("z", "a");
            assertThat(archive.read("z").toDoubles()).containsExactly(1, 2, 3, 4);
            assertThat(archive.read("a").toDoubles()).containsExactly(0, 1, 255);
        }
    }

    @Test
    void streamsRowsInPieces() {
        int[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Path file = folder.resolve("rows.npz");
        NpzArchive.write(file, Map.of("rows", NumericArray.of(values, 5, 2)));
        try (NpzArchive archive = NpzArchive.open(file);
                NpyStream stream = archive.stream("rows")) {
            assertThat(stream.type()).isEqualTo(ElementType.INT32);
            assertThat(stream.shape()).containsExactly(5, 2);
            assertThat(stream.next(2).toDoubles()).containsExactly(0, 1, 2, 3);
            assertThat(stream.next(0).length()).isZero();
            assertThat(stream.rowsLeft()).isEqualTo(3);
            assertThat(stream.next(3).toDoubles()).containsExactly(4, 5, 6, 7, 8, 9);
            assertThatThrownBy(() -> stream.next(1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void streamsOnlyWhatHasRowsInOrder() throws IOException {
        Path file = archive(Map.of(
                "fortran.npy", Files.readAllBytes(Fixtures.path("fortran.npy")),
                "scalar.npy", Files.readAllBytes(Fixtures.path("scalar.npy"))));
        try (NpzArchive archive = NpzArchive.open(file);
                NpyStream fortran = archive.stream("fortran")) {
            assertRefused(() -> fortran.next(1), "Fortran order");
            assertRefused(() -> archive.stream("scalar"), "expected rows");
            assertThat(archive.read("fortran").toDoubles())
                    .startsWith(0, 1, 2, 3)
                    .endsWith(23);
        }
    }

    @Test
    void refusesAMemberThatInflatesBeyondTheLimit() throws IOException {
        Path file = archive(Map.of("zeros.npy", zeros(ZEROS, ZEROS)));
        assertThat(file).satisfies(path -> assertThat(Files.size(path)).isLessThan(20_000));
        try (NpzArchive archive = NpzArchive.open(file, ZEROS - 1)) {
            assertRefused(() -> archive.read("zeros"), "inflates to " + ZEROS + " bytes of u1 [16777216]");
        }
        try (NpzArchive archive = NpzArchive.open(file, ZEROS)) {
            assertThat(archive.read("zeros").length()).isEqualTo(ZEROS);
        }
    }

    @Test
    void refusesAMemberOfOtherLengthThanItsHeaderImplies() throws IOException {
        Path file = archive(Map.of("bomb.npy", zeros(3, ZEROS), "short.npy", zeros(ZEROS, 3)));
        try (NpzArchive archive = NpzArchive.open(file);
                NpyStream bomb = archive.stream("bomb")) {
            assertRefused(() -> archive.read("bomb"), "goes on after the 3 bytes");
            assertRefused(() -> bomb.next(3), "goes on after the 3 bytes");
            assertRefused(() -> archive.read("short"), "bomb.npz!short.npy is truncated", "announces " + ZEROS);
        }
    }

    @Test
    void refusesDamagedArchives() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("stored.npz"));
        Path file = folder.resolve("damaged.npz");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(() -> NpzArchive.open(file), "damaged.npz is no zip archive or a damaged one");
        }
        assertRefused(() -> NpzArchive.open(folder.resolve("missing.npz")), "no such file");
    }

    @Test
    void comparesChecksums() throws IOException {
        byte[] bytes = Files.readAllBytes(Fixtures.path("stored.npz"));
        int lastNumber = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK", 4) - 1;
        bytes[lastNumber] ^= 1;
        try (NpzArchive archive = NpzArchive.open(Files.write(folder.resolve("flipped.npz"), bytes))) {
            assertRefused(() -> archive.read("mean"), "checksum");
        }
    }

    private static byte[] zeros(int announced, int held) {
        byte[] header = new NpyHeader(ElementType.UINT8, ByteOrder.LITTLE_ENDIAN, false, Shape.of(announced)).toBytes();
        return Arrays.copyOf(header, header.length + held);
    }

    private Path archive(Map<String, byte[]> members) throws IOException {
        Path file = folder.resolve("bomb.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return file;
    }

    private static void assertRefused(ThrowingCallable work, String... words) {
        assertThatThrownBy(work).isInstanceOf(InvalidInputException.class).hasMessageContainingAll(words);
    }
}
