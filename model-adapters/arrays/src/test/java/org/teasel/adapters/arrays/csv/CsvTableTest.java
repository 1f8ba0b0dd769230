package org.teasel.adapters.arrays.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.teasel.adapters.arrays.NumericArray;
import org.teasel.api.InvalidInputException;

class CsvTableTest {

    @TempDir
    Path folder;

    @Test
    void readsNumbersAndLabels() throws IOException {
        CsvTable table = CsvTable.read(file("shape, x\n\"square\",1\nheart ,-2.5e1\nsquare,.5\n"));
        assertThat(table.hasHeader()).isTrue();
        assertThat(table.rows()).isEqualTo(3);
        CsvColumn.Labels shape = (CsvColumn.Labels) table.columns().get(0);
        assertThat(shape.name()).isEqualTo("shape");
        assertThat(shape.labels()).containsExactly("square", "heart");
        assertThat(shape.codes().toDoubles()).containsExactly(0, 1, 0);
        assertThat(shape.sorted().labels()).containsExactly("heart", "square");
        assertThat(shape.sorted().codes().toDoubles()).containsExactly(1, 0, 1);
        assertThat(shape.recoded(List.of("ellipse", "heart")).codes().toDoubles())
                .containsExactly(-1, 1, -1);
        CsvColumn.Numbers x = (CsvColumn.Numbers) table.columns().get(1);
        assertThat(x.values().toDoubles()).containsExactly(1, -25, 0.5);
    }

    @Test
    void detectsAMissingHeader() throws IOException {
        CsvTable table = CsvTable.read(file("1,2\r\n3,4\r\n5,6"));
        assertThat(table.hasHeader()).isFalse();
        assertThat(table.columns()).extracting(CsvColumn::name).containsExactly("0", "1");
        NumericArray numbers = table.numbers();
        assertThat(numbers.shape()).containsExactly(3, 2);
        assertThat(numbers.toDoubles()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void doesWithTheFirstLineAsTold() throws IOException {
        Path numbered = file("0,1\n3,4\n");
        assertThat(CsvTable.read(numbered, CsvHeader.PRESENT, column -> false).rows())
                .isEqualTo(1);
        Path words = file("red,heart\nblue,square\n");
        assertThat(CsvTable.read(words, CsvHeader.ABSENT, column -> false).rows())
                .isEqualTo(2);
        assertThat(CsvTable.read(words).rows()).isEqualTo(1);
    }

    @Test
    void readsNumbersAsLabelsIfAsked() throws IOException {
        CsvTable table = CsvTable.read(file("kind,x\n10,1\nnone,2\n9,3\n"), CsvHeader.DETECTED, column -> column == 0);
        assertThat(((CsvColumn.Labels) table.columns().get(0)).labels()).containsExactly("10", "none", "9");
    }

    @Test
    void knowsTheWordsForWhatIsNotFinite() throws IOException {
        assertThat(CsvTable.read(file("nan,-Inf\nNaN,infinity\n")).numbers().toDoubles())
                .containsExactly(Double.NaN, Double.NEGATIVE_INFINITY, Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(CsvTable.read(file("\uFEFF1,2\n")).numbers().toDoubles()).containsExactly(1, 2);
        assertThat(CsvTable.read(file("\uFEFF\"a\",b\n1,2\n")).columns())
                .extracting(CsvColumn::name)
                .containsExactly("a", "b");
    }

    @Test
    void aHeaderAloneIsATableWithoutRows() throws IOException {
        CsvTable table = CsvTable.read(file("a,b\n"));
        assertThat(table.rows()).isZero();
        assertThat(table.numbers().shape()).containsExactly(0, 2);
    }

    static List<List<String>> damaged() {
        return List.of(
                List.of("", "is empty, expected a table"),
                List.of("a,b\n1,2\n3\n", "is no CSV table"),
                List.of("a,b\n1,2\n3,4,5\n", "is no CSV table"),
                List.of("a,b\n1,2\n\n", "line 3, column 0 (a) is empty"),
                List.of("a\n1\n\n2\n", "line 3, column 0 (a) is empty"),
                List.of("a,b\n1,2\n3,\n", "line 3, column 1 (b) is empty"),
                List.of("a,b\n1,2\n3,four\n", "line 3, column 1 (b) is 'four', expected a number"),
                List.of("a,b\nx,2\n3,4\n", "line 3, column 0 (a) is '3', expected text"),
                List.of("a,a\n1,2\n", "two columns called 'a'"),
                List.of("a,b\n\"x,2\ny,3\n", "is no CSV table"),
                List.of(
                        "a,b\nx,\"2\ny,3\n",
                        "line 2, column 1 (b) has a line break in it, expected none; is a quote left"),
                List.of("a,b\n\"x\"y,2\n", "is no CSV table"));
    }

    @ParameterizedTest
    @MethodSource
    void damaged(List<String> textAndWords) throws IOException {
        assertRefused(file(textAndWords.get(0)), textAndWords.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "0x1p3", "1_000", "1 2", "--1", ".", "1e", "infinite"})
    void onlyPlainDecimalsAreNumbers(String field) throws IOException {
        assertRefused(file("x\n1\n" + field + "\n"), "line 3, column 0 (x) is '" + field + "', expected a number");
    }

    @Test
    void labelsAreNoNumbers() throws IOException {
        CsvTable table = CsvTable.read(file("x,y\n1,up\n2,down\n"));
        assertThatThrownBy(table::numbers)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("row 0, column 1 (y) is 'up', expected a number");
    }

    @Test
    void refusesOtherFiles() throws IOException {
        assertRefused(folder.resolve("missing.csv"), "no such file");
        Path latin = Files.write(folder.resolve("latin.csv"), "naïve,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(latin, "not UTF-8");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), content);
    }

    private static void assertRefused(Path file, String words) {
        assertThatThrownBy(() -> CsvTable.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining(words);
    }
}
