package org.teasel.datasets.image;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Images of as many bytes each, in any order at hand: on the heap if they are few, else mapped from a file, so that only
 * those in use take memory. Safe for use by many threads.
 */
public final class ImageStore {

    /** Images that take more than this are kept in a file. */
    private static final long MOST_ON_HEAP = 1 << 26;

    /** No more than this is mapped at a time, because buffers are addressed by an int. */
    private static final int SEGMENT = 1 << 30;

    private final List<ByteBuffer> segments;
    private final int bytesEach;

    private ImageStore(List<ByteBuffer> segments, int bytesEach) {
        this.segments = segments;
        this.bytesEach = bytesEach;
    }

    /**
     * Images that follow each other in a file, which must stay as it is; the channel may be closed.
     *
     * @throws IOException if the file cannot be mapped
     */
    public static ImageStore map(FileChannel channel, long position, int images, int bytesEach) throws IOException {
        int perSegment = SEGMENT / bytesEach;
        List<ByteBuffer> segments = new ArrayList<>();
        for (int first = 0; first < images; first += perSegment) {
            segments.add(channel.map(
                    FileChannel.MapMode.READ_ONLY,
                    position + (long) first * bytesEach,
                    (long) Math.min(perSegment, images - first) * bytesEach));
        }
        return new ImageStore(segments, bytesEach);
    }

    /** Bytes of an image. */
    public int bytesEach() {
        return bytesEach;
    }

    /** Copies an image into an array of its size. */
    public void read(int image, byte[] target) {
        int perSegment = SEGMENT / bytesEach;
        segments.get(image / perSegment).get(image % perSegment * bytesEach, target, 0, bytesEach);
    }

    /** A store in the making, to be filled in any order. A file that it needs is gone when nobody uses it any more. */
    public static final class Writer implements Closeable {

        private final String source;
        private final int images;
        private final int bytesEach;
        private final ByteBuffer heap;
        private final Path file;
        private final FileChannel channel;

        /**
         * A store of images unpacked from elsewhere.
         *
         * @param source where they are from, for messages
         * @throws UncheckedIOException if they are many and there is no folder to put them in
         */
        public Writer(String source, int images, int bytesEach) {
            this.source = source;
            this.images = images;
            this.bytesEach = bytesEach;
            if (bytes() <= MOST_ON_HEAP) {
                heap = ByteBuffer.allocate((int) bytes());
                file = null;
                channel = null;
                return;
            }
            heap = null;
            try {
                file = Files.createTempFile("teasel-images-", ".bin");
                // Where the system can do without a name, the file is gone as soon as the channel is closed.
                channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException e) {
                throw failure(Path.of(System.getProperty("java.io.tmpdir")), e);
            }
        }

        private long bytes() {
            return (long) images * bytesEach;
        }

        /**
         * Puts images that follow each other in their place.
         *
         * @throws UncheckedIOException if the disk is full or fails
         */
        public void write(int first, byte[] content) {
            if (heap != null) {
                heap.put(first * bytesEach, content);
                return;
            }
            ByteBuffer rest = ByteBuffer.wrap(content);
            long position = (long) first * bytesEach;
            try {
                while (rest.hasRemaining()) {
                    position += channel.write(rest, position);
                }
            } catch (ClosedByInterruptException e) {
                Thread.interrupted();
                throw new CancellationException("unpacking " + source + " was cancelled");
            } catch (IOException e) {
                throw failure(file, e);
            }
        }

        private UncheckedIOException failure(Path place, IOException e) {
            return new UncheckedIOException(
                    place + ", where the images of " + source + " are unpacked to " + bytes()
                            + " bytes, cannot be written: " + e.getMessage()
                            + " (the system property java.io.tmpdir names another folder)",
                    e);
        }

        /** All that was put in place. */
        public ImageStore finish() {
            if (heap != null) {
                return new ImageStore(List.of(heap.asReadOnlyBuffer()), bytesEach);
            }
            try {
                return map(channel, 0, images, bytesEach);
            } catch (IOException e) {
                throw failure(file, e);
            }
        }

        @Override
        public void close() {
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
