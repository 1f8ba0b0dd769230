package org.teasel.adapters.arrays.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.teasel.adapters.arrays.file.Reading;
import org.teasel.api.InvalidInputException;

/** One pass over a CSV file. */
final class CsvParser {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final CsvHeader header;
    private final IntPredicate labels;
    private List<String> names = List.of();
    private final List<ColumnBuilder> builders = new ArrayList<>();

    CsvParser(Path file, CsvHeader header, IntPredicate labels) {
        this.file = file;
        this.header = header;
        this.labels = labels;
    }

    CsvTable parse() {
        return Reading.from(file, () -> {
            // Files' readers refuse bytes that are not UTF-8, where others would replace them without a word.
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                return parse(reader);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    private CsvTable parse(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        boolean hasHeader;
        try (CsvReader<CsvRecord> records =
                        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(reader);
                CloseableIterator<CsvRecord> lines = records.iterator()) {
            if (!lines.hasNext()) {
                throw new InvalidInputException(file + " is empty, expected a table");
            }
            CsvRecord first = lines.next();
            List<String> fields = fields(first);
            hasHeader = header.names(fields);
            if (hasHeader) {
                names = fields;
                requireDistinctNames();
            } else {
                names = IntStream.range(0, fields.size())
                        .mapToObj(String::valueOf)
                        .toList();
                add(first);
            }
            while (lines.hasNext()) {
                add(lines.next());
            }
        } catch (CsvParseException e) {
            throw new InvalidInputException(file + " is no CSV table: " + reason(e), e);
        }
        List<CsvColumn> columns = IntStream.range(0, names.size())
                .mapToObj(column -> column(column).build(names.get(column)))
                .toList();
        return new CsvTable(file, hasHeader, columns);
    }

    private static String reason(CsvParseException e) {
        return e.getCause() == null
                ? e.getMessage()
                : e.getMessage() + ": " + e.getCause().getMessage();
    }

    private List<String> fields(CsvRecord line) {
        List<String> fields = line.getFields().stream().map(String::strip).toList();
        for (int column = 0; column < fields.size(); column++) {
            String field = fields.get(column);
            if (field.isEmpty()) {
                throw refused(line, column, "is empty", "a value");
            }
            // A quote that is never closed swallows the lines after it.
            if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
                throw refused(line, column, "has a line break in it", "none; is a quote left open?");
            }
        }
        return fields;
    }

    private void requireDistinctNames() {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new InvalidInputException(
                        file + " has two columns called '" + name + "', expected different names");
            }
        }
    }

    private void add(CsvRecord line) {
        List<String> fields = fields(line);
        for (int column = 0; column < fields.size(); column++) {
            String field = fields.get(column);
            if (builders.size() == column) {
                builders.add(builder(column, field));
            }
            if (!builders.get(column).add(field)) {
                throw refused(
                        line, column, "is '" + field + "'", builders.get(column).expectation());
            }
        }
    }

    private ColumnBuilder builder(int column, String first) {
        boolean asked = labels.test(column);
        return asked || !Decimal.matches(first) ? new ColumnBuilder.Labels(asked) : new ColumnBuilder.Numbers();
    }

    /** A file without rows has columns of no numbers. */
    private ColumnBuilder column(int column) {
        return column < builders.size() ? builders.get(column) : new ColumnBuilder.Numbers();
    }

    private InvalidInputException refused(CsvRecord line, int column, String found, String expected) {
        String name = column < names.size() ? " (" + names.get(column) + ")" : "";
        return new InvalidInputException(file + ": line " + line.getStartingLineNumber() + ", column " + column + name
                + " " + found + ", expected " + expected + " (columns count from 0)");
    }
}
