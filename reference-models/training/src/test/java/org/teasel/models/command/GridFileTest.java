package org.teasel.models.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.api.InvalidInputException;

class GridFileTest {

    @TempDir
    private Path folder;

    private List<GridFile.Entry> entries(String... lines) throws IOException {
        return new GridFile(Files.write(folder.resolve("grid.txt"), List.of(lines))).entries();
    }

    private List<String> runs(String... lines) throws IOException {
        return entries(lines).stream()
                .map(entry -> entry.line() + ": " + String.join("|", entry.arguments()))
                .toList();
    }

    @Test
    void bracesMakeRunsOfAllCombinations() throws IOException {
        assertThat(runs("# twins", "", "{vae,aae} --seed {1,2} --steps 9 # short", "vae", "   ", "x{,y}z{1,2}"))
                .containsExactly(
                        "3: vae|--seed|1|--steps|9",
                        "3: vae|--seed|2|--steps|9",
                        "3: aae|--seed|1|--steps|9",
                        "3: aae|--seed|2|--steps|9",
                        "4: vae",
                        "6: xz1",
                        "6: xz2",
                        "6: xyz1",
                        "6: xyz2");
    }

    @Test
    void anEmptyAlternativeLeavesTheWordOut() throws IOException {
        assertThat(runs("aae {,--deterministic}")).containsExactly("1: aae", "1: aae|--deterministic");
        assertThat(runs("{a}")).containsExactly("1: a");
    }

    @Test
    void quotesKeepBlanksAndCommentSignsInsideWordsAreKept() throws IOException {
        assertThat(runs("vae --dataset=\"dsprites:/my data/d#1.npz\" a#b"))
                .containsExactly("1: vae|--dataset=dsprites:/my data/d#1.npz|a#b");
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() {
        assertThatThrownBy(() -> entries("vae", "vae --seed {1,2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("grid.txt, line 2", "brace", "{1,2");
        assertThatThrownBy(() -> entries("vae {a,{b}}")).hasMessageContaining("grid.txt, line 1: a brace");
        assertThatThrownBy(() -> entries("vae", "", "vae --dataset \"x y"))
                .hasMessageContaining("grid.txt, line 3: a double quote is not closed: \"x y");
        assertThatThrownBy(() -> entries("# nothing")).hasMessageContaining("has no runs");
        assertThatThrownBy(() -> new GridFile(folder.resolve("none")).entries())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("isn't there");
    }
}
