package org.teasel.datasets.smallnorb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;

class SmallNorbFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        NorbFiles.folder(folder, 20);
    }

    private Dataset open(Map<String, String> options) {
        return new SmallNorbProvider().open(folder.toString(), options);
    }

    @Test
    void readsGzippedAndPlainFiles() {
        Dataset all = open(Map.of("split", "all", "camera", "both", "side", "96"));
        assertThat(all.name()).isEqualTo("SmallNORB");
        assertThat(all.size()).isEqualTo(30);
        assertThat(all.shape()).containsExactly(2, 96, 96);
        float[] values = all.observations(0, 30).values();
        for (int at = 0; at < values.length; at++) {
            assertThat(values[at]).isEqualTo(NorbFiles.pixel(at / 18432, at / 9216 % 2, at / 96 % 96, at % 96) / 255f);
        }
        assertThat(open(Map.of()).size()).isEqualTo(20);
        assertThat(open(Map.of("split", "test")).size()).isEqualTo(10);
    }

    @Test
    void factorsHaveTheirNamesAndValues() {
        Factors factors = open(Map.of("split", "test")).factors();
        assertThat(factors.factors().stream().map(factor -> factor.name()))
                .containsExactly("category", "instance", "elevation", "azimuth", "lighting");
        assertThat(factors.factors().stream().map(factor -> factor.values().size()))
                .containsExactly(5, 10, 9, 18, 6);
        int[] sizes = {5, 10, 9, 18, 6};
        for (int row = 0; row < 10; row++) {
            for (int k = 0; k < 5; k++) {
                assertThat(factors.column(k).number(row)).isEqualTo((20 + row) % sizes[k]);
            }
        }
        assertThat(factors.factor(2).values()).startsWith("30", "35").endsWith("70");
        assertThat(factors.factor(3).values()).startsWith("0", "20").endsWith("340");
    }

    /** 3 pixels make 2: the first is the mean of one and a half. */
    @Test
    void imagesOfACameraAreShrunk() {
        for (int camera = 0; camera < 2; camera++) {
            Dataset shrunk = open(Map.of("camera", camera == 0 ? "left" : "right"));
            assertThat(shrunk.shape()).containsExactly(1, 64, 64);
            float[] values = shrunk.observations(7, 8).values();
            double corner = (NorbFiles.pixel(7, camera, 0, 0)
                            + NorbFiles.pixel(7, camera, 0, 1) / 2.0
                            + NorbFiles.pixel(7, camera, 1, 0) / 2.0
                            + NorbFiles.pixel(7, camera, 1, 1) / 4.0)
                    / 2.25;
            assertThat(values[0]).isEqualTo(Math.round(corner) / 255f);
            double last = (NorbFiles.pixel(7, camera, 95, 95)
                            + NorbFiles.pixel(7, camera, 95, 94) / 2.0
                            + NorbFiles.pixel(7, camera, 94, 95) / 2.0
                            + NorbFiles.pixel(7, camera, 94, 94) / 4.0)
                    / 2.25;
            assertThat(values[4095]).isEqualTo(Math.round(last) / 255f);
        }
    }

    @Test
    void everyTruncationIsNamed() throws IOException {
        for (String kind : new String[] {"dat", "cat", "info"}) {
            Path file = folder.resolve(NorbFiles.TESTING + "-" + kind + ".mat");
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {0, 3, 8, 19, 24, whole.length - 1}) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertRefused(file.getFileName() + " is truncated: it ends at byte " + length);
            }
            Files.write(file, Arrays.copyOf(whole, whole.length + 1));
            assertRefused("goes on after byte " + whole.length);
            Files.write(file, whole);
        }
    }

    @Test
    void refusesOtherMatrices() {
        refuse(
                "dat",
                NorbFiles.matrix(0x1E3D4C54, new byte[0], 10, 2, 96, 96),
                "expected 0x1E3D4C55: a matrix of bytes");
        refuse("cat", "MATLAB 5.0 MAT-file".getBytes(), "begins with 0x4C54414D, expected 0x1E3D4C54");
        refuse(
                "dat",
                NorbFiles.matrix(0x1E3D4C55, new byte[0], 10, 2, 108, 108),
                "expected [N, 2, 96, 96] with N from");
        refuse("dat", NorbFiles.matrix(0x1E3D4C55, new byte[0], 10, 96, 96), "has 3 axes, expected 4: [N, 2, 96, 96]");
        refuse("dat", NorbFiles.matrix(0x1E3D4C55, new byte[0], 9, 2, 96, 96), "9 pairs of images, expected 10");
        refuse("info", NorbFiles.matrix(0x1E3D4C54, new byte[0], 9, 4), "has 9 rows, expected 10 as");
        refuse("cat", NorbFiles.matrix(0x1E3D4C54, new byte[0], -1), "expected [N] with N from 1");
        refuse("cat", NorbFiles.matrix(0x1E3D4C54, new byte[0], Integer.MAX_VALUE), "expected [N] with N from 1");
        int[] categories = new int[10];
        categories[3] = 5;
        refuse(
                "cat",
                NorbFiles.matrix(0x1E3D4C54, NorbFiles.integers(categories), 10),
                "row 3, category: 5, expected 0 to 4");
        int[] infos = new int[40];
        infos[4 * 6 + 2] = 3;
        refuse(
                "info",
                NorbFiles.matrix(0x1E3D4C54, NorbFiles.integers(infos), 10, 4),
                "row 6, azimuth: 3, expected 0 to 34, even");
    }

    private void refuse(String kind, byte[] content, String words) {
        NorbFiles.folder(folder, 20);
        NorbFiles.write(folder.resolve(NorbFiles.TESTING + "-" + kind + ".mat"), content);
        assertRefused(words);
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> open(Map.of("split", "test")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(NorbFiles.TESTING)
                .hasMessageContaining(words);
    }
}
