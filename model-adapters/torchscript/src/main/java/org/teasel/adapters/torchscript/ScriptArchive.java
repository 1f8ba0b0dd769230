package org.teasel.adapters.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.teasel.api.InvalidInputException;

/**
 * Looks at a TorchScript archive before LibTorch does, which checks no sums: members are those that
 * {@code torch.jit.save} writes, each is whole, and what they hold is no more than the file does. Only code and what
 * belongs to it may be compressed, as LibTorch writes it, and has a limit.
 *
 * <p>LibTorch's reader lets pass what is damaged in the right way, while each member carries a sum of 32 bits: what
 * decayed on the way here is always found.
 */
final class ScriptArchive {

    /** Bytes of code and of descriptions together when they are inflated; large encoders have some 5 MB. */
    private static final long MOST_SCRIPT = 64 << 20;

    private static final int FIRST_MEMBER = 0x504b0304;
    private static final int PICKLE = 0x80;
    private static final int LATEST_PICKLE = 5;

    private static final String CODE = "code/";
    private static final List<String> NEEDED = List.of("data.pkl", "constants.pkl", "version");
    private static final Set<String> EXPORTED_PROGRAM =
            Set.of("archive_format", "archive_version", "serialized_exported_program.json");

    private static final String HOW_TO_EXPORT = "; export the encoder in Python by torch.jit.trace(model.eval(),"
            + " example).save('encoder.pt') or torch.jit.script(model.eval()).save('encoder.pt')";

    private final ZipFile archive;
    private final byte[] buffer = new byte[1 << 16];
    private final Set<String> names = new HashSet<>();
    private long script;

    private ScriptArchive(ZipFile archive) {
        this.archive = archive;
    }

    /**
     * Refuses a file that is no TorchScript archive, is damaged, or holds what LibTorch should not read.
     *
     * @throws InvalidInputException with what is wrong
     */
    static void require(Path file) {
        try {
            requireStart(file);
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                ArchiveEnd.require(channel);
            }
            try (ZipFile archive = new ZipFile(file.toFile())) {
                new ScriptArchive(archive).require();
            }
        } catch (ZipException e) {
            throw new InvalidInputException(
                    "the file is no TorchScript archive, or was damaged or truncated: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException("the file can't be read: " + e.getMessage(), e);
        }
    }

    private static void requireStart(Path file) throws IOException {
        byte[] start;
        try (InputStream stream = Files.newInputStream(file)) {
            start = stream.readNBytes(4);
        }
        if (start.length >= 2 && (start[0] & 0xff) == PICKLE && start[1] <= LATEST_PICKLE) {
            throw new InvalidInputException(
                    "the file is a pickle, such as a state dict, and is not unpickled" + HOW_TO_EXPORT);
        }
        int signature = 0;
        for (byte part : start) {
            signature = signature << 8 | part & 0xff;
        }
        if (start.length < 4 || signature != FIRST_MEMBER) {
            throw new ZipException("it doesn't begin as an archive does");
        }
    }

    private void require() throws IOException {
        List<? extends ZipEntry> members = Collections.list(archive.entries());
        requireNames(members);
        long stored = 0;
        for (ZipEntry member : members) {
            boolean compressed = member.getMethod() != ZipEntry.STORED;
            if (compressed && !shortName(member).startsWith(CODE)) {
                throw new InvalidInputException(
                        "member " + member.getName() + " is compressed, which LibTorch does to code alone");
            }
            stored += member.getCompressedSize();
            // Each is within the file, but many could claim the same bytes.
            if (stored > Files.size(Path.of(archive.getName()))) {
                throw new ZipException("its members claim more bytes than the file has");
            }
            requireContent(member, compressed);
        }
    }

    private void requireNames(List<? extends ZipEntry> members) {
        if (members.isEmpty()) {
            throw new InvalidInputException("the archive is empty" + HOW_TO_EXPORT);
        }
        String root = members.get(0).getName().replaceFirst("/.*", "/");
        for (ZipEntry member : members) {
            String name = member.getName();
            boolean leaves = Stream.of(name.split("/", -1)).anyMatch(Set.of("", ".", "..")::contains)
                    || name.chars().anyMatch(c -> c < ' ' || c == '\\');
            if (leaves || !name.startsWith(root) || name.equals(root)) {
                throw new InvalidInputException("member '" + name.replaceAll("\\p{Cntrl}", "?")
                        + "' is not in the folder " + root + " of the archive, expected all members in there");
            }
            if (!names.add(shortName(member))) {
                throw new InvalidInputException("member " + name + " is there twice, expected once");
            }
        }
        requireScript();
    }

    private void requireScript() {
        if (names.stream().anyMatch(EXPORTED_PROGRAM::contains)) {
            throw new InvalidInputException(
                    "the archive holds a program of torch.export, not TorchScript" + HOW_TO_EXPORT);
        }
        boolean code = names.stream().anyMatch(name -> name.startsWith(CODE) && name.endsWith(".py"));
        if (names.contains("data.pkl") && !code) {
            throw new InvalidInputException(
                    "the archive holds a pickle without code, such as a state dict, and is not unpickled"
                            + HOW_TO_EXPORT);
        }
        for (String needed : NEEDED) {
            if (!names.contains(needed)) {
                throw new InvalidInputException(
                        "the archive has no member " + needed + ", expected that of torch.jit.save" + HOW_TO_EXPORT);
            }
        }
    }

    /** A member's name without the archive's folder. */
    private static String shortName(ZipEntry member) {
        return member.getName().substring(member.getName().indexOf('/') + 1);
    }

    private void requireContent(ZipEntry member, boolean compressed) throws IOException {
        String name = shortName(member);
        CRC32 sum = new CRC32();
        long length = 0;
        try (InputStream stream = archive.getInputStream(member)) {
            if (name.endsWith(".py") || name.endsWith(".pkl")) {
                byte[] content = stream.readNBytes((int) (MOST_SCRIPT - script + 1));
                requireLimit(member, content.length);
                length = content.length;
                sum.update(content);
                requireSum(member, length, sum);
                ScriptText.require(member.getName(), content);
                return;
            }
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                length += count;
                sum.update(buffer, 0, count);
                if (compressed) {
                    requireLimit(member, count);
                }
            }
        }
        requireSum(member, length, sum);
    }

    private void requireLimit(ZipEntry member, long count) {
        script += count;
        if (script > MOST_SCRIPT) {
            throw new InvalidInputException("member " + member.getName()
                    + " brings the code of the archive to more than " + MOST_SCRIPT + " bytes, expected less");
        }
    }

    private static void requireSum(ZipEntry member, long length, CRC32 sum) throws ZipException {
        if (length != member.getSize() || sum.getValue() != member.getCrc()) {
            throw new ZipException("member " + member.getName() + " has " + length + " bytes with the sum "
                    + Long.toHexString(sum.getValue()) + ", expected " + member.getSize() + " with "
                    + Long.toHexString(member.getCrc()));
        }
    }
}
