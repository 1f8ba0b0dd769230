package org.teasel.adapters.nd4j;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A part of an archive whose checksum is compared at its end, which {@link ZipFile} alone does not do. */
final class CheckedPart extends CheckedInputStream {

    private final String name;
    private final long expected;

    CheckedPart(ZipFile zip, ZipEntry part) throws IOException {
        super(new BufferedInputStream(zip.getInputStream(part)), new CRC32());
        this.name = part.getName();
        this.expected = part.getCrc();
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
            throw new ZipException("%s has the checksum %08x, expected %08x".formatted(name, actual, expected));
        }
    }
}
