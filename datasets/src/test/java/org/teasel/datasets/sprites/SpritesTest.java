package org.teasel.datasets.sprites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factor;
import org.teasel.api.data.Observations;
import org.teasel.api.spi.DatasetProvider;
import org.teasel.api.spi.Plugins;
import org.teasel.datasets.bitmap.Bitmap;
import org.teasel.datasets.grid.Selection;

class SpritesTest {

    @Test
    void rowsOfAStratifiedGridAreInRowMajorOrder() {
        try (Dataset dataset = open(Map.of(DatasetProvider.STRIDE, "1,1,4,2,2"))) {
            assertThat(dataset.name()).isEqualTo("sprites, stride 1,1,4,2,2");
            assertThat(dataset.size()).isEqualTo(46_080);
            assertThat(dataset.factors().factors())
                    .extracting(Factor::name)
                    .containsExactly("shape", "scale", "orientation", "posX", "posY");
            double[] expected = {0, 4, 32, 6, 18};
            for (int k = 0; k < expected.length; k++) {
                assertThat(dataset.factors().column(k).number(12_345)).isEqualTo(expected[k]);
            }
        }
    }

    @Test
    void observationsAreTheDrawings() {
        SpriteRenderer renderer = new SpriteRenderer();
        Dataset dataset = Sprites.of(new Selection.Everything());
        assertThat(dataset.size()).isEqualTo(737_280);
        assertThat(dataset.shape()).containsExactly(1, 64, 64);
        Observations observations = dataset.observations(700_000, 700_003);
        assertThat(observations.size()).isEqualTo(3);
        assertThat(observations.shape()).containsExactly(1, 64, 64);
        for (int n = 0; n < 3; n++) {
            Bitmap image = renderer.draw(700_000 + n);
            for (int pixel = 0; pixel < 4096; pixel++) {
                assertThat(observations.values()[n * 4096 + pixel])
                        .isEqualTo(image.isWhite(pixel / 64, pixel % 64) ? 1f : 0f);
            }
        }
        assertThat(dataset.observations(5, 5).size()).isZero();
        assertThatThrownBy(() -> dataset.observations(737_279, 737_281)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aSampleDependsOnItsSeedAlone() {
        Map<String, String> options = Map.of(DatasetProvider.SAMPLE, "50", DatasetProvider.SEED, "3");
        assertThat(open(options).name()).isEqualTo("sprites, 50 sampled with seed 3");
        assertThat(open(options).observations(0, 50).values())
                .isEqualTo(open(options).observations(0, 50).values())
                .isNotEqualTo(open(Map.of(DatasetProvider.SAMPLE, "50"))
                        .observations(0, 50)
                        .values());
    }

    @Test
    void theServiceLoaderFindsIt() {
        assertThat(Plugins.discover().dataset("sprites")).containsInstanceOf(SpritesProvider.class);
        assertThat(Plugins.discover().failures()).isEmpty();
    }

    @Test
    void refusesAReference() {
        assertThatThrownBy(() -> new SpritesProvider().open("file.npz", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'sprites:file.npz', expected 'sprites'");
    }

    private static Dataset open(Map<String, String> options) {
        return new SpritesProvider().open("", options);
    }
}
