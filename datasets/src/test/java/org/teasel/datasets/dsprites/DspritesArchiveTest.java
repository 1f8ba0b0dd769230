package org.teasel.datasets.dsprites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.arrays.NpzArchive;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.spi.Plugins;
import org.teasel.datasets.bitmap.Bitmap;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.sprites.SpriteRenderer;
import org.teasel.datasets.sprites.Sprites;

class DspritesArchiveTest {

    /** More than are read at a time. */
    private static final int ROWS = 1500;

    private static final double[] FIRST_VALUES = {1, 1, 0.5, 0, 0, 0};

    @TempDir
    Path folder;

    @Test
    void readsWhatNumpyWroteAndLeavesThePickleAlone() throws URISyntaxException {
        Path file = Path.of(getClass().getResource("twelve.npz").toURI());
        Dataset dataset = new DspritesProvider().open(file.toString(), Map.of());
        assertThat(dataset.name()).isEqualTo("dSprites");
        assertThat(dataset.size()).isEqualTo(12);
        float[] pixels = dataset.observations(0, 12).values();
        for (int n = 0; n < 12; n++) {
            for (int k = 0; k < 5; k++) {
                assertThat(dataset.factors().column(k).number(n)).isEqualTo(Sprites.GRID.code(n * 66_000, k));
            }
            for (int row = 0; row < 64; row++) {
                for (int column = 0; column < 64; column++) {
                    boolean white = row >= n && row <= 2 * n && column >= n && column <= 40 + n;
                    assertThat(pixels[(n * 64 + row) * 64 + column]).isEqualTo(white ? 1f : 0f);
                }
            }
        }
    }

    @Test
    void givesTheSameDataAsTheDrawings() {
        Path file = archive(sprites());
        Selection selection = new Selection.Strides(List.of(1, 1, 1, 3, 2));
        Dataset read = DspritesArchive.read(file, selection);
        int[] chosen = IntStream.of(selection.from(Sprites.GRID))
                .filter(row -> row < ROWS)
                .toArray();
        assertThat(read.size()).isEqualTo(chosen.length);
        SpriteRenderer renderer = new SpriteRenderer();
        for (int row = 0; row < chosen.length; row++) {
            Bitmap drawn = renderer.draw(chosen[row]);
            float[] pixels = read.observations(row, row + 1).values();
            for (int pixel = 0; pixel < pixels.length; pixel++) {
                assertThat(pixels[pixel]).isEqualTo(drawn.isWhite(pixel / 64, pixel % 64) ? 1f : 0f);
            }
        }
        assertThat(DspritesArchive.read(file, new Selection.Sample(10, 1)).size())
                .isEqualTo(10);
    }

    private static Map<String, NumericArray> sprites() {
        SpriteRenderer renderer = new SpriteRenderer();
        byte[] pixels = new byte[ROWS * 4096];
        long[] classes = new long[ROWS * 6];
        double[] values = new double[ROWS * 6];
        for (int row = 0; row < ROWS; row++) {
            Bitmap image = renderer.draw(row);
            for (int pixel = 0; pixel < 4096; pixel++) {
                pixels[row * 4096 + pixel] = (byte) (image.isWhite(pixel / 64, pixel % 64) ? 1 : 0);
            }
            for (int k = 0; k < 5; k++) {
                classes[row * 6 + k + 1] = Sprites.GRID.code(row, k);
            }
            values[row * 6] = 1;
            values[row * 6 + 1] = 1;
            values[row * 6 + 2] = 0.5;
            values[row * 6 + 3] = 2 * Math.PI * Sprites.GRID.code(row, 2) / 39;
            values[row * 6 + 4] = Sprites.GRID.code(row, 3) / 31.0;
            values[row * 6 + 5] = Sprites.GRID.code(row, 4) / 31.0;
        }
        return Map.of(
                "imgs", NumericArray.ofUnsigned(pixels, ROWS, 64, 64),
                "latents_classes", NumericArray.of(classes, ROWS, 6),
                "latents_values", NumericArray.of(values, ROWS, 6));
    }

    @Test
    void refusesOtherArrays() {
        NumericArray image = NumericArray.ofUnsigned(new byte[4096], 1, 64, 64);
        NumericArray classes = NumericArray.of(new long[6], 1, 6);
        NumericArray values = NumericArray.of(FIRST_VALUES, 1, 6);
        assertRefused(Map.of("imgs", image), "holds no latents_classes.npy");
        assertRefused(parts(NumericArray.of(new int[4096], 1, 64, 64), classes, values), "imgs.npy holds i4");
        assertRefused(parts(NumericArray.ofUnsigned(new byte[4096], 1, 4096), classes, values), "expected u1 [1, 64");
        assertRefused(parts(NumericArray.ofUnsigned(new byte[8192], 2, 64, 64), classes, values), "u1 [2, 64, 64]");
        assertRefused(parts(image, NumericArray.of(new long[5], 1, 5), values), "expected integers [N, 6]");
        assertRefused(parts(image, NumericArray.of(new double[6], 1, 6), values), "expected integers [N, 6]");
        assertRefused(parts(image, classes, NumericArray.of(FIRST_VALUES, 6)), "latents_values.npy has shape [6]");
    }

    @Test
    void refusesOtherNumbersWithTheirPlace() {
        byte[] pixels = new byte[4096];
        pixels[2 * 64 + 5] = (byte) 255;
        NumericArray image = NumericArray.ofUnsigned(new byte[4096], 1, 64, 64);
        NumericArray classes = NumericArray.of(new long[6], 1, 6);
        NumericArray values = NumericArray.of(FIRST_VALUES, 1, 6);
        assertRefused(
                parts(NumericArray.ofUnsigned(pixels, 1, 64, 64), classes, values),
                "image 0, row 2, column 5: 255, expected 0 or 1");
        assertRefused(
                parts(image, NumericArray.of(new long[] {0, 3, 0, 0, 0, 0}, 1, 6), values),
                "row 0, column 1: 3, expected 0 to 2");
        assertRefused(
                parts(image, NumericArray.of(new long[] {0, 0, -1, 0, 0, 0}, 1, 6), values),
                "row 0, column 2: -1, expected 0 to 5");
        double[] wrong = FIRST_VALUES.clone();
        wrong[3] = Double.NaN;
        assertRefused(
                parts(image, classes, NumericArray.of(wrong, 1, 6)),
                "latents_values.npy: row 0, column 3: NaN, expected 0.0 for class 0");
    }

    @Test
    void refusesWhatIsNoFile() {
        DspritesProvider provider = new DspritesProvider();
        assertThatThrownBy(() -> provider.open("", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected dsprites:FILE.npz");
        assertThatThrownBy(() -> provider.open(folder.resolve("none.npz").toString(), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void theServiceLoaderFindsIt() {
        assertThat(Plugins.discover().dataset("dsprites")).containsInstanceOf(DspritesProvider.class);
    }

    private static Map<String, NumericArray> parts(NumericArray images, NumericArray classes, NumericArray values) {
        return Map.of("imgs", images, "latents_classes", classes, "latents_values", values);
    }

    private Path archive(Map<String, NumericArray> arrays) {
        Path file = folder.resolve("dsprites.npz");
        NpzArchive.write(file, arrays);
        return file;
    }

    private void assertRefused(Map<String, NumericArray> arrays, String words) {
        Path file = archive(arrays);
        assertThatThrownBy(() -> DspritesArchive.read(file, new Selection.Everything()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("dsprites.npz")
                .hasMessageContaining(words);
    }
}
