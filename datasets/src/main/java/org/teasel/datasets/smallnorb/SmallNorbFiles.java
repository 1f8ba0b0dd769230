package org.teasel.datasets.smallnorb;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.image.AreaAverage;
import org.teasel.datasets.image.BinaryStream;
import org.teasel.datasets.image.ImageDataset;
import org.teasel.datasets.image.ImageStore;

/**
 * Reads the files of SmallNORB, gzipped or not: {@code -dat.mat} (bytes, [N, 2, 96, 96]: a pair of images by two
 * cameras), {@code -cat.mat} (integers, [N]: the category) and {@code -info.mat} (integers, [N, 4]: instance, elevation,
 * azimuth and lighting). Images are shrunk by the mean over the area of a pixel.
 *
 * <p>An instance is one toy of its category: instance 4 of the animals and instance 4 of the cars have nothing in common.
 */
public final class SmallNorbFiles {

    /** Which of the two parts are read; they show different instances. */
    public enum Split {
        /** Instances 4, 6, 7, 8 and 9 of each category. */
        TRAIN("smallnorb-5x46789x9x18x6x2x96x96-training"),
        /** Instances 0, 1, 2, 3 and 5. */
        TEST("smallnorb-5x01235x9x18x6x2x96x96-testing"),
        /** Both, those to train on first. */
        ALL(TRAIN.stems.get(0), TEST.stems.get(0));

        private final List<String> stems;

        Split(String... stems) {
            this.stems = List.of(stems);
        }
    }

    /** Whose images are taken. */
    public enum Camera {
        /** The first of each pair; one channel. */
        LEFT(0, 1),
        /** The second of each pair; one channel. */
        RIGHT(1, 1),
        /** Both, as two channels. */
        BOTH(0, 2);

        private final int first;
        private final int channels;

        Camera(int first, int channels) {
            this.first = first;
            this.channels = channels;
        }
    }

    /** Rows and columns of an image as it is published. */
    public static final int SIDE = 96;

    private SmallNorbFiles() {}

    /**
     * Reads the chosen rows.
     *
     * @param folder the folder with the files
     * @param side rows and columns of the images to make, 1 to 96
     * @throws InvalidInputException if a file is missing, damaged or no such file, with the place
     */
    public static Dataset read(Path folder, Split split, Camera camera, int side, Selection selection) {
        if (side < 1 || side > SIDE) {
            throw new InvalidInputException("side is " + side + ", expected 1 to " + SIDE);
        }
        List<ToyCodes> parts = split.stems.stream()
                .map(stem -> ToyCodes.read(file(folder, stem, "cat"), file(folder, stem, "info")))
                .toList();
        ToyCodes codes = ToyCodes.joined(parts);
        int[] rows = selection.from(codes);
        AreaAverage shrinking = new AreaAverage(SIDE, side);
        int pixels = side * side;
        try (ImageStore.Writer writer =
                new ImageStore.Writer(folder.toString(), rows.length, camera.channels * pixels)) {
            int first = 0;
            int taken = 0;
            for (int part = 0; part < parts.size(); part++) {
                int count = parts.get(part).rows();
                try (NorbMatrix pairs = pairs(file(folder, split.stems.get(part), "dat"), count)) {
                    for (int number = 0; number < count; number++) {
                        byte[] pair = pairs.nextBytes(2 * SIDE * SIDE, "pair " + number);
                        if (taken < rows.length && rows[taken] == first + number) {
                            byte[] image = new byte[camera.channels * pixels];
                            for (int channel = 0; channel < camera.channels; channel++) {
                                int start = (camera.first + channel) * SIDE * SIDE;
                                shrinking.shrink(pair, start, image, channel * pixels);
                            }
                            writer.write(taken++, image);
                        }
                    }
                    pairs.requireEnd();
                }
                first += count;
            }
            return new ImageDataset(
                    selection.label("SmallNORB"),
                    codes.table(rows),
                    new int[] {camera.channels, side, side},
                    writer.finish(),
                    IntStream.range(0, rows.length).toArray(),
                    ImageDataset.Layout.CHANNELS_FIRST);
        }
    }

    private static NorbMatrix pairs(Path file, int categories) {
        NorbMatrix pairs = NorbMatrix.open(file, NorbMatrix.Type.BYTES, List.of(2, SIDE, SIDE));
        if (pairs.rows() != categories) {
            pairs.close();
            throw new InvalidInputException(
                    file + " holds " + pairs.rows() + " pairs of images, expected " + categories + ", one a category");
        }
        return pairs;
    }

    private static Path file(Path folder, String stem, String kind) {
        return BinaryStream.find(folder, stem + "-" + kind + ".mat");
    }
}
