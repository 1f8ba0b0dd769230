package org.teasel.datasets.mnist;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.api.data.Factor;
import org.teasel.datasets.grid.FactorCodes;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.image.BinaryStream;
import org.teasel.datasets.image.ImageDataset;
import org.teasel.datasets.image.ImageStore;

/**
 * Reads the idx files of MNIST, gzipped or not, or of a set in the same format such as Fashion-MNIST: images (unsigned
 * bytes, [N, 28, 28]) and labels (unsigned bytes, [N], 0 to 9). An idx file is big-endian: two zero bytes, the type of
 * its numbers, the number of axes, four bytes for each size, and the numbers, row-major.
 */
public final class MnistFiles {

    /** Which of the two parts are read. */
    public enum Split {
        /** The 60,000 images to train on. */
        TRAIN("train"),
        /** The 10,000 images to test with. */
        TEST("t10k"),
        /** Both, those to train on first. */
        ALL("train", "t10k");

        private final List<String> prefixes;

        Split(String... prefixes) {
            this.prefixes = List.of(prefixes);
        }
    }

    /** Rows and columns of an image. */
    public static final int SIDE = 28;

    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;

    /** Far more than any set in this format has. */
    private static final int MOST_IMAGES = 10_000_000;

    private static final Factor DIGIT = Factor.categorical("digit", 10);

    private MnistFiles() {}

    /**
     * Reads the chosen rows.
     *
     * @param folder the folder with the files
     * @param side 28, or more for images with a black margin all around, such as 32
     * @throws InvalidInputException if a file is missing, damaged or no such file, with the place
     */
    public static Dataset read(Path folder, Split split, int side, Selection selection) {
        if (side < SIDE || (side - SIDE) % 2 != 0) {
            throw new InvalidInputException("side is " + side + ", expected " + SIDE + " or more, and even");
        }
        List<byte[]> parts =
                split.prefixes.stream().map(prefix -> labels(folder, prefix)).toList();
        Labels labels = Labels.of(parts);
        int[] rows = selection.from(labels);
        try (ImageStore.Writer writer = new ImageStore.Writer(folder.toString(), rows.length, side * side)) {
            int first = 0;
            int taken = 0;
            for (int part = 0; part < parts.size(); part++) {
                int count = parts.get(part).length;
                try (BinaryStream file = open(folder, split.prefixes.get(part), "images")) {
                    imagesHeader(file, count);
                    for (int image = 0; image < count; image++) {
                        byte[] pixels = file.next(SIDE * SIDE, "image " + image);
                        if (taken < rows.length && rows[taken] == first + image) {
                            writer.write(taken++, framed(pixels, side));
                        }
                    }
                    file.requireEnd();
                }
                first += count;
            }
            return new ImageDataset(
                    selection.label("MNIST"),
                    labels.table(rows),
                    new int[] {1, side, side},
                    writer.finish(),
                    IntStream.range(0, rows.length).toArray(),
                    ImageDataset.Layout.CHANNELS_FIRST);
        }
    }

    private record Labels(byte[] digits) implements FactorCodes {
        static Labels of(List<byte[]> parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            parts.forEach(all::writeBytes);
            return new Labels(all.toByteArray());
        }

        @Override
        public List<Factor> factors() {
            return List.of(DIGIT);
        }

        @Override
        public int rows() {
            return digits.length;
        }

        @Override
        public int code(int row, int factor) {
            return digits[row];
        }
    }

    private static BinaryStream open(Path folder, String prefix, String kind) {
        String stem = prefix + "-" + kind;
        String type = kind.equals("images") ? "idx3-ubyte" : "idx1-ubyte";
        return BinaryStream.open(BinaryStream.find(folder, stem + "-" + type, stem + "." + type));
    }

    /** Reads a header up to the number of rows. */
    private static int header(BinaryStream file, int magic, String what) {
        int found = file.nextInt(ByteOrder.BIG_ENDIAN, "its header");
        if (found != magic) {
            throw new InvalidInputException(String.format(
                    "%s begins with 0x%08X, expected 0x%08X: an idx file of %s", file.file(), found, magic, what));
        }
        int count = file.nextInt(ByteOrder.BIG_ENDIAN, "its header");
        if (count < 1 || count > MOST_IMAGES) {
            throw new InvalidInputException(file.file() + " announces " + Integer.toUnsignedString(count)
                    + " rows, expected 1 to " + MOST_IMAGES);
        }
        return count;
    }

    private static byte[] labels(Path folder, String prefix) {
        try (BinaryStream file = open(folder, prefix, "labels")) {
            byte[] labels = file.next(header(file, LABELS, "labels"), "the labels");
            file.requireEnd();
            for (int row = 0; row < labels.length; row++) {
                if (labels[row] < 0 || labels[row] > 9) {
                    throw new InvalidInputException(file.file() + ": label " + row + " is "
                            + Byte.toUnsignedInt(labels[row]) + ", expected 0 to 9");
                }
            }
            return labels;
        }
    }

    private static void imagesHeader(BinaryStream file, int labels) {
        int count = header(file, IMAGES, "images");
        int height = file.nextInt(ByteOrder.BIG_ENDIAN, "its header");
        int width = file.nextInt(ByteOrder.BIG_ENDIAN, "its header");
        if (height != SIDE || width != SIDE) {
            throw new InvalidInputException(file.file() + " holds images of " + Integer.toUnsignedString(height) + " x "
                    + Integer.toUnsignedString(width) + " pixels, expected " + SIDE + " x " + SIDE);
        }
        if (count != labels) {
            throw new InvalidInputException(
                    file.file() + " holds " + count + " images, expected " + labels + ", one a label");
        }
    }

    private static byte[] framed(byte[] pixels, int side) {
        byte[] framed = new byte[side * side];
        int margin = (side - SIDE) / 2;
        for (int row = 0; row < SIDE; row++) {
            System.arraycopy(pixels, row * SIDE, framed, (row + margin) * side + margin, SIDE);
        }
        return framed;
    }
}
