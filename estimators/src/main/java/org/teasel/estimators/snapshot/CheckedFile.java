package org.teasel.estimators.snapshot;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.teasel.api.InvalidInputException;

/**
 * A file that ends with the checksum of all before it, and is there as a whole or not at all.
 *
 * @param path where it is
 */
public record CheckedFile(Path path) {

    private static final int BUFFER = 1 << 16;

    /** What to write. */
    public interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    /** What to do with a complete new file. */
    public interface Mover {
        void move(Path part, Path path) throws IOException;
    }

    /** What to make of a file. */
    public interface Reading {
        void read(DataInputStream in) throws IOException;
    }

    /**
     * Writes content beside what is there.
     *
     * @param mover puts the new file in the place of the old one, or doesn't
     */
    public void write(Content content, Mover mover) throws IOException {
        Path part = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                CRC32C sum = new CRC32C();
                OutputStream file = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(file, sum), BUFFER));
                content.write(out);
                out.flush();
                new DataOutputStream(file).writeLong(sum.getValue());
                file.flush();
                channel.force(true);
            }
            mover.move(part, path);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Reads the content once its checksum has been found to be right.
     *
     * @throws InvalidInputException if it is truncated or damaged
     */
    public void read(Reading reading) throws IOException {
        verify();
        try (DataInputStream in = open()) {
            reading.read(in);
        } catch (EOFException e) {
            throw damaged("it ends early", e);
        } catch (UncheckedIOException e) {
            throw damaged(e.getCause().toString(), e);
        }
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
    }

    private void verify() throws IOException {
        long length = Files.size(path) - Long.BYTES;
        if (length < 0) {
            throw damaged("it has only " + (length + Long.BYTES) + " bytes", null);
        }
        CRC32C sum = new CRC32C();
        try (DataInputStream in = open()) {
            InputStream checked = new CheckedInputStream(in, sum);
            byte[] buffer = new byte[BUFFER];
            for (long left = length; left > 0; ) {
                int read = checked.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (read < 0) {
                    throw damaged("it ends early", null);
                }
                left -= read;
            }
            if (in.readLong() != sum.getValue()) {
                throw damaged("its checksum does not match", null);
            }
        }
    }

    private InvalidInputException damaged(String how, Exception cause) {
        return new InvalidInputException(path + " is damaged: " + how + "; delete it or start anew", cause);
    }
}
