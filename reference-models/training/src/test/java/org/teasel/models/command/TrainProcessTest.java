package org.teasel.models.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.models.training.Trainer;

/** What becomes of a training whose program is killed, told to end, or finds the disk full. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it needs a shell's limits and signals")
class TrainProcessTest {

    private static final List<String> SMALL = List.of(
            "--dataset-option=side=28",
            "--latents=2",
            "--batch=8",
            "--held-out=16",
            "--device=cpu",
            "--threads=1",
            "--curve-steps=1",
            "--validate-steps=7");

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    /** Starts the tool in a shell that first does something. */
    private Process start(String log, String first, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", first + " exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dteasel.terminal=false"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ToolMain.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private int run(String log, String first, List<String> arguments) throws IOException, InterruptedException {
        return exit(start(log, first, arguments));
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static List<String> arguments(String model, Path out, int steps, String... more) {
        List<String> all = new ArrayList<>(List.of(model, "--out", out.toString(), "--steps", "" + steps));
        all.addAll(SMALL);
        all.addAll(List.of(more));
        return all;
    }

    /** Waits until a curve has so many lines. */
    private static void await(Process process, Path curve, int lines) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(curve) || Files.readAllLines(curve).size() < lines) {
            assertThat(process.isAlive()).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static void requireSame(Path whole, Path cut) throws IOException {
        for (String file : List.of(Trainer.CURVE, Trainer.VALIDATION, Trainer.CHECKPOINT)) {
            assertThat(cut.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
    }

    @Test
    void aTrainingThatWasKilledGoesOnBitForBit() throws IOException, InterruptedException {
        Path whole = folder.resolve("whole");
        Path cut = folder.resolve("cut");
        assertThat(run("whole.log", "", arguments("factor-vae", whole, 60, "--discriminator-width=20")))
                .as(log("whole.log"))
                .isZero();
        List<String> again = arguments("factor-vae", cut, 60, "--discriminator-width=20", "--checkpoint-seconds", "0");
        for (int lines = 15; lines <= 30; lines += 15) {
            Process process = start("cut.log", "", again);
            await(process, cut.resolve(Trainer.CURVE), lines);
            process.destroyForcibly();
            assertThat(exit(process)).isEqualTo(128 + 9);
            assertThat(cut.resolve(TrainingRecord.FILE)).doesNotExist();
        }
        assertThat(run("cut.log", "", again)).as(log("cut.log")).isZero();
        requireSame(whole, cut);
        try (Stream<Path> files = Files.list(cut)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "curve.csv",
                            "factor-vae_decoder.onnx",
                            "factor-vae_encoder.onnx",
                            "training.checkpoint",
                            "training.json",
                            "training.lock",
                            "validation.csv");
        }
    }

    @Test
    void aGridThatIsToldToEndGoesOnBitForBit() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("grid.txt"), "vae --seed {1,2} --steps 60\n");
        List<String> whole = grid(file, "whole");
        assertThat(run("whole.log", "", whole)).as(log("whole.log")).isZero();
        List<String> cut = grid(file, "cut");
        String name = "vae-seed-2-batch-8-dataset-side-28-held-out-16-latents-2";
        Process process = start("cut.log", "", cut);
        await(process, folder.resolve("cut").resolve(name).resolve(Trainer.CURVE), 10);
        process.destroy();
        assertThat(exit(process)).isEqualTo(128 + 15);
        assertThat(Files.readString(folder.resolve("cut/grid.csv")))
                .contains("-seed-1-")
                .contains(",trained,60,")
                .contains(",begun,");
        assertThat(run("cut.log", "", cut)).as(log("cut.log")).isZero();
        assertThat(log("cut.log")).contains("run 2 of 2").doesNotContain("run 1 of 2");
        requireSame(folder.resolve("whole").resolve(name), folder.resolve("cut").resolve(name));
        assertThat(folder.resolve("cut/grid.csv")).hasSameTextualContentAs(folder.resolve("whole/grid.csv"));
    }

    private List<String> grid(Path file, String out) {
        List<String> all = new ArrayList<>(
                List.of("grid", file.toString(), "--out", folder.resolve(out).toString()));
        all.addAll(SMALL);
        return all;
    }

    @Test
    void twoProcessesShareAGrid() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("grid.txt"), "vae --seed {1,2,3} --steps 40\n");
        Process first = start("first.log", "", grid(file, "shared"));
        Process second = start("second.log", "", grid(file, "shared"));
        assertThat(exit(first)).as(log("first.log")).isZero();
        assertThat(exit(second)).as(log("second.log")).isZero();
        String both = log("first.log") + log("second.log");
        for (int run = 1; run <= 3; run++) {
            assertThat(both).containsOnlyOnce("run " + run + " of 3: ");
        }
        assertThat(Files.readAllLines(folder.resolve("shared/grid.csv")))
                .hasSize(4)
                .filteredOn(line -> line.contains(",trained,40,"))
                .hasSize(3);
    }

    /** No file may have more than 100 kB: checkpoints have some megabytes. */
    @Test
    void aDiskThatIsFullLeavesTheLastCheckpoint() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        assertThat(run("good.log", "", arguments("vae", out, 5)))
                .as(log("good.log"))
                .isZero();
        byte[] checkpoint = Files.readAllBytes(out.resolve(Trainer.CHECKPOINT));
        byte[] record = Files.readAllBytes(out.resolve(TrainingRecord.FILE));
        assertThat(run("full.log", "ulimit -f 100;", arguments("vae", out, 9))).isEqualTo(1);
        assertThat(log("full.log"))
                .contains("teasel: the checkpoint of step 9 can't be written to")
                .contains("File too large")
                .contains("training.checkpoint holds the state after step 5")
                .doesNotContain("\tat ");
        assertThat(out.resolve(Trainer.CHECKPOINT)).hasBinaryContent(checkpoint);
        assertThat(out.resolve(TrainingRecord.FILE)).hasBinaryContent(record);

        Files.delete(out.resolve("vae_encoder.onnx"));
        assertThat(run("full.log", "ulimit -f 100;", arguments("vae", out, 5))).isEqualTo(1);
        assertThat(log("full.log")).contains("vae_encoder.onnx can't be written: ", "File too large");
        assertThat(out.resolve(Trainer.CHECKPOINT)).hasBinaryContent(checkpoint);

        assertThat(run("good.log", "", arguments("vae", out, 9)))
                .as(log("good.log"))
                .isZero();
        assertThat(out.resolve("vae_encoder.onnx")).exists();
    }
}
