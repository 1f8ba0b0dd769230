package org.teasel.datasets.mnist;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Writes idx files. */
public final class IdxFiles {

    private IdxFiles() {}

    /** A folder with so many images to train on, in gzipped files, and half as many to test with, in plain ones. */
    public static Path folder(Path folder, int images) {
        write(folder.resolve("train-images-idx3-ubyte.gz"), images(0, images));
        write(folder.resolve("train-labels-idx1-ubyte.gz"), labels(0, images));
        write(folder.resolve("t10k-images.idx3-ubyte"), images(images, images / 2));
        write(folder.resolve("t10k-labels.idx1-ubyte"), labels(images, images / 2));
        return folder;
    }

    /** The pixel of an image in such a folder, counted through both parts. */
    public static int pixel(int image, int row, int column) {
        return (image * 31 + row * 28 + column) % 256;
    }

    /** The label of an image in such a folder. */
    public static int label(int image) {
        return image * 7 % 10;
    }

    private static byte[] images(int first, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * 784);
        for (int image = first; image < first + count; image++) {
            for (int at = 0; at < 784; at++) {
                bytes.put((byte) pixel(image, at / 28, at % 28));
            }
        }
        return idx(new int[] {0x803, count, 28, 28}, bytes.array());
    }

    private static byte[] labels(int first, int count) {
        byte[] labels = new byte[count];
        for (int image = 0; image < count; image++) {
            labels[image] = (byte) label(first + image);
        }
        return idx(new int[] {0x801, count}, labels);
    }

    /** A header and what follows it. */
    static byte[] idx(int[] header, byte[] content) {
        ByteBuffer bytes = ByteBuffer.allocate(header.length * 4 + content.length);
        Arrays.stream(header).forEach(bytes::putInt);
        return bytes.put(content).array();
    }

    /** Writes a file, gzipped if its name says so. */
    public static void write(Path file, byte[] content) {
        try (OutputStream out = file.toString().endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
