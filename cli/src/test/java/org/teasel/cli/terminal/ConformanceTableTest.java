package org.teasel.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.teasel.cli.conform.Conformance;
import org.teasel.cli.conform.Conformances;

class ConformanceTableTest {

    private static String printed(Conformance conformance) {
        StringWriter out = new StringWriter();
        ConformanceTable.print(conformance, new PrintWriter(out, true));
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void findingsAreATableAndWhatIsBrokenIsExplained() {
        assertThat(printed(Conformances.mixed())).isEqualTo("""
                metric gap of example.jar

                rule           verdict
                ─────────────  ──────────────  ─────────────
                metric.finite  held            20 examples
                metric.range   broken          see below
                metric.plain   broken          see below
                metric.at-k    not applicable  it takes no k

                rule metric.range is broken: scores are what they should be.
                it is 2.0, expected at most 1
                Simplest example found (seed 7):
                  row 0: z = 1
                  row 1: z = 2
                Usually broken by: a forgotten sign.
                Source: Example 2020, Eq. 1.

                rule metric.plain is broken: scores are what they should be.
                it is null
                Usually broken by: a forgotten sign.
                Source: Example 2020, Eq. 1.

                metric gap:other of example.jar

                rule          verdict
                ────────────  ───────  ─────────
                metric.draws  held     1 example

                Metric com.example.Absent of example.jar can't be used: the class is absent
                encoder onnx of example.jar was not tried: it needs a file

                2 services, 5 findings: 2 held, 2 broken, 1 not applicable; 1 service can't be used. \
                Profile quick, seed 7; chance accuses a right implementation with a probability of at most 3.0e-09.
                """);
    }

    @Test
    void aSingleServiceIsCountedInTheSingular() {
        assertThat(printed(Conformances.right())).endsWith("""

                        1 service, 1 finding: 1 held, 0 broken, 0 not applicable. \
                        Profile quick, seed 7; chance accuses a right implementation with a probability of at most \
                        0.0e+00.
                        """);
    }
}
