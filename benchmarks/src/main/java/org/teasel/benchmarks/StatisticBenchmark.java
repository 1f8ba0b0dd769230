package org.teasel.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.Moments;
import org.teasel.api.information.PosteriorMoments;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;

/** One statistic each, from the posteriors to its result. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class StatisticBenchmark {

    @Param({"500", "2000"})
    private int observations;

    @Param({"5", "20"})
    private int latents;

    /** Draws for what is sampled, whose cost is linear in them. */
    @Param("200")
    private int samples;

    private Data data;

    /** Makes the posteriors. */
    @Setup(Level.Trial)
    public void make() {
        data = Data.of(observations, latents, samples);
    }

    /** All latents, each, and all but each, and each latent with each factor: by far the dearest. */
    @Benchmark
    public SampledInformation sampledPosterior() {
        return data.compute(SampledPosterior.of(data.population(), data.settings()));
    }

    /** Each latent with each factor, in bins. */
    @Benchmark
    public InformationTable quantisedPosterior() {
        return data.compute(QuantisedPosterior.of(data.settings()));
    }

    /** Every pair of latents, in bins; cost grows with the square of the latents. */
    @Benchmark
    public double[][] quantisedPairs() {
        return data.compute(new QuantisedPairs(data.settings().quantisation()));
    }

    /** Every pair of means, in bins. */
    @Benchmark
    public double[][] meanPairs() {
        return data.compute(new MeanPairs(data.settings().quantisation()));
    }

    /** Each mean with each factor, in bins over its own range. */
    @Benchmark
    public InformationTable meanHistogram() {
        return data.compute(
                new MeanHistogram(MeanHistogram.USUAL_BINS, data.settings().factorBins()));
    }

    /** Means and covariances. */
    @Benchmark
    public Moments moments() {
        return data.compute(new PosteriorMoments());
    }
}
