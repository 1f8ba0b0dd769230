package org.teasel.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
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
    void whoMayReadThemIsTheUsersChoice() throws IOException {
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class))
                .isTrue();
        Path written = ReportFolder.prepare(folder).write("report.md", "text");
        Path usual = Files.createFile(folder.resolve("usual"));
        assertThat(Files.getPosixFilePermissions(written)).isEqualTo(Files.getPosixFilePermissions(usual));
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
