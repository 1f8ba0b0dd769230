package org.teasel.datasets.cars3d;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/** Writes files like those of Cars3D, by a library that does not read them in the end. */
public final class CarFiles {

    private CarFiles() {}

    /** A folder with a compressed car and one that is not, listed against the alphabet. */
    public static Path folder(Path folder) {
        try {
            Files.writeString(folder.resolve("list.txt"), "car_002_mesh\ncar_001_mesh\n");
            write(folder.resolve("car_002_mesh.mat"), car(0), Deflater.BEST_SPEED);
            write(folder.resolve("car_001_mesh.mat"), car(1), Deflater.NO_COMPRESSION);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int pixel(int object, int elevation, int azimuth, int colour, int row, int column) {
        return (object * 50 + elevation * 60 + azimuth * 10 + colour * 70 + row / 2 * 3 + column / 2) % 256;
    }

    private static Mat5File car(int object) {
        Matrix images = Mat5.newMatrix(new int[] {128, 128, 3, 24, 4}, MatlabType.UInt8);
        int at = 0;
        for (int elevation = 0; elevation < 4; elevation++) {
            for (int azimuth = 0; azimuth < 24; azimuth++) {
                for (int colour = 0; colour < 3; colour++) {
                    for (int column = 0; column < 128; column++) {
                        for (int row = 0; row < 128; row++) {
                            images.setByte(at++, (byte) pixel(object, elevation, azimuth, colour, row, column));
                        }
                    }
                }
            }
        }
        Mat5File file = Mat5.newMatFile();
        file.addArray("mask", Mat5.newLogical(new int[] {128, 128, 24, 4}));
        file.addArray("im", images);
        return file;
    }

    static void write(Path path, Mat5File file, int level) throws IOException {
        try (Sink sink = Sinks.newStreamingFile(path.toFile()).order(ByteOrder.LITTLE_ENDIAN)) {
            Mat5.newWriter(sink).setDeflateLevel(level).writeMat(file);
        }
    }
}
