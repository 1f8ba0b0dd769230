package org.teasel.datasets.shapes3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factor;
import org.teasel.datasets.shapes3d.HdfFiles.Storage;

class Shapes3dFileTest {

    private static final int ROWS = 30;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("3dshapes.h5");
    }

    private Dataset open(Map<String, String> options) {
        return new Shapes3dProvider().open(file().toString(), options);
    }

    private static void assertRow(Dataset dataset, int row, int original) {
        for (int k = 0; k < 6; k++) {
            assertThat(dataset.factors().column(k).number(row)).isEqualTo(HdfFiles.code(original, k));
        }
        float[] values = dataset.observations(row, row + 1).values();
        for (int at = 0; at < values.length; at++) {
            assertThat(values[at]).isEqualTo(HdfFiles.pixel(original, at / 4096, at / 64 % 64, at % 64) / 255f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsArraysHoweverTheyAreStored(Storage storage) {
        HdfFiles.write(file(), ROWS, storage);
        Dataset dataset = open(Map.of());
        assertThat(dataset.name()).isEqualTo("Shapes3D");
        assertThat(dataset.size()).isEqualTo(ROWS);
        assertThat(dataset.shape()).containsExactly(3, 64, 64);
        for (int row = 0; row < ROWS; row++) {
            assertRow(dataset, row, row);
        }
        Dataset thinned = open(Map.of("stride", "1,1,1,5,1,1"));
        int[] chosen = {0, 5, 8, 13, 16, 21, 24, 29};
        assertThat(thinned.size()).isEqualTo(chosen.length);
        for (int n = 0; n < chosen.length; n++) {
            assertRow(thinned, n, chosen[n]);
        }
    }

    @Test
    void readsWhatTheLibraryOfTheFormatWrote() throws URISyntaxException {
        Path written = Path.of(getClass().getResource("forty.h5").toURI());
        Dataset dataset = new Shapes3dProvider().open(written.toString(), Map.of());
        assertThat(dataset.size()).isEqualTo(40);
        int[] steps = {1, 3, 7, 1, 2, 1};
        for (int row = 0; row < 40; row++) {
            for (int k = 0; k < 6; k++) {
                Factor factor = dataset.factors().factor(k);
                // Of the third factor only six values come up.
                assertThat(factor.values()).hasSize(new int[] {10, 10, 6, 8, 4, 15}[k]);
                assertThat(dataset.factors().column(k).number(row))
                        .isEqualTo(row / steps[k] % factor.values().size());
            }
            float[] values = dataset.observations(row, row + 1).values();
            for (int at = 0; at < values.length; at++) {
                int line = at / 64 % 64;
                int expected = (7 * row + 50 * (at / 4096) + line / 4 + at % 64 / 8) % 256;
                assertThat(values[at]).isEqualTo(expected / 255f);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bomb.h5, unpacks to more than 12288 bytes",
        "short.h5, unpacks to 100 bytes",
        "unwritten.h5, No chunk with offset"
    })
    void chunksThatAreNotWhatIsAnnouncedAreRefused(String name, String words) throws URISyntaxException {
        String file = Path.of(getClass().getResource(name).toURI()).toString();
        assertThatThrownBy(() -> new Shapes3dProvider().open(file, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(words);
    }

    @Test
    void factorsHaveTheirNamesAndValues() {
        HdfFiles.write(file(), ROWS, Storage.GZIP);
        var factors = open(Map.of()).factors().factors();
        assertThat(factors.stream().map(Factor::name))
                .containsExactly("floor_hue", "wall_hue", "object_hue", "scale", "shape", "orientation");
        assertThat(factors.stream().map(factor -> factor.values().size())).containsExactly(10, 10, 10, 8, 4, 15);
        assertThat(factors.get(0).values()).startsWith("0", "0.1", "0.2").endsWith("0.9");
        assertThat(factors.get(3).values()).startsWith("0.75", "0.821429").endsWith("1.25");
        assertThat(factors.get(5).values())
                .startsWith("-30", "-25.7143")
                .contains("0")
                .endsWith("30");
        assertThat(factors.get(4).type()).isEqualTo(Factor.Type.CATEGORICAL);
        assertThat(open(Map.of("bias", "D")).name()).isEqualTo("Shapes3D, bias D of scale and orientation");
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedFileIsRefused(Storage storage) throws IOException {
        HdfFiles.write(file(), ROWS, storage);
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {0, 8, 40, 200, whole.length / 2, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertRefused("3dshapes.h5");
        }
    }

    /** Whatever bytes are damaged, the file is refused in words, or read. */
    @ParameterizedTest
    @EnumSource
    void damageIsNeverMoreThanARefusal(Storage storage) throws IOException {
        HdfFiles.write(file(), ROWS, storage);
        byte[] whole = Files.readAllBytes(file());
        Random random = new Random(2);
        for (int trial = 0; trial < 150; trial++) {
            byte[] damaged = whole.clone();
            for (int n = 0; n < 3; n++) {
                int start = trial % 2 == 0 ? 0 : Math.max(0, whole.length - 2000);
                damaged[start + random.nextInt(Math.min(2000, whole.length))] = (byte) random.nextInt();
            }
            Files.write(file(), damaged);
            try {
                open(Map.of()).observations(0, 3);
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageContaining("3dshapes.h5");
            }
        }
    }

    @Test
    void refusesOtherArrays() throws IOException {
        byte[][][][] images = new byte[2][64][64][3];
        double[][] labels = new double[2][6];
        refuse(images, new double[3][6], "images has 2 rows, expected 3, one a label");
        refuse(images, new double[2][5], "labels is [2, 5], expected [N, 6] with N from 1");
        refuse(images, new float[2][6], "expected numbers of double precision");
        refuse(new int[2][64][64][3], labels, "expected unsigned bytes");
        refuse(new byte[2][3][64][64], labels, "images is [2, 3, 64, 64], expected [N, 64, 64, 3]");
        labels[1][3] = Double.NaN;
        refuse(images, labels, "labels, row 1, scale: NaN, expected one of at most 8 finite values");
        double[][] many = new double[6][6];
        for (int row = 0; row < 6; row++) {
            many[row][4] = row;
        }
        refuse(new byte[6][64][64][3], many, "labels, row 4, shape: 4.0, expected one of at most 4");
        Files.write(file(), "no HDF5 at all".repeat(100).getBytes());
        assertRefused("is no HDF5 file or a damaged one");
        Files.delete(file());
        assertRefused("cannot be read: no such file");
    }

    private void refuse(Object images, Object labels, String words) {
        HdfFiles.write(file(), images, labels, Storage.ONE_PIECE);
        assertRefused(words);
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3dshapes.h5")
                .hasMessageContaining(words);
    }
}
