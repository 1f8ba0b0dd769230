package org.teasel.adapters.arrays;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.WritableByteChannel;

/**
 * Bytes beyond the reach of one buffer's {@code int} index: buffers of {@value #SEGMENT_BYTES} bytes each, the last one
 * shorter. Elements of 1, 2, 4 or 8 bytes never straddle two buffers.
 */
final class Segments {

    private static final int SHIFT = 26;
    private static final int SEGMENT_BYTES = 1 << SHIFT;

    private final ByteBuffer[] buffers;
    private final ByteOrder order;
    private final long bytes;

    private Segments(long bytes, ByteOrder order) {
        this.buffers = new ByteBuffer[Math.toIntExact((bytes + SEGMENT_BYTES - 1) >>> SHIFT)];
        this.order = order;
        this.bytes = bytes;
    }

    /** Zeros in memory. */
    static Segments allocate(long bytes, ByteOrder order) {
        Segments segments = new Segments(bytes, order);
        for (int i = 0; i < segments.buffers.length; i++) {
            segments.buffers[i] = ByteBuffer.allocate(segments.sizeOf(i)).order(order);
        }
        return segments;
    }

    /**
     * Exactly so many bytes of a stream, in memory. Memory is taken a segment at a time, so a stream that ends early
     * never costs more than one segment beyond what it held.
     *
     * @throws EOFException if the stream holds fewer bytes, with both numbers
     */
    static Segments read(InputStream in, long bytes, ByteOrder order) throws IOException {
        Segments segments = new Segments(bytes, order);
        for (int i = 0; i < segments.buffers.length; i++) {
            byte[] content = new byte[segments.sizeOf(i)];
            int read = in.readNBytes(content, 0, content.length);
            if (read < content.length) {
                long got = ((long) i << SHIFT) + read;
                throw new EOFException("data ends after " + got + " bytes, expected " + bytes);
            }
            segments.buffers[i] = ByteBuffer.wrap(content).order(order);
        }
        return segments;
    }

    /** A part of a file, mapped: the system loads it as it is used. The part must lie inside the file. */
    static Segments map(FileChannel file, long start, long bytes, ByteOrder order) throws IOException {
        Segments segments = new Segments(bytes, order);
        for (int i = 0; i < segments.buffers.length; i++) {
            segments.buffers[i] = file.map(MapMode.READ_ONLY, start + ((long) i << SHIFT), segments.sizeOf(i))
                    .order(order);
        }
        return segments;
    }

    private int sizeOf(int segment) {
        return (int) Math.min(SEGMENT_BYTES, bytes - ((long) segment << SHIFT));
    }

    ByteOrder order() {
        return order;
    }

    /** The buffer that holds a byte; where in it says {@link #offset}. */
    ByteBuffer buffer(long at) {
        return buffers[(int) (at >>> SHIFT)];
    }

    static int offset(long at) {
        return (int) at & SEGMENT_BYTES - 1;
    }

    /** Fills the target with bytes as they are stored. */
    void copy(long from, byte[] target) {
        int done = 0;
        while (done < target.length) {
            ByteBuffer buffer = buffer(from + done);
            int offset = offset(from + done);
            int part = Math.min(target.length - done, buffer.limit() - offset);
            buffer.get(offset, target, done, part);
            done += part;
        }
    }

    /** Copies one element of 1, 2, 4 or 8 bytes into another store of the same byte order. */
    void copyElement(long from, Segments target, long to, int size) {
        ByteBuffer source = buffer(from);
        ByteBuffer destination = target.buffer(to);
        switch (size) {
            case 1 -> destination.put(offset(to), source.get(offset(from)));
            case 2 -> destination.putShort(offset(to), source.getShort(offset(from)));
            case 4 -> destination.putInt(offset(to), source.getInt(offset(from)));
            default -> destination.putLong(offset(to), source.getLong(offset(from)));
        }
    }

    void writeTo(WritableByteChannel channel) throws IOException {
        for (ByteBuffer buffer : buffers) {
            ByteBuffer view = buffer.duplicate();
            while (view.hasRemaining()) {
                channel.write(view);
            }
        }
    }
}
