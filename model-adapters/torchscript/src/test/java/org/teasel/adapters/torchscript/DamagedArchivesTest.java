package org.teasel.adapters.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.teasel.adapters.torchscript.DamagedArchives.Damage;
import org.teasel.adapters.torchscript.DamagedArchives.End;

/** However an archive is damaged, the virtual machine lives on, and no damage passes for a model. */
class DamagedArchivesTest {

    private static final int EACH = 200;

    @TempDir
    Path folder;

    @Test
    void damageEndsInARefusal() throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:ErrorFile=" + folder.resolve("crash"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DamagedArchives.class.getName(),
                        folder.toString(),
                        Integer.toString(EACH))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(240, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it hangs: %s", Files.readString(log)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        Properties counts = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("counts.properties"))) {
            counts.load(reader);
        }
        for (Damage damage : Damage.values()) {
            assertThat(count(counts, damage, End.FAILED)).as("%s", counts).isZero();
            // Some bytes of an archive mean nothing, such as its dates; those of a forger may mean anything.
            assertThat(count(counts, damage, End.REFUSED)).as("%s", counts).isGreaterThan(EACH / 2);
        }
        assertThat(count(counts, Damage.BYTES, End.OTHER_POSTERIORS))
                .as("%s", counts)
                .isZero();
        assertThat(count(counts, Damage.CUT, End.REFUSED)).as("%s", counts).isEqualTo(EACH);
    }

    private static int count(Properties counts, Damage damage, End end) {
        return Integer.parseInt(counts.getProperty(damage + "." + end, "0"));
    }
}
