package org.teasel.estimators.quantised;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;

/**
 * Numbers in a file that nobody else sees, gone when nobody uses it any more. Any number of threads may read while one
 * appends; an interrupted thread does not close it for the others.
 */
final class TemporaryFile {

    private static final Cleaner CLEANER = Cleaner.create();

    private final String content;
    private final Opened opened;
    private long end;

    private record Opened(File path, RandomAccessFile file) implements Runnable {
        @Override
        public void run() {
            try (file) {
                path.delete();
            } catch (IOException e) {
                // Nobody is left to tell, and the file is deleted when the program ends.
            }
        }
    }

    private TemporaryFile(String content, File path, RandomAccessFile file) {
        this.content = content;
        opened = new Opened(path, file);
        CLEANER.register(this, opened);
    }

    /**
     * An empty file.
     *
     * @param content what is in it, for messages
     * @throws UncheckedIOException if there is no place for it
     */
    static TemporaryFile create(String content) {
        try {
            File path = File.createTempFile("teasel-", ".bin");
            path.deleteOnExit();
            return new TemporaryFile(content, path, new RandomAccessFile(path, "rw"));
        } catch (IOException e) {
            throw failure(System.getProperty("java.io.tmpdir"), content, e);
        }
    }

    /**
     * Appends numbers.
     *
     * @return where they are
     * @throws UncheckedIOException if the disk is full or fails
     */
    synchronized long append(short[] first, double[] second) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes(first, second));
        buffer.asShortBuffer().put(first);
        buffer.position(first.length * Short.BYTES).asDoubleBuffer().put(second);
        long at = end;
        try {
            opened.file().seek(at);
            opened.file().write(buffer.array());
        } catch (IOException e) {
            throw failure(opened.path().getPath(), content, e);
        }
        end += buffer.capacity();
        return at;
    }

    /** Reads numbers that were appended, as many as both arrays hold. */
    void read(long at, short[] first, double[] second) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes(first, second));
        synchronized (this) {
            try {
                opened.file().seek(at);
                opened.file().readFully(buffer.array());
            } catch (EOFException e) {
                throw failure(opened.path().getPath(), content, new IOException("it was cut off"));
            } catch (IOException e) {
                throw failure(opened.path().getPath(), content, e);
            }
        }
        buffer.asShortBuffer().get(first);
        buffer.position(first.length * Short.BYTES).asDoubleBuffer().get(second);
    }

    private static int bytes(short[] first, double[] second) {
        return Math.addExact(
                Math.multiplyExact(first.length, Short.BYTES), Math.multiplyExact(second.length, Double.BYTES));
    }

    private static UncheckedIOException failure(String place, String content, IOException e) {
        return new UncheckedIOException(
                place + ", where " + content + " are kept that memory has no room for, can't be used: " + e.getMessage()
                        + " (the system property java.io.tmpdir names another folder)",
                e);
    }
}
