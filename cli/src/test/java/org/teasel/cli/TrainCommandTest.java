package org.teasel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool is on the class path of tests, LibTorch's natives are not. */
class TrainCommandTest {

    @Test
    void optionsAreTheTools(@TempDir Path folder) {
        Run run = Run.of("train", "gamma-vae", "--steps", "1", "--out", folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no model 'gamma-vae', expected one of [vae,");
        assertThat(Run.of("train", "vae", "--step", "1").code()).isEqualTo(2);
    }

    @Test
    void withoutArgumentsItShowsWhatTrainingTakes() {
        Run run = Run.of("train");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: teasel train", "--correlation=RHO", "--checkpoint-seconds=N");
    }
}
