package org.teasel.adapters.torchscript;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.ZipException;

/**
 * The end of a zip archive, which says where its directory is (PKWARE's APPNOTE, 4.3.14 to 4.3.16). Readers of zip differ
 * in what they make of one that is ambiguous: nothing may follow the end, nothing may stand between the directory and
 * the end, and the two forms of the end must agree. Then Java sees the same members as LibTorch.
 */
final class ArchiveEnd {

    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LOCATOR = 20;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LARGE_END = 56;
    private static final int LARGE_END_SIGNATURE = 0x06064b50;

    /** What stands in the small end for a number that only the large one can hold. */
    private static final long IN_LARGE_END = 0xffffffffL;

    /** Bytes of a directory, which Java holds in memory; that of 100,000 tensors has some 10 MB. */
    private static final long MOST_DIRECTORY = 32 << 20;

    private final long start;
    private final ByteBuffer bytes;

    private ArchiveEnd(long start, ByteBuffer bytes) {
        this.start = start;
        this.bytes = bytes;
    }

    /**
     * Refuses an archive that doesn't end as it should.
     *
     * @throws ZipException with what is wrong
     */
    static void require(SeekableByteChannel file) throws IOException {
        long length = file.size();
        int tail = (int) Math.min(length, END + LOCATOR + LARGE_END);
        ByteBuffer bytes = ByteBuffer.allocate(tail).order(ByteOrder.LITTLE_ENDIAN);
        file.position(length - tail);
        while (bytes.hasRemaining()) {
            if (file.read(bytes) < 0) {
                throw new EOFException("it became shorter while it was read");
            }
        }
        new ArchiveEnd(length - tail, bytes.flip()).require();
    }

    private void require() throws ZipException {
        int end = bytes.limit() - END;
        if (end < 0 || bytes.getInt(end) != END_SIGNATURE || bytes.getShort(end + 20) != 0) {
            throw new ZipException("it doesn't end as an archive does");
        }
        long size = Integer.toUnsignedLong(bytes.getInt(end + 12));
        long offset = Integer.toUnsignedLong(bytes.getInt(end + 16));
        int locator = end - LOCATOR;
        if (locator < 0 || bytes.getInt(locator) != LOCATOR_SIGNATURE) {
            requireDirectory(offset, size, start + end);
            return;
        }
        int large = locator - LARGE_END;
        if (large < 0
                || bytes.getInt(large) != LARGE_END_SIGNATURE
                || bytes.getLong(locator + 8) != start + large
                || disagree(size, bytes.getLong(large + 40))
                || disagree(offset, bytes.getLong(large + 48))) {
            throw new ZipException("its end contradicts itself");
        }
        requireDirectory(bytes.getLong(large + 48), bytes.getLong(large + 40), start + large);
    }

    private static boolean disagree(long small, long large) {
        return small != IN_LARGE_END && small != large;
    }

    private static void requireDirectory(long offset, long size, long end) throws ZipException {
        if (size < 0 || size > MOST_DIRECTORY) {
            throw new ZipException("its directory claims " + Long.toUnsignedString(size) + " bytes, expected at most "
                    + MOST_DIRECTORY);
        }
        if (offset != end - size) {
            throw new ZipException("its directory is not where its end says");
        }
    }
}
