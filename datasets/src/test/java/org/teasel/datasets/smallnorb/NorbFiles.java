package org.teasel.datasets.smallnorb;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Writes files in NORB's format. */
public final class NorbFiles {

    static final String TRAINING = "smallnorb-5x46789x9x18x6x2x96x96-training";
    static final String TESTING = "smallnorb-5x01235x9x18x6x2x96x96-testing";

    private static final int PIXELS = 96 * 96;

    private NorbFiles() {}

    /** A folder with so many pairs to train on, gzipped, and half as many to test with, as they are. */
    public static Path folder(Path folder, int pairs) {
        write(folder, TRAINING, ".gz", 0, pairs);
        write(folder, TESTING, "", pairs, pairs / 2);
        return folder;
    }

    private static void write(Path folder, String stem, String suffix, int first, int count) {
        ByteBuffer data = ByteBuffer.allocate(count * 2 * PIXELS);
        ByteBuffer categories = little(count * 4);
        ByteBuffer infos = little(count * 16);
        for (int n = first; n < first + count; n++) {
            for (int at = 0; at < 2 * PIXELS; at++) {
                data.put((byte) pixel(n, at / PIXELS, at % PIXELS / 96, at % 96));
            }
            categories.putInt(n % 5);
            infos.putInt(n % 10).putInt(n % 9).putInt(2 * (n % 18)).putInt(n % 6);
        }
        write(folder.resolve(stem + "-dat.mat" + suffix), matrix(0x1E3D4C55, data.array(), count, 2, 96, 96));
        write(folder.resolve(stem + "-cat.mat" + suffix), matrix(0x1E3D4C54, categories.array(), count));
        write(folder.resolve(stem + "-info.mat" + suffix), matrix(0x1E3D4C54, infos.array(), count, 4));
    }

    static int pixel(int pair, int camera, int row, int column) {
        return (pair * 17 + camera * 101 + row * 3 + column * column) % 256;
    }

    static byte[] matrix(int magic, byte[] content, int... sizes) {
        ByteBuffer bytes = little(8 + 4 * Math.max(3, sizes.length) + content.length);
        bytes.putInt(magic).putInt(sizes.length);
        for (int axis = 0; axis < Math.max(3, sizes.length); axis++) {
            bytes.putInt(axis < sizes.length ? sizes[axis] : 1);
        }
        return bytes.put(content).array();
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] integers(int... numbers) {
        ByteBuffer bytes = little(4 * numbers.length);
        Arrays.stream(numbers).forEach(bytes::putInt);
        return bytes.array();
    }

    static void write(Path file, byte[] content) {
        try (OutputStream out = file.toString().endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
