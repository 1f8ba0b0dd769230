package org.teasel.adapters.arrays.posteriors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.teasel.adapters.arrays.csv.CsvColumn;
import org.teasel.adapters.arrays.csv.CsvTable;
import org.teasel.api.InvalidInputException;
import org.teasel.api.Progress;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;

/** Reads the factors: a table of them, soft labels in place of some columns, or none at all. */
final class FactorReader {

    private final PartSource source;
    private final Names names;
    private final int rows;

    FactorReader(PartSource source, Names names, int rows) {
        this.source = source;
        this.names = names;
        this.rows = rows;
    }

    Factors read() {
        SortedMap<Integer, FactorColumn> columns = new TreeMap<>();
        hardColumns().forEach(column -> columns.put(columns.size(), column));
        int hard = columns.size();
        for (int k : softFactors()) {
            requireFactor(k, hard, columns.size());
            columns.put(k, soft(k, hard > 0 ? columns.get(k).factor().name() : "y" + k));
        }
        if (!names.factors().isEmpty() && names.factors().size() != columns.size()) {
            throw new InvalidInputException(source.namesSource() + " names "
                    + names.factors().size() + " factors, expected " + columns.size() + ", one a column");
        }
        return Part.located(source.namesSource(), () -> Factors.of(rows, List.copyOf(columns.values())));
    }

    /** Soft labels are for a column of the table or, where there is no table, for the next factor. */
    private void requireFactor(int soft, int hard, int next) {
        String part = PosteriorFiles.SOFT_FACTOR + soft;
        if (hard > 0 && soft >= hard) {
            throw new InvalidInputException(
                    part + " is for factor " + soft + ", expected one of the " + hard + " columns of the factors");
        }
        if (hard == 0 && soft != next) {
            throw new InvalidInputException(
                    part + " is there, expected " + PosteriorFiles.SOFT_FACTOR + next + " before it");
        }
    }

    private List<FactorColumn> hardColumns() {
        Optional<CsvTable> table = source.table(
                PosteriorFiles.FACTORS, column -> !declared(column, "").values().isEmpty());
        if (table.isPresent()) {
            return table.map(this::columns).get();
        }
        return source.find(PosteriorFiles.FACTORS)
                .map(part -> columns(part.requireRank(2, "[N, K]").requireRows(rows, PosteriorFiles.MEAN)))
                .orElse(List.of());
    }

    private List<FactorColumn> columns(Part part) {
        part.requireFinite(Progress.NONE);
        return IntStream.range(0, part.array().size(1))
                .mapToObj(k -> new FactorValues(part.source(), k, declared(k, "y" + k)).numbers(rows, part.column(k)))
                .toList();
    }

    private List<FactorColumn> columns(CsvTable table) {
        String file = table.file().toString();
        if (table.rows() != rows) {
            throw new InvalidInputException(file + " has " + table.rows() + " rows"
                    + (table.hasHeader() ? " below its header" : "") + ", expected " + rows + " to go with "
                    + PosteriorFiles.MEAN);
        }
        return IntStream.range(0, table.columns().size())
                .mapToObj(k -> {
                    CsvColumn column = table.columns().get(k);
                    String name = table.hasHeader() ? column.name() : "y" + k;
                    FactorValues values = new FactorValues(file, k, declared(k, name));
                    return column instanceof CsvColumn.Labels labels
                            ? values.texts(labels)
                            : values.numbers(rows, ((CsvColumn.Numbers) column).values()::value);
                })
                .toList();
    }

    private Names.FactorName declared(int factor, String otherwise) {
        return factor < names.factors().size() ? names.factors().get(factor) : Names.FactorName.unknown(otherwise);
    }

    /** Numbers of the factors that have soft labels, ascending. */
    private int[] softFactors() {
        return source.parts().stream()
                .map(PosteriorFiles::softFactor)
                .flatMapToInt(OptionalInt::stream)
                .sorted()
                .toArray();
    }

    private FactorColumn soft(int factor, String name) {
        Part part = source.find(PosteriorFiles.SOFT_FACTOR + factor)
                .orElseThrow()
                .requireRank(2, "[N, V]")
                .requireRows(rows, PosteriorFiles.MEAN)
                .requireNotNegative(Progress.NONE);
        int width = part.array().size(1);
        double[] flat = part.toDoubles();
        double[][] probabilities = IntStream.range(0, rows)
                .mapToObj(row -> Arrays.copyOfRange(flat, row * width, (row + 1) * width))
                .toArray(double[][]::new);
        Names.FactorName declared = declared(factor, name);
        List<String> values = declared.values().isEmpty() ? valueNames(part, width) : declared.values();
        return part.located(() -> FactorColumn.Soft.of(declared.withValues(values), probabilities));
    }

    private static List<String> valueNames(Part part, int width) {
        return part.columnNames().isEmpty()
                ? IntStream.range(0, width).mapToObj(String::valueOf).toList()
                : part.columnNames();
    }
}
