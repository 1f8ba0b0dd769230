package org.teasel.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.api.InvalidInputException;

class ReportFolderTest {

    @TempDir
    Path folder;

    @Test
    void filesReplaceOlderOnesAndLeaveNothingElse() throws IOException {
        Path deep = folder.resolve("a/b");
        ReportFolder reports = ReportFolder.prepare(deep);
        reports.write("report.md", "old");
        assertThat(reports.write("report.md", "new ∞")).hasContent("new ∞");
        try (Stream<Path> files = Files.list(deep)) {
            assertThat(files).containsExactly(deep.resolve("report.md"));
        }
    }

    @Test
    void aPlaceThatCantBeWrittenToIsRefusedFirst() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> ReportFolder.prepare(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> ReportFolder.prepare(file.resolve("below")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reports can't be written to");
    }
}
