package org.teasel.models.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.models.training.Trainer;

class GridCommandTest {

    private static final String SMALL = " --steps 2 --latents 2 --device cpu --batch 4 --held-out 4 --curve-steps 1";

    @TempDir
    private Path folder;

    private StringWriter out;
    private StringWriter err;

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return new TrainTool().run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    /** Runs the grid of some lines. */
    private int grid(List<String> lines, String... more) throws IOException {
        Path file = Files.write(folder.resolve("grid.txt"), lines);
        List<String> all = new ArrayList<>(List.of("grid", file.toString(), "--out", runs().toString()));
        all.addAll(Arrays.asList(more));
        return run(all.toArray(String[]::new));
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    private List<String[]> table() throws IOException {
        return Files.readAllLines(runs().resolve("grid.csv")).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void runsAreTrainedOnceAndGoOnWhenThereIsMoreToDo() throws IOException {
        List<String> lines =
                List.of("vae --seed {1,2}" + SMALL, "beta-vae --set beta={2,3} --correlation 0.90 --steps 7" + SMALL);
        assertThat(grid(lines)).as(err.toString()).isZero();
        List<String> names = List.of(
                "vae-seed-1-batch-4-held-out-4-latents-2",
                "vae-seed-2-batch-4-held-out-4-latents-2",
                "beta-vae-seed-0-batch-4-beta-2-correlation-0.9-held-out-4-latents-2",
                "beta-vae-seed-0-batch-4-beta-3-correlation-0.9-held-out-4-latents-2");
        assertThat(table().get(0))
                .containsExactly(
                        "run", "model", "seed", "status", "steps", "validation-loss", "tc-of-mean", "tc-of-sample");
        assertThat(table().subList(1, 5)).extracting(row -> row[0]).isEqualTo(names);
        assertThat(table().subList(1, 5)).allSatisfy(row -> {
            assertThat(row[3]).isEqualTo("trained");
            assertThat(row[4]).isEqualTo("2");
            assertThat(Double.parseDouble(row[5])).isBetween(100.0, 4000.0);
            assertThat(Double.parseDouble(row[7])).isNotNegative();
        });
        assertThat(table().get(2)[2]).isEqualTo("2");
        assertThat(err).asString().contains("run 4 of 4: " + names.get(3));
        assertThat(runs().resolve(names.get(0)).resolve("vae_encoder.onnx")).exists();

        assertThat(grid(lines)).isZero();
        assertThat(err.toString()).isEmpty();

        // The last of two steps in a line counts, and what is said after the file comes last.
        assertThat(grid(lines, "--steps", "3")).isZero();
        assertThat(table().subList(1, 5)).allSatisfy(row -> assertThat(row[4]).isEqualTo("3"));
        assertThat(Files.readAllLines(runs().resolve(names.get(0)).resolve(Trainer.CURVE)))
                .hasSize(4);
    }

    @Test
    void anInfoGanIsARunToo() throws IOException {
        assertThat(grid(List.of("infogan --set continuous={1,2}"), "--steps", "1", "--batch", "4"))
                .as(err.toString())
                .isZero();
        assertThat(table().get(2))
                .containsExactly("infogan-seed-0-batch-4-continuous-2", "infogan", "0", "trained", "1", "", "", "");
    }

    @Test
    void aRunThatFailsIsToldAndTheOthersGoOn() throws IOException {
        List<String> lines = List.of("vae --rate {1e30,1e-4}" + SMALL.replace("2 --latents", "4 --latents"));
        assertThat(grid(lines)).isEqualTo(1);
        assertThat(err).asString().contains("the loss is not finite at step 2");
        assertThat(table()).hasSize(3);
        assertThat(table().get(1)[3]).isEqualTo("failed");
        assertThat(table().get(1)[4]).isEqualTo("1");
        assertThat(table().get(1)[5]).isEmpty();
        assertThat(table().get(2)[3]).isEqualTo("trained");
        String name = table().get(1)[0];
        assertThat(name).endsWith("-rate-1000000000000000000000000000000");
        assertThat(Files.readString(runs().resolve(name).resolve("failure.txt")))
                .contains("not finite");
    }

    @Test
    void allLinesAreCheckedBeforeTheFirstRun() throws IOException {
        List<String[]> wrong = List.of(
                new String[] {"vae --set beta=4", "model vae has no setting 'beta'"},
                new String[] {"vaee", "no model 'vaee'"},
                new String[] {"vae --seed x", "--seed"},
                new String[] {"vae --device tpu", "device is 'tpu'"},
                new String[] {"vae --dataset sprite", "no data set 'sprite'"},
                new String[] {"vae --correlation 1", "correlation 1.0"},
                new String[] {"vae --rate NaN", "Adam has the rate NaN"},
                new String[] {"vae --out elsewhere", "--out is in a line"},
                new String[] {"vae --threads=2", "threads after the file"});
        for (String[] line : wrong) {
            assertThat(grid(List.of("vae --seed 1", line[0]), "--batch", "4", "--held-out", "0", "--steps=2"))
                    .as(line[0])
                    .isEqualTo(1);
            assertThat(err).asString().contains("grid.txt, line 2: ").contains(line[1]);
            assertThat(runs()).doesNotExist();
        }
        assertThat(grid(List.of("vae --steps 2", "vae --steps 3"))).isEqualTo(1);
        assertThat(err).asString().contains("grid.txt, line 2: ", "as that of line 1 does");
        assertThat(grid(List.of("vae"))).isEqualTo(1);
        assertThat(err).asString().contains("grid.txt, line 1: Missing required option: '--steps=N'");
    }

    @Test
    void aRunThatAnotherProcessIsAtIsLeftToIt() throws IOException {
        List<String> lines = List.of("vae --seed {1,2}" + SMALL);
        Path first = runs().resolve("vae-seed-1-batch-4-held-out-4-latents-2");
        try (TrainingFolder.Lock lock = new TrainingFolder(first).lock().orElseThrow()) {
            assertThat(lock.channel().isOpen()).isTrue();
            assertThat(grid(lines)).isZero();
            assertThat(out).asString().contains(first.getFileName() + ": another process is at it");
            assertThat(table().get(1)[3]).isEqualTo("waiting");
            assertThat(table().get(2)[3]).isEqualTo("trained");
            assertThat(run("vae", "--steps", "2", "--out", first.toString())).isEqualTo(1);
            assertThat(err).asString().contains("another process is training into");
        }
        assertThat(grid(lines)).isZero();
        assertThat(table().get(1)[3]).isEqualTo("trained");
    }

    @Test
    void withoutArgumentsItShowsWhatItTakes() {
        assertThat(run("grid")).isZero();
        assertThat(out).asString().contains("Usage: teasel train grid FILE --out DIR");
        assertThat(run("grid", "--out", "x")).isEqualTo(2);
    }

    @Test
    void namesSayWhatIsNotAsUsual() {
        assertThat(name("vae")).isEqualTo("vae-seed-0");
        assertThat(name("vae", "--dataset", "sprites", "--seed=0", "--rate", "0.0001", "--device", "cpu"))
                .isEqualTo("vae-seed-0");
        assertThat(name("beta-tcvae", "--seed", "2", "--correlation", "0.9"))
                .isEqualTo("beta-tcvae-seed-2-correlation-0.9");
        assertThat(name("aae", "--deterministic", "--networks", "fully_connected", "--set", "weight=5"))
                .isEqualTo("aae-seed-0-deterministic-networks-fully-connected-weight-5");
        assertThat(name("vae", "--dataset", "dsprites:/data/d.npz", "--dataset-option", "stride=1,2"))
                .isEqualTo("vae-seed-0-dataset-dsprites-data-d.npz-dataset-stride-1-2");
    }

    /** The grid of docs/training.md. */
    @Test
    void theGridOfTheGuideCanBeRead() throws IOException {
        Path guidePath = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(above -> above.resolve("docs/training.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        String guide = Files.readString(guidePath);
        String block = guide.substring(guide.indexOf("```\n# Four models") + 4);
        Path file = Files.writeString(folder.resolve("guide.txt"), block.substring(0, block.indexOf("```")));
        List<GridFile.Entry> entries = new GridFile(file).entries();
        assertThat(entries).hasSize(4 * 3 * 2 + 3);
        assertThat(entries.stream()
                        .map(entry ->
                                TrainCommand.parse(entry.arguments(), folder).name()))
                .doesNotHaveDuplicates()
                .contains("beta-tcvae-seed-2-correlation-0.9", "beta-tcvae-seed-3-beta-8-narrowing-4-split-2");
    }

    private static String name(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--steps", "5"));
        return TrainCommand.parse(all, Path.of("x")).name();
    }
}
