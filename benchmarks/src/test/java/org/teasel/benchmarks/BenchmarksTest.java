package org.teasel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, once and on little data; how long it takes is no matter here. */
class BenchmarksTest {

    @BeforeAll
    static void besideOtherRuns() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Test
    void everyBenchmarkOfStatisticsRuns() throws RunnerException {
        assertThat(run(StatisticBenchmark.class)).hasSize(6);
    }

    @Test
    void everyBenchmarkOfMetricsRunsForEachMetric() throws RunnerException {
        assertThat(run(MetricBenchmark.class)).hasSize(2 * 5);
    }

    private static Collection<RunResult> run(Class<?> benchmarks) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(benchmarks.getSimpleName())
                        .param("observations", "60")
                        .param("latents", "3")
                        .param("samples", "40")
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }
}
