package org.teasel.models.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingReportTest {

    private final StringWriter text = new StringWriter();

    private static Map<String, Double> terms(long step) {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("loss", 100.0 + step);
        terms.put("kl", 0.123456);
        return terms;
    }

    /** Goes on after 40 of 50 steps. */
    private String report(TrainingReport report) {
        report.begin("training", 50);
        report.advance(40);
        for (long step = 41; step <= 50; step++) {
            report.advance(1);
            report.step(step, terms(step));
        }
        report.end();
        return text.toString();
    }

    @Test
    void linesEndWithTheLastStep() {
        assertThat(report(new TrainingLines(new PrintWriter(text))))
                .isEqualTo("step 50 of 50: loss 150.0, kl 0.1235" + System.lineSeparator());
    }

    @Test
    void aBarIsDrawnAndTakenAway() {
        String drawn = report(TrainingBar.of(new PrintWriter(text), 100));
        assertThat(drawn).contains("\rtraining 100% ").contains(" 50/50 ").contains("loss 150.0, kl 0.1235");
        assertThat(drawn)
                .endsWith("\r" + " ".repeat(100) + "\r" + "step 50 of 50: loss 150.0, kl 0.1235"
                        + System.lineSeparator());
        for (String line : drawn.split("\r")) {
            assertThat(line.strip().length()).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void aNarrowTerminalHasABarNonetheless() {
        assertThat(report(TrainingBar.of(new PrintWriter(text), 80)))
                .contains("\u2588\u2588\u2588\u2588")
                .contains("loss 150.0, kl 0.1");
    }

    @Test
    void aTrainingThatIsOverIsShownToo() {
        TrainingReport bar = TrainingBar.of(new PrintWriter(text), 80);
        bar.begin("training", 50);
        bar.advance(50);
        bar.end();
        assertThat(text).asString().doesNotContain("step");
    }
}
