package org.teasel.datasets.shapes3d;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.nio.file.Path;

/** Writes files like that of Shapes3D. */
public final class HdfFiles {

    /** How arrays are stored. */
    public enum Storage {
        /** In one piece. */
        ONE_PIECE,
        /** In chunks through many images, as in the published file, which divide neither axis. */
        CHUNKS,
        /** The same, by gzip. */
        GZIP,
        /** The same, with shuffled bytes. */
        SHUFFLED
    }

    private HdfFiles() {}

    /** A file with so many images. */
    public static Path write(Path file, int rows, Storage storage) {
        byte[][][][] images = new byte[rows][64][64][3];
        double[][] labels = new double[rows][];
        for (int row = 0; row < rows; row++) {
            for (int at = 0; at < 12288; at++) {
                images[row][at / 192][at / 3 % 64][at % 3] = (byte) pixel(row, at % 3, at / 192, at / 3 % 64);
            }
            labels[row] = labels(row);
        }
        write(file, images, labels, storage);
        return file;
    }

    static int pixel(int row, int colour, int line, int column) {
        return (row * 13 + colour * 80 + line * 2 + column / 3) % 256;
    }

    static int code(int row, int factor) {
        return row / new int[] {1, 2, 3, 1, 2, 1}[factor] % new int[] {10, 10, 10, 8, 4, 15}[factor];
    }

    private static double[] labels(int row) {
        return new double[] {
            code(row, 0) / 10.0,
            code(row, 1) / 10.0,
            code(row, 2) / 10.0,
            0.75 + code(row, 3) / 14.0,
            code(row, 4),
            -30 + code(row, 5) * 60 / 14.0
        };
    }

    static void write(Path file, Object images, Object labels, Storage storage) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("images", images, options(storage, true, 7, 30, 64, 2));
            hdf.putDataset("labels", labels, options(storage, false, 9, 4));
        }
    }

    private static DatasetCreationOptions options(Storage storage, boolean unsigned, int... chunk) {
        DatasetCreationOptions.Builder options = DatasetCreationOptions.builder();
        if (unsigned) {
            options.unsigned();
        }
        if (storage != Storage.ONE_PIECE) {
            options.chunkDimensions(chunk);
        }
        if (storage == Storage.SHUFFLED) {
            options.shuffle();
        }
        if (storage == Storage.GZIP || storage == Storage.SHUFFLED) {
            options.deflate(4);
        }
        return options.build();
    }
}
