package org.teasel.datasets.image;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.api.InvalidInputException;

/**
 * A binary file read from front to back, gzipped or not: its first bytes tell. What it claims to hold takes no memory
 * before it has been read. Not safe for use by several threads.
 */
public final class BinaryStream implements Closeable {

    private static final int GZIP = 0x1F8B;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;
    private long position;

    private BinaryStream(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * The first of some files that is in a folder, as it is or with {@code .gz} behind its name.
     *
     * @throws InvalidInputException if there is no such folder or none of them is in it
     */
    public static Path find(Path folder, String... names) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    folder + " is no folder, expected the one that holds " + names[0] + " or " + names[0] + ".gz");
        }
        List<String> tried = new ArrayList<>();
        for (String name : names) {
            for (String suffix : List.of("", ".gz")) {
                Path file = folder.resolve(name + suffix);
                if (Files.exists(file)) {
                    return file;
                }
                tried.add(file.getFileName().toString());
            }
        }
        throw new InvalidInputException(folder + " holds none of the files " + String.join(", ", tried));
    }

    /**
     * Opens a file.
     *
     * @throws InvalidInputException if it cannot be read
     */
    public static BinaryStream open(Path file) {
        return Reading.from(file, () -> new BinaryStream(file, unpacked(file)));
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(2);
            boolean zipped = (in.read() << 8 | in.read()) == GZIP;
            in.reset();
            return zipped ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (EOFException e) {
            in.close();
            throw new InvalidInputException(file + " is truncated in the header of gzip", e);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /**
     * The next bytes.
     *
     * @param what what they are, for messages
     * @throws InvalidInputException if the file ends before, or is damaged
     */
    public byte[] next(int count, String what) {
        byte[] bytes = Reading.from(file, () -> {
            try {
                return in.readNBytes(count);
            } catch (ZipException e) {
                throw new InvalidInputException(
                        file + " is a damaged gzip file, behind byte " + position + ": " + e.getMessage(), e);
            }
        });
        if (bytes.length < count) {
            throw new InvalidInputException(file + " is truncated: it ends at byte " + (position + bytes.length)
                    + " in " + what + ", expected " + (count - bytes.length) + " bytes more");
        }
        position += count;
        return bytes;
    }

    /** The next four bytes as a number. */
    public int nextInt(ByteOrder order, String what) {
        return ByteBuffer.wrap(next(Integer.BYTES, what)).order(order).getInt();
    }

    /** Whether nothing follows. */
    public boolean atEnd() {
        return Reading.from(file, () -> {
            try {
                in.mark(1);
                if (in.read() < 0) {
                    return true;
                }
                in.reset();
                return false;
            } catch (ZipException e) {
                throw new InvalidInputException(file + " is a damaged gzip file: " + e.getMessage(), e);
            }
        });
    }

    /**
     * Nothing may follow.
     *
     * @throws InvalidInputException if the file goes on
     */
    public void requireEnd() {
        if (!atEnd()) {
            throw new InvalidInputException(
                    file + " goes on after byte " + position + ", expected the end of what its header announces");
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
