package org.teasel.adapters.arrays;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip member whose checksum is compared when its end is reached, which {@link ZipFile} leaves undone. */
final class CheckedMember extends CheckedInputStream {

    private final long expected;

    CheckedMember(ZipFile zip, ZipEntry entry) throws IOException {
        super(zip.getInputStream(entry), new CRC32());
        this.expected = entry.getCrc();
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next < 0) {
            verify();
        }
        return next;
    }

    @Override
    public int read(byte[] target, int start, int count) throws IOException {
        int read = super.read(target, start, count);
        if (read < 0) {
            verify();
        }
        return read;
    }

    private void verify() throws IOException {
        long actual = getChecksum().getValue();
        if (actual != expected) {
            throw new ZipException("the checksum of a member is %08x, expected %08x".formatted(actual, expected));
        }
    }
}
