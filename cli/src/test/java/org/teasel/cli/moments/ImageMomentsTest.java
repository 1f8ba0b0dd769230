package org.teasel.cli.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;
import org.teasel.api.encoder.Encoder;
import org.teasel.api.posterior.Posteriors;

class ImageMomentsTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** An image of 8 by 8 pixels with a bright rectangle. */
    private static float[] rectangle(int top, int left, int height, int width) {
        float[] pixels = new float[64];
        for (int r = top; r < top + height; r++) {
            for (int c = left; c < left + width; c++) {
                pixels[r * 8 + c] = 1;
            }
        }
        return pixels;
    }

    @Test
    void aSquareHasItsCentreAreaAndSpread() {
        ImageMoments moments = ImageMoments.of(rectangle(2, 4, 4, 4), 0, 8, 8);
        assertThat(moments.mass()).isCloseTo(0.25, EXACT);
        assertThat(moments.centreX()).isCloseTo(0.75, EXACT);
        assertThat(moments.centreY()).isCloseTo(0.5, EXACT);
        assertThat(moments.along()).isCloseTo(0, EXACT);
        assertThat(moments.across()).isCloseTo(0, EXACT);
        // A square of side a has S_uu = S_vv = a^2 / 12 and the area a^2.
        assertThat(moments.spread()).isCloseTo(Math.PI / 3, EXACT);
    }

    @Test
    void aBarTellsItsDirection() {
        ImageMoments lying = ImageMoments.of(rectangle(3, 1, 2, 6), 0, 8, 8);
        ImageMoments standing = ImageMoments.of(rectangle(1, 3, 6, 2), 0, 8, 8);
        // Sides 6 and 2: (36 - 4) / (36 + 4).
        assertThat(lying.along()).isCloseTo(0.8, EXACT);
        assertThat(standing.along()).isCloseTo(-0.8, EXACT);
        float[] diagonal = new float[64];
        for (int k = 0; k < 8; k++) {
            diagonal[k * 8 + k] = 1;
        }
        assertThat(ImageMoments.of(diagonal, 0, 8, 8).across()).isGreaterThan(0.9);
    }

    @Test
    void aDarkImageHasMoments() {
        assertThat(ImageMoments.of(new float[64], 0, 8, 8)).isEqualTo(new ImageMoments(0, 0.5, 0.5, 0, 0, 1));
    }

    @Test
    void theEncoderNamesItsLatentsAndReadsEachImage() {
        float[] two = new float[128];
        System.arraycopy(rectangle(2, 4, 4, 4), 0, two, 64, 64);
        try (Encoder encoder = new MomentsEncoderProvider().open("", Map.of())) {
            Posteriors posteriors = encoder.encode(Observations.of(new int[] {1, 8, 8}, two));
            assertThat(posteriors.latents()).isEqualTo(encoder.latentNames().size());
            assertThat(posteriors.mean(0, 0)).isCloseTo(0, EXACT);
            assertThat(posteriors.mean(1, 0)).isCloseTo(0.25 / 0.15, EXACT);
        }
    }

    @Test
    void whatIsNoImageIsRefused() {
        Encoder encoder = new MomentsEncoderProvider().open("", Map.of());
        assertThatThrownBy(() -> encoder.encode(Observations.of(new int[] {3, 8, 8}, new float[192])))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[3, 8, 8]");
        assertThatThrownBy(() -> new MomentsEncoderProvider().open("x", Map.of()))
                .isInstanceOf(InvalidInputException.class);
    }
}
