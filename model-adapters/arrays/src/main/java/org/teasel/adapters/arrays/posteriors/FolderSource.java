package org.teasel.adapters.arrays.posteriors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.teasel.adapters.arrays.NpyFile;
import org.teasel.adapters.arrays.csv.CsvColumn;
import org.teasel.adapters.arrays.csv.CsvHeader;
import org.teasel.adapters.arrays.csv.CsvTable;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.api.InvalidInputException;

/** A folder of .npy and CSV files. */
record FolderSource(Path location) implements PartSource {

    @Override
    public Set<String> parts() {
        return Reading.from(location, () -> {
            try (Stream<Path> files = Files.list(location)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".npy") || name.endsWith(".csv"))
                        .map(name -> name.substring(0, name.length() - 4))
                        .collect(Collectors.toSet());
            }
        });
    }

    @Override
    public Optional<Part> find(String part) {
        Optional<CsvTable> table = table(part, column -> false);
        if (table.isPresent()) {
            return table.map(FolderSource::part);
        }
        Path file = location.resolve(part + ".npy");
        return Files.exists(file)
                ? Optional.of(new Part(file.toString(), NpyFile.read(file), List.of()))
                : Optional.empty();
    }

    private static Part part(CsvTable table) {
        List<String> names = table.hasHeader()
                ? table.columns().stream().map(CsvColumn::name).toList()
                : List.of();
        return new Part(table.file().toString(), table.numbers(), names);
    }

    @Override
    public Optional<CsvTable> table(String part, IntPredicate labels) {
        Path file = location.resolve(part + ".csv");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.exists(location.resolve(part + ".npy"))) {
            throw new InvalidInputException(
                    location + " holds both " + part + ".npy and " + part + ".csv, expected one of them");
        }
        return Optional.of(CsvTable.read(file, CsvHeader.DETECTED, labels));
    }

    @Override
    public Names names() {
        return NamesJson.read(location.resolve(PosteriorFiles.NAMES));
    }

    @Override
    public String namesSource() {
        return location.resolve(PosteriorFiles.NAMES).toString();
    }

    @Override
    public void close() {}
}
