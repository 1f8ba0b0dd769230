package org.teasel.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.guide.Guide;

class TrainingGuideTest {

    @TempDir
    private Path folder;

    @Test
    void theCodeRuns() throws Exception {
        Path runs = folder.resolve("runs");
        Guide.section("docs/training.md", "From Java")
                .with("runs/tc-1", runs.toString())
                .with("100_000", "1")
                .run(
                        folder,
                        "java.nio.file",
                        "org.teasel.datasets.grid",
                        "org.teasel.datasets.sprites",
                        "org.teasel.models.network",
                        "org.teasel.models.objective",
                        "org.teasel.models.training",
                        "static org.teasel.api.information.MinibatchTotalCorrelation");
        assertThat(runs.resolve(Trainer.CHECKPOINT)).isNotEmptyFile();
    }
}
