package org.teasel.adapters.arrays.posteriors;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.teasel.adapters.arrays.NpzArchive;
import org.teasel.adapters.arrays.csv.CsvTable;

/** An .npz archive. */
final class ArchiveSource implements PartSource {

    private final Path file;
    private final NpzArchive archive;

    ArchiveSource(Path file) {
        this.file = file;
        this.archive = NpzArchive.open(file);
    }

    @Override
    public Path location() {
        return file;
    }

    @Override
    public Set<String> parts() {
        return archive.names();
    }

    @Override
    public Optional<Part> find(String part) {
        return archive.names().contains(part)
                ? Optional.of(new Part(file + "!" + part + ".npy", archive.read(part), List.of()))
                : Optional.empty();
    }

    @Override
    public Optional<CsvTable> table(String part, IntPredicate labels) {
        return Optional.empty();
    }

    @Override
    public Names names() {
        return NamesJson.read(namesFile());
    }

    @Override
    public String namesSource() {
        return namesFile().toString();
    }

    private Path namesFile() {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    }

    @Override
    public void close() {
        archive.close();
    }
}
