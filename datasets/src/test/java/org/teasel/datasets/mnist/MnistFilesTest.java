package org.teasel.datasets.mnist;

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
import org.teasel.api.spi.Plugins;

class MnistFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        IdxFiles.folder(folder, 20);
    }

    private Dataset open(String... options) {
        Map<String, String> map = options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
        return new MnistProvider().open(folder.toString(), map);
    }

    private static void assertImages(Dataset dataset, int first, int count) {
        assertThat(dataset.size()).isEqualTo(count);
        assertThat(dataset.shape()).containsExactly(1, 28, 28);
        float[] values = dataset.observations(0, count).values();
        for (int image = 0; image < count; image++) {
            assertThat(dataset.factors().column(0).number(image)).isEqualTo(IdxFiles.label(first + image));
            for (int at = 0; at < 784; at++) {
                assertThat(values[image * 784 + at]).isEqualTo(IdxFiles.pixel(first + image, at / 28, at % 28) / 255f);
            }
        }
    }

    @Test
    void readsGzippedAndPlainFiles() {
        assertImages(open(), 0, 20);
        assertImages(open("split", "test"), 20, 10);
        assertImages(open("split", "all"), 0, 30);
        assertThat(open().name()).isEqualTo("MNIST");
    }

    @Test
    void givesSomeRowsInAnyOrder() {
        Dataset dataset = open("split", "all");
        float[] values = dataset.observations(new int[] {29, 3, 29}).values();
        for (int n = 0; n < 3; n++) {
            int row = n == 1 ? 3 : 29;
            assertThat(Arrays.copyOfRange(values, n * 784, (n + 1) * 784))
                    .isEqualTo(dataset.observations(row, row + 1).values());
        }
        assertThatThrownBy(() -> dataset.observations(new int[] {30})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aMarginIsBlack() {
        Dataset framed = open("side", "32");
        assertThat(framed.shape()).containsExactly(1, 32, 32);
        float[] values = framed.observations(3, 4).values();
        for (int row = 0; row < 32; row++) {
            for (int column = 0; column < 32; column++) {
                boolean inside = row >= 2 && row < 30 && column >= 2 && column < 30;
                assertThat(values[row * 32 + column])
                        .isEqualTo(inside ? IdxFiles.pixel(3, row - 2, column - 2) / 255f : 0);
            }
        }
    }

    @Test
    void everyTruncationIsNamed() throws IOException {
        Path file = folder.resolve("t10k-images.idx3-ubyte");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 3, 4, 15, 16, 17, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("test", "t10k-images.idx3-ubyte is truncated");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertRefused("test", "goes on after byte 7856");
    }

    @Test
    void damagedGzipIsNamed() throws IOException {
        Path file = folder.resolve("train-images-idx3-ubyte.gz");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {2, 9, 12, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("train", "train-images-idx3-ubyte.gz is truncated");
        }
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1;
        Files.write(file, damaged);
        assertRefused("train", "train-images-idx3-ubyte.gz is a damaged gzip file");
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path images = folder.resolve("t10k-images.idx3-ubyte");
        Path labels = folder.resolve("t10k-labels.idx1-ubyte");
        byte[] goodImages = Files.readAllBytes(images);
        byte[] goodLabels = Files.readAllBytes(labels);
        IdxFiles.write(images, goodLabels);
        assertRefused("test", "begins with 0x00000801, expected 0x00000803: an idx file of images");
        IdxFiles.write(images, IdxFiles.idx(new int[] {0x803, 10, 32, 32}, new byte[10240]));
        assertRefused("test", "holds images of 32 x 32 pixels, expected 28 x 28");
        IdxFiles.write(images, IdxFiles.idx(new int[] {0x803, 11, 28, 28}, new byte[8624]));
        assertRefused("test", "holds 11 images, expected 10, one a label");
        IdxFiles.write(images, IdxFiles.idx(new int[] {0x803, -1, 28, 28}, new byte[784]));
        assertRefused("test", "announces 4294967295 rows");
        IdxFiles.write(images, goodImages);
        goodLabels[8 + 4] = 10;
        IdxFiles.write(labels, goodLabels);
        assertRefused("test", "label 4 is 10, expected 0 to 9");
        Files.delete(labels);
        assertRefused("test", "holds none of the files t10k-labels-idx1-ubyte, t10k-labels-idx1-ubyte.gz");
    }

    /** Ten million labels of nothing, in ten kilobytes, beside no such images. */
    @Test
    void aHeaderTakesNoMemory() {
        IdxFiles.write(
                folder.resolve("train-labels-idx1-ubyte.gz"), IdxFiles.idx(new int[] {0x801, 9_999_999}, new byte[9]));
        assertRefused("train", "is truncated: it ends at byte 17 in the labels");
    }

    @Test
    void refusesOtherOptions() {
        assertThatThrownBy(() -> open("split", "validation"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("option 'split' holds 'validation', expected one of train, test, all");
        assertThatThrownBy(() -> open("side", "30")).hasMessageContaining("expected one of 28, 32");
        assertThatThrownBy(() -> open("bias", "B")).hasMessageContaining("has 0 ordinal factors");
    }

    @Test
    void theServiceLoaderFindsIt() {
        assertThat(Plugins.discover().dataset("mnist")).containsInstanceOf(MnistProvider.class);
    }

    private void assertRefused(String split, String words) {
        assertThatThrownBy(() -> open("split", split))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(words);
    }
}
