package org.teasel.datasets.dsprites;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.teasel.adapters.arrays.ElementType;
import org.teasel.adapters.arrays.NpyStream;
import org.teasel.adapters.arrays.NpzArchive;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;
import org.teasel.api.data.Dataset;
import org.teasel.datasets.bitmap.Bitmap;
import org.teasel.datasets.bitmap.BitmapDataset;
import org.teasel.datasets.grid.Selection;

/**
 * Reads the published .npz archive of dSprites: {@code imgs} (bytes 0 or 1, [N, 64, 64]), {@code latents_classes}
 * (integers, [N, 6]) and {@code latents_values} ([N, 6]). Its pickled {@code metadata} is never touched. Images are
 * kept in 512 bytes each: 377 MB for all.
 */
public final class DspritesArchive {

    private static final int SIDE = Bitmap.SIDE;
    private static final int PIXELS = SIDE * SIDE;
    private static final int ROWS_AT_A_TIME = 1024;

    private final String source;
    private final int[] rows;
    private final long[] lines;
    private int taken;

    private DspritesArchive(String source, int[] rows) {
        this.source = source;
        this.rows = rows;
        this.lines = new long[Math.multiplyExact(rows.length, SIDE)];
    }

    /**
     * Reads the chosen rows.
     *
     * @throws InvalidInputException if the file is missing, damaged or no such archive, with the row and column
     */
    public static Dataset read(Path file, Selection selection) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            LatentClasses classes =
                    LatentClasses.of(file.toString(), archive.read("latents_classes"), archive.read("latents_values"));
            int[] rows = selection.from(classes);
            DspritesArchive images = new DspritesArchive(file + "!imgs.npy", rows);
            try (NpyStream stream = archive.stream("imgs")) {
                images.read(stream, classes.rows());
            }
            return new BitmapDataset(selection.label("dSprites"), classes.table(rows), images::image);
        }
    }

    private void read(NpyStream stream, int expectedRows) {
        if (stream.type() != ElementType.UINT8 || !stream.shape().equals(List.of(expectedRows, SIDE, SIDE))) {
            throw new InvalidInputException(source + " holds " + stream.type().code() + " " + stream.shape()
                    + ", expected u1 " + List.of(expectedRows, SIDE, SIDE));
        }
        for (int first = 0; stream.rowsLeft() > 0; first += ROWS_AT_A_TIME) {
            keep(first, stream.next(Math.min(ROWS_AT_A_TIME, stream.rowsLeft())));
        }
    }

    /** Keeps the chosen rows of a part of the images that begins at row {@code first}. */
    private void keep(int first, NumericArray images) {
        byte[] pixels = new byte[PIXELS];
        for (; taken < rows.length && rows[taken] < first + images.size(0); taken++) {
            images.copyBytes((long) (rows[taken] - first) * PIXELS, pixels);
            for (int at = 0; at < PIXELS; at++) {
                if ((pixels[at] & ~1) != 0) {
                    throw new InvalidInputException(source + ": image " + rows[taken] + ", row " + at / SIDE
                            + ", column " + at % SIDE + ": " + Byte.toUnsignedInt(pixels[at]) + ", expected 0 or 1");
                }
                int line = taken * SIDE + at / SIDE;
                lines[line] = lines[line] << 1 | pixels[at];
            }
        }
    }

    private Bitmap image(int row) {
        return Bitmap.of(Arrays.copyOfRange(lines, row * SIDE, (row + 1) * SIDE));
    }
}
