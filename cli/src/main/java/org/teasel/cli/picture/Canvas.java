package org.teasel.cli.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Observations;

/** Draws observations that are images: [rows, columns], or with 1 or 3 channels before or after them. */
final class Canvas {

    private static final int GAP_COLOUR = 0x80;

    private final int[] shape;
    private final int channels;
    private final boolean channelsFirst;
    private final int rows;
    private final int columns;
    private final float low;
    private final float high;

    /**
     * A canvas for observations of one shape.
     *
     * @param shape shape of an observation
     * @param low brightness of black
     * @param high brightness of white, above that of black
     * @throws InvalidInputException if observations of this shape are no images
     */
    Canvas(int[] shape, float low, float high) {
        this.shape = shape.clone();
        int rank = shape.length;
        channelsFirst = rank == 3 && coloured(shape[0]);
        if (!(rank == 2 || channelsFirst || rank == 3 && coloured(shape[2]))) {
            throw new InvalidInputException("observations " + Arrays.toString(shape)
                    + " can't be drawn, expected images [rows, columns] or with 1 or 3 channels");
        }
        channels = rank == 2 ? 1 : channelsFirst ? shape[0] : shape[2];
        rows = shape[channelsFirst ? 1 : 0];
        columns = shape[channelsFirst ? 2 : 1];
        this.low = low;
        this.high = high;
    }

    private static boolean coloured(int channels) {
        return channels == 1 || channels == 3;
    }

    /**
     * The same numbers as images of this canvas. Extents of 1 may come and go, and a vector of as many numbers is an
     * image: neither changes the order.
     */
    Observations fit(Observations given) {
        int[] other = given.shape();
        boolean same = Arrays.equals(squeezed(other), squeezed(shape));
        if (!same && !(squeezed(other).length <= 1 && given.width() == rows * columns * channels)) {
            throw new InvalidInputException("the decoder gives observations " + Arrays.toString(other) + ", expected "
                    + Arrays.toString(shape) + " like those that were encoded");
        }
        return Observations.of(shape, given.values());
    }

    private static int[] squeezed(int[] shape) {
        return Arrays.stream(shape).filter(extent -> extent != 1).toArray();
    }

    /** How many numbers of some images lie outside of black and white. */
    long outside(Observations images) {
        // Rounding in single precision is no fault.
        float slack = 1e-3f * (high - low);
        long outside = 0;
        for (float value : images.values()) {
            if (value < low - slack || value > high + slack) {
                outside++;
            }
        }
        return outside;
    }

    /** Images {@code from} to before {@code to} beside each other. */
    Pictures.Strip strip(Observations images, int from, int to) {
        int gap = Math.max(1, columns / 32);
        int count = to - from;
        int width = count * columns + (count - 1) * gap;
        BufferedImage strip = new BufferedImage(
                width, rows, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        int[] pixel = new int[channels];
        for (int x = 0; x < width; x++) {
            int image = x / (columns + gap);
            int column = x % (columns + gap);
            for (int row = 0; row < rows; row++) {
                for (int c = 0; c < channels; c++) {
                    pixel[c] = column < columns ? level(images, from + image, c, row, column) : GAP_COLOUR;
                }
                strip.getRaster().setPixel(x, row, pixel);
            }
        }
        return new Pictures.Strip(count, width, rows, png(strip));
    }

    private int level(Observations images, int image, int channel, int row, int column) {
        int place = channelsFirst
                ? (channel * rows + row) * columns + column
                : (row * columns + column) * channels + channel;
        float value = images.values()[image * images.width() + place];
        return Math.round(255 * Math.max(0, Math.min(1, (value - low) / (high - low))));
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IllegalStateException("every Java runtime writes PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
