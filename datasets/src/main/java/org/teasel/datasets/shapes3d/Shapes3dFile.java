package org.teasel.datasets.shapes3d;

import io.jhdf.HdfFile;
import io.jhdf.object.datatype.FixedPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.datasets.grid.Selection;
import org.teasel.datasets.image.ImageDataset;
import org.teasel.datasets.image.ImageStore;

/**
 * Reads the published HDF5 file of Shapes3D: {@code images} (unsigned bytes, [N, 64, 64, 3]) and {@code labels} (double
 * precision, [N, 6]).
 *
 * <p>Images in one piece stay where they are, and the file is mapped. The published file has chunks that go through
 * thousands of images, so that to read one image is to unpack all of them: there the chosen images are unpacked once,
 * when the data set is opened, to memory if they are few and else to a file in the folder for temporary ones, 12,288
 * bytes an image and 5.9 GB for all.
 */
public final class Shapes3dFile {

    /** Rows and columns of an image. */
    public static final int SIDE = 64;

    private static final int COLOURS = 3;

    /** So much of the images is in memory at a time while they are unpacked. */
    private static final int MOST_BYTES = 1 << 28;

    private Shapes3dFile() {}

    /**
     * Reads the chosen rows.
     *
     * @throws InvalidInputException if the file is missing, damaged or no such file, with the place
     */
    public static Dataset read(Path file, Selection selection) {
        return Reading.from(file, () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    HdfFile hdf = new HdfFile(file)) {
                return read(file, hdf, channel, selection);
            } catch (InvalidInputException | CancellationException | UncheckedIOException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError e) {
                // The library tells damage by whatever it stumbles over.
                throw new InvalidInputException(file + " is no HDF5 file or a damaged one: " + e.getMessage(), e);
            }
        });
    }

    private static Dataset read(Path file, HdfFile hdf, FileChannel channel, Selection selection) throws IOException {
        long end = hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
        if (channel.size() < end) {
            throw new InvalidInputException(
                    file + " is truncated: it has " + channel.size() + " bytes, expected " + end);
        }
        HdfRows labelRows = HdfRows.of(file, hdf, channel, "labels", ShapeLabels.COUNT);
        HdfRows images = HdfRows.of(file, hdf, channel, "images", SIDE, SIDE, COLOURS);
        if (!(images.dataset().getDataType() instanceof FixedPoint type) || type.getSize() != 1 || type.isSigned()) {
            throw new InvalidInputException(
                    images.source() + " holds " + images.dataset().getDataType() + ", expected unsigned bytes");
        }
        if (images.rows() != labelRows.rows()) {
            throw new InvalidInputException(images.source() + " has " + images.rows() + " rows, expected "
                    + labelRows.rows() + ", one a label");
        }
        ShapeLabels labels = ShapeLabels.read(labelRows);
        int[] rows = selection.from(labels);
        boolean mapped = images.inOnePiece();
        return new ImageDataset(
                selection.label("Shapes3D"),
                labels.table(rows),
                new int[] {COLOURS, SIDE, SIDE},
                mapped
                        ? ImageStore.map(channel, images.address(), images.rows(), images.rowBytes())
                        : unpacked(file, images, rows),
                mapped ? rows : IntStream.range(0, rows.length).toArray(),
                ImageDataset.Layout.CHANNELS_LAST);
    }

    /** The chosen images, band by band; a band with too many of them is read in parts. */
    private static ImageStore unpacked(Path file, HdfRows images, int[] rows) {
        int most = MOST_BYTES / images.rowBytes();
        try (ImageStore.Writer writer = new ImageStore.Writer(file.toString(), rows.length, images.rowBytes())) {
            for (int from = 0; from < rows.length; ) {
                int band = images.band(rows[from]);
                int to = from;
                while (to < rows.length && to - from < most && images.band(rows[to]) == band) {
                    to++;
                }
                int first = from;
                images.read(Arrays.copyOfRange(rows, from, to), (n, image) -> writer.write(first + n, image));
                from = to;
            }
            return writer.finish();
        }
    }
}
