package org.teasel.adapters.arrays.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;

class CsvPropertiesTest {

    @Property(tries = 100)
    void numbersComeBackToTheLastBit(@ForAll @NotEmpty List<Double> numbers) throws IOException {
        String text = numbers.stream().map(String::valueOf).collect(Collectors.joining(",7\n", "", ",7\n"));
        CsvColumn.Numbers column =
                (CsvColumn.Numbers) read(text, CsvHeader.ABSENT).columns().get(0);
        assertThat(column.values().toDoubles())
                .containsExactly(
                        numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Property(tries = 100)
    void textsComeBackWhateverIsInThem(@ForAll("texts") @NotEmpty List<String> texts) throws IOException {
        String content = texts.stream()
                .map(text -> '"' + text.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("\n", "name\n", "\n"));
        CsvColumn.Labels column =
                (CsvColumn.Labels) read(content, CsvHeader.PRESENT).columns().get(0);
        assertThat(texts(column)).isEqualTo(texts);
        assertThat(column.labels())
                .containsExactlyElementsOf(texts.stream().distinct().toList());
        assertThat(texts(column.sorted())).isEqualTo(texts);
        assertThat(column.sorted().labels()).isSorted();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("ab ,;'\"é")
                .ofMaxLength(4)
                .map(text -> "x" + text + "x")
                .list()
                .ofMaxSize(20);
    }

    private static List<String> texts(CsvColumn.Labels column) {
        return IntStream.range(0, column.size())
                .mapToObj(row -> column.labels().get((int) column.codes().integer(row)))
                .toList();
    }

    private static CsvTable read(String content, CsvHeader header) throws IOException {
        Path file = Files.createTempFile("table", ".csv");
        try {
            Files.writeString(file, content);
            return CsvTable.read(file, header, column -> false);
        } finally {
            Files.delete(file);
        }
    }
}
