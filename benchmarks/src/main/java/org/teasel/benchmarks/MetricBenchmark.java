package org.teasel.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.spi.Plugins;
import org.teasel.estimators.Estimates;
import org.teasel.metrics.MetricCatalogue;

/** A metric from statistics that are there already: what one more score costs, and what its interval does. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@org.openjdk.jmh.annotations.Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class MetricBenchmark {

    @Param({"mig", "jemmig", "misjed", "wsepin", "tc"})
    private String metric;

    @Param("1000")
    private int observations;

    @Param("10")
    private int latents;

    @Param("1000")
    private int samples;

    private Metric chosen;
    private Estimates estimates;

    /** Computes what the metric needs. */
    @Setup(Level.Trial)
    public void estimate() {
        Data data = Data.of(observations, latents, samples);
        chosen = MetricCatalogue.of(Plugins.discover()).select(metric).get(0);
        estimates = data.estimate(List.copyOf(chosen.needs(data.population(), data.settings())));
    }

    /** The measurement alone. */
    @Benchmark
    public Measurement measure() {
        return chosen.measure(estimates.all());
    }

    /** The measurements that its interval comes from, one without each part of the observations. */
    @Benchmark
    public List<Measurement> withoutEachPart() {
        return IntStream.range(0, estimates.parts())
                .mapToObj(part -> chosen.measure(estimates.withoutPart(part)))
                .toList();
    }
}
