package org.teasel.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now = 5;
    private final LineProgress progress =
            new LineProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> now);

    private void advance(Duration time, int reports, long steps) {
        for (int k = 0; k < reports; k++) {
            now += time.toNanos() / reports;
            progress.advance(steps / reports);
        }
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aLineAMinute() {
        progress.begin("pass 1 of 2", 1000);
        advance(Duration.ofSeconds(59), 59, 59);
        assertThat(lines()).isEmpty();
        advance(Duration.ofSeconds(141), 141, 141);
        assertThat(lines())
                .containsExactly(
                        "pass 1 of 2: 6 %, about 15 min left",
                        "pass 1 of 2: 12 %, about 15 min left", "pass 1 of 2: 18 %, about 14 min left");
    }

    @Test
    void nothingOfShortTasksNorOfTheirEnd() {
        progress.begin("reading", 100);
        advance(Duration.ofSeconds(50), 10, 100);
        progress.end();
        progress.begin("measuring", 10);
        advance(Duration.ofSeconds(50), 5, 5);
        assertThat(lines()).isEmpty();
        advance(Duration.ofSeconds(50), 5, 5);
        progress.end();
        progress.advance(1);
        assertThat(lines()).hasSize(1).allSatisfy(line -> assertThat(line).startsWith("measuring: "));
    }

    @Test
    void noTimeLeftWhereNothingIsKnownOfIt() {
        progress.begin("measuring", 8);
        advance(Duration.ofMinutes(2), 1, 1);
        assertThat(lines()).containsExactly("measuring: 12 %");
    }
}
