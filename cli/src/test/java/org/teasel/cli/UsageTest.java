package org.teasel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bins 1 | bins is 1",
                "--bins many | 'many' is not an int",
                "--range 4,-4 | range is [4.0, -4.0]",
                "--range 4 | no two numbers",
                "--quantisation rough | expected one of [EXACT, INTEGRAL, DENSITY]",
                "--samples 1 | samples is 1",
                "--threads 0 | threads is 0",
                "--confidence 1 | confidence is 1.0",
                "--learner-rows few | no number of rows",
                "--format pdf | expected one of [JSON, MD, HTML]",
                "--metrics nosuch | there is no metric 'nosuch'; there are",
                "--metrics mig:nosuch | has no variant 'nosuch'",
                "--metrics mig@3 | takes no @k",
                "--metrics , | no metric name",
                "--posteriors x --stride 1 | excludes",
                "--posteriors x --encoder-option a=b | excludes",
                "--posteriors x --dataset-option a=b | excludes",
                "--stride 1,1,1,1,1 --sample 5 | exclude each other",
                "--stride 0,1,1,1,1 | --stride is '0,1,1,1,1', expected a step for each factor",
                "--stride 1,a | --stride is '1,a'",
                "--sample 0 | --sample is 0, expected at least 1",
                "--samples 2000000000 | expected at most 1000000",
                "--repeats 0 | repeats is 0, expected at least 1",
                "--anew | --anew needs --checkpoint",
                "--colour red | Unknown option",
                "--encoder | Missing required parameter"
            })
    void wrongUsageIsToldAndExitsWithTwo(String arguments, String message) {
        Run run = Run.of(("score --out " + folder + " " + arguments).split(" "));
        assertThat(run.refused(2, message, "Try 'teasel score --help'"))
                .as(run.toString())
                .isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aCommandIsNeeded() {
        assertThat(Run.of().refused(2, "expected a command")).isTrue();
        assertThat(Run.of("scores").refused(2, "Unmatched argument", "Did you mean"))
                .isTrue();
    }

    @Test
    void helpAndVersionAreGiven() {
        assertThat(Run.of("--help").out()).contains("score", "metrics", "plugins", "Exit codes");
        assertThat(Run.of("score", "--help").out())
                .contains("--encoder", "--posteriors", "--quantisation", "--plugins");
        assertThat(Run.of("--version").out()).startsWith("teasel ");
    }
}
