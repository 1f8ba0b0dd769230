package org.teasel.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Observations;
import org.teasel.api.data.Representation;
import org.teasel.api.encoder.Decoder;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.Posteriors;

class PainterTest {

    private static final int SIZE = 21;

    /** Images of one brightness, row / 20. */
    private record Greys(int... shape) implements Dataset {
        @Override
        public String name() {
            return "greys";
        }

        @Override
        public Factors factors() {
            return Factors.of(SIZE, List.of());
        }

        @Override
        public Observations observations(int from, int to) {
            int width = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            float[] values = new float[(to - from) * width];
            for (int k = 0; k < values.length; k++) {
                values[k] = (from + k / width) / 20f;
            }
            return Observations.of(shape, values);
        }
    }

    /** Draws the last latent as brightness. */
    private record Brightness(int... shape) implements Decoder {
        @Override
        public String name() {
            return "brightness";
        }

        @Override
        public Observations decode(double[][] z) {
            int width = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            float[] values = new float[z.length * width];
            for (int k = 0; k < values.length; k++) {
                values[k] = (float) z[k / width][z[0].length - 1];
            }
            return Observations.of(shape, values);
        }
    }

    /** A latent of noise alone, and one that is the brightness. */
    private static Posteriors gaussians() {
        double[][] means = new double[SIZE][2];
        double[][] deviations = new double[SIZE][2];
        for (int row = 0; row < SIZE; row++) {
            means[row][1] = row / 20.0;
            deviations[row][0] = 1;
            deviations[row][1] = 0.1;
        }
        return DiagonalGaussian.of(means, deviations);
    }

    private static Pictures paint(Dataset dataset, Posteriors posteriors, Decoder decoder) {
        return Painter.paint(dataset, Representation.of("x", posteriors, dataset.factors()), decoder);
    }

    private static BufferedImage read(Pictures.Strip strip) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(strip.png()));
        assertThat(image.getWidth()).isEqualTo(strip.width());
        assertThat(image.getHeight()).isEqualTo(strip.height());
        return image;
    }

    private static int grey(BufferedImage image, int place, int columns) {
        return image.getRaster().getSample(place * (columns + 1), 0, 0);
    }

    @Test
    void whatIsReconstructedStandsBelowWhatWasObserved() throws IOException {
        Pictures pictures = paint(new Greys(1, 3, 5), gaussians(), new Brightness(1, 3, 5));
        assertThat(pictures.originals().count()).isEqualTo(10);
        BufferedImage observed = read(pictures.originals());
        BufferedImage reconstructed = read(pictures.reconstructions());
        // 10 images of 5 columns and the gaps between them.
        assertThat(observed.getWidth()).isEqualTo(59);
        assertThat(observed.getHeight()).isEqualTo(3);
        for (int k = 0; k < 10; k++) {
            int row = (2 * k + 1) * SIZE / 20;
            assertThat(grey(observed, k, 5)).isEqualTo(Math.round(255 * (row / 20f)));
            assertThat(grey(reconstructed, k, 5)).isEqualTo(grey(observed, k, 5));
        }
        assertThat(observed.getRaster().getSample(5, 0, 0)).isEqualTo(128);
        assertThat(pictures.cut()).isPositive();
    }

    @Test
    void latentsThatHoldMostComeFirst() throws IOException {
        Pictures pictures = paint(new Greys(3, 5), gaussians(), new Brightness(3, 5));
        assertThat(pictures.base()).isEqualTo(10);
        assertThat(pictures.left()).isZero();
        assertThat(pictures.traversals()).extracting(Pictures.Traversal::latent).containsExactly("z1", "z0");
        Pictures.Traversal brightness = pictures.traversals().get(0);
        // Means 0, 0.05, ..., 1 have the variance (21^2 - 1) / 12 / 400.
        double deviation = Math.sqrt(440 / 4800.0 + 0.01);
        assertThat(brightness.deviation()).isCloseTo(deviation, within(1e-12));
        assertThat(brightness.rate()).isCloseTo(0.5 * (440 / 4800.0 + 0.25 + 0.01 - 1 - Math.log(0.01)), within(1e-12));
        assertThat(pictures.traversals().get(1).rate()).isCloseTo(0, within(1e-12));
        BufferedImage strip = read(brightness.strip());
        for (int k = 0; k < 9; k++) {
            double value = 0.5 + (k - 4) / 2.0 * deviation;
            assertThat(grey(strip, k, 5)).isCloseTo((int) (255 * Math.max(0, Math.min(1, value)) + 0.5), within(1));
        }
        BufferedImage still = read(pictures.traversals().get(1).strip());
        for (int k = 0; k < 9; k++) {
            assertThat(grey(still, k, 5)).isEqualTo(128);
        }
        // Of 28 images those at plus and minus 2 deviations are beyond black and white.
        assertThat(deviation).isBetween(1 / 4.0, 1 / 3.0);
        assertThat(pictures.cut()).isCloseTo(2 / 28.0, within(1e-12));
    }

    @Test
    void coloursComeFirstOrLast() throws IOException {
        for (int[] shape : new int[][] {{3, 2, 4}, {2, 4, 3}}) {
            Dataset red = new Dataset() {
                @Override
                public String name() {
                    return "red";
                }

                @Override
                public int[] shape() {
                    return shape;
                }

                @Override
                public Factors factors() {
                    return Factors.of(SIZE, List.of());
                }

                @Override
                public Observations observations(int from, int to) {
                    float[] values = new float[(to - from) * 24];
                    for (int k = 0; k < values.length; k++) {
                        values[k] = (shape[0] == 3 ? k % 24 / 8 : k % 3) == 0 ? 1 : 0;
                    }
                    return Observations.of(shape, values);
                }
            };
            Pictures pictures = paint(red, gaussians(), new Brightness(shape));
            assertThat(read(pictures.originals()).getRGB(3, 1)).isEqualTo(0xFFFF0000);
        }
    }

    @Test
    void aLatentWithoutNoiseIsTraversedToo() {
        double[][] codes = new double[SIZE][30];
        for (int row = 0; row < SIZE; row++) {
            for (int i = 0; i < 30; i++) {
                codes[row][i] = row * (i == 7 ? 2.0 : 1.0 / (i + 1));
            }
        }
        Pictures pictures = paint(new Greys(2, 2), Deterministic.of(codes), new Brightness(4));
        assertThat(pictures.traversals()).hasSize(Painter.TRAVERSED);
        assertThat(pictures.left()).isEqualTo(30 - Painter.TRAVERSED);
        assertThat(pictures.traversals().get(0).latent()).isEqualTo("z7");
        assertThat(pictures.traversals().get(1).latent()).isEqualTo("z0");
        assertThat(pictures.traversals().get(0).rate()).isInfinite();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> paint(new Greys(2, 4), gaussians(), new Brightness(4, 2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("[4, 2]", "expected [2, 4]");
        assertThatThrownBy(() -> paint(new Greys(2, 4), gaussians(), new Brightness(9)))
                .hasMessageContaining("the decoder gives observations [9]");
        assertThatThrownBy(() -> paint(new Greys(5, 2, 2), gaussians(), new Brightness(20)))
                .hasMessageContaining("observations [5, 2, 2] can't be drawn");
        double[] halves = new double[2 * SIZE];
        Arrays.fill(halves, 0.5);
        assertThatThrownBy(() -> paint(new Greys(2, 4), Categorical.of(new int[] {2}, halves), new Brightness(8)))
                .hasMessageContaining("latent z0 is discrete");
    }
}
