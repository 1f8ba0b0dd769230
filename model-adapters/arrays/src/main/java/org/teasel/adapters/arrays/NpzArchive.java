package org.teasel.adapters.arrays;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.adapters.arrays.file.Writing;
import org.teasel.api.InvalidInputException;

/**
 * NumPy's .npz files: zip archives of named arrays. Members are read one by one when asked for, so those that hold
 * objects or are damaged do no harm to the others.
 */
public final class NpzArchive implements Closeable {

    /** Most bytes of one array that {@link #read} takes unless told otherwise: 1 GiB. */
    public static final long DEFAULT_LIMIT = 1L << 30;

    private static final String SUFFIX = ".npy";

    private final Path file;
    private final long limit;
    private final ZipFile zip;
    private final Map<String, ZipEntry> members;

    private NpzArchive(Path file, long limit, ZipFile zip) {
        this.file = file;
        this.limit = limit;
        this.zip = zip;
        this.members = new LinkedHashMap<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (name.endsWith(SUFFIX)
                    && members.put(name.substring(0, name.length() - SUFFIX.length()), entry) != null) {
                throw new InvalidInputException(file + " holds " + name + " twice, expected different names");
            }
        }
    }

    /**
     * Opens an archive.
     *
     * @throws InvalidInputException if the file is missing or no zip archive
     */
    public static NpzArchive open(Path file) {
        return open(file, DEFAULT_LIMIT);
    }

    /**
     * Opens an archive.
     *
     * @param limit most bytes of one array that {@link #read} takes; {@link #stream} knows no limit
     * @throws InvalidInputException if the file is missing or no zip archive
     */
    public static NpzArchive open(Path file, long limit) {
        return Reading.from(file, () -> {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new NpzArchive(file, limit, zip);
            } catch (InvalidInputException e) {
                zip.close();
                throw e;
            }
        });
    }

    /** Names of the members, without {@code .npy}, in the archive's order; some may hold objects. */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /**
     * Reads a member as a whole.
     *
     * @throws InvalidInputException if there is none of this name, if it holds anything but numbers, is damaged, or is
     *     larger than the limit
     */
    public NumericArray read(String name) {
        String source = source(name);
        return Reading.from(source, () -> {
            try (InputStream in = new CheckedMember(zip, member(name))) {
                NpyHeader header = header(in, name);
                if (header.bytes() > limit) {
                    throw new InvalidInputException(source + " inflates to " + header.bytes() + " bytes of "
                            + header.type().code() + " " + header.shape() + ", expected at most " + limit);
                }
                return new NpyStream(in, header, source).all();
            }
        });
    }

    /**
     * Opens a member to be read some rows at a time; close it after use.
     *
     * @throws InvalidInputException if there is none of this name, or if it holds anything but rows of numbers
     */
    public NpyStream stream(String name) {
        String source = source(name);
        return Reading.from(source, () -> {
            InputStream in = new CheckedMember(zip, member(name));
            try {
                NpyHeader header = header(in, name);
                if (header.shape().rank() == 0) {
                    throw new InvalidInputException(source + " holds a single number, expected rows");
                }
                return new NpyStream(in, header, source);
            } catch (IOException | InvalidInputException e) {
                in.close();
                throw e;
            }
        });
    }

    private NpyHeader header(InputStream in, String name) throws IOException {
        NpyHeader header = NpyHeader.read(in, source(name));
        long announced = member(name).getSize();
        if (announced < header.bytes()) {
            throw new InvalidInputException(source(name) + " is truncated: the archive holds " + announced
                    + " bytes of it, its header announces " + header.bytes() + " bytes of numbers");
        }
        return header;
    }

    private ZipEntry member(String name) {
        ZipEntry entry = members.get(name);
        if (entry == null) {
            throw new InvalidInputException(file + " holds no " + name + SUFFIX + ", only " + members.keySet());
        }
        return entry;
    }

    private String source(String name) {
        return file + "!" + name + SUFFIX;
    }

    /**
     * Writes arrays as a compressed archive, in the map's order, in place of what was there.
     *
     * @throws UncheckedIOException if it cannot be written; what was there is left as it was
     */
    public static void write(Path file, Map<String, NumericArray> arrays) {
        Writing.replace(file, out -> {
            ZipOutputStream archive = new ZipOutputStream(out);
            for (Map.Entry<String, NumericArray> array : arrays.entrySet()) {
                archive.putNextEntry(new ZipEntry(array.getKey() + SUFFIX));
                NpyFile.write(archive, array.getValue());
                archive.closeEntry();
            }
            archive.finish();
        });
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
