package org.teasel.adapters.arrays;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.adapters.arrays.file.Writing;
import org.teasel.api.InvalidInputException;

/** NumPy's .npy files: one array each. */
public final class NpyFile {

    /** Files from here on are mapped, so that only the parts in use take memory. */
    private static final long MAPPED_FROM = 1 << 26;

    private NpyFile() {}

    /**
     * Reads an array of numbers, of any byte order; column-major (Fortran) files are copied in row-major order. A large
     * file is mapped: it must stay as it is while the array is in use.
     *
     * @throws InvalidInputException if the file is missing or holds anything but exactly one such array
     */
    public static NumericArray read(Path file) {
        String source = file.toString();
        return Reading.from(source, () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                NpyHeader header = NpyHeader.read(Channels.newInputStream(channel), source);
                header.requireBytes(channel.size() - channel.position(), source);
                NumericArray array = header.array(numbers(channel, header));
                header.refuseHuge(array, 0, source);
                return array;
            }
        });
    }

    private static Segments numbers(FileChannel channel, NpyHeader header) throws IOException {
        return header.bytes() < MAPPED_FROM
                ? Segments.read(Channels.newInputStream(channel), header.bytes(), header.order())
                : Segments.map(channel, channel.position(), header.bytes(), header.order());
    }

    /**
     * Writes an array as a file of format 1.0 in row-major order, in place of what was there.
     *
     * @throws UncheckedIOException if it cannot be written; what was there is left as it was
     */
    public static void write(Path file, NumericArray array) {
        Writing.replace(file, out -> write(out, array));
    }

    static void write(OutputStream out, NumericArray array) throws IOException {
        WritableByteChannel channel = Channels.newChannel(out);
        NpyHeader header = NpyHeader.of(array);
        ByteBuffer bytes = ByteBuffer.wrap(header.toBytes());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        array.data().writeTo(channel);
    }
}
