package org.teasel.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.teasel.api.Settings;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.estimators.mixture.Components;
import org.teasel.estimators.mixture.GatheredComponents;
import org.teasel.estimators.mixture.Marginal;
import org.teasel.estimators.mixture.Mixture;
import org.teasel.estimators.mixture.MixtureReader;

/** The innermost loops by draw: a mixture read with the vector module, without it, and one latent of it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class MixtureBenchmark {

    @Param({"46080"})
    private int observations;

    @Param({"10"})
    private int latents;

    private Mixture mixture;
    private Marginal marginal;
    private MixtureReader.Draw[] draws;

    /** Gathers the components, builds the tree, and draws. */
    @Setup(Level.Trial)
    public void make() {
        DiagonalGaussian posteriors = (DiagonalGaussian) SyntheticPosteriors.of(observations, latents, 0)
                .representation()
                .posteriors();
        GatheredComponents gathered = new GatheredComponents(latents);
        for (int row = 0; row < observations; row++) {
            gathered.add(row, 1.0 / observations, posteriors, row);
        }
        Components components = gathered.together();
        mixture = new Mixture(components, Settings.DEFAULT.epsilon(), Integer.MAX_VALUE);
        marginal = Marginal.of(components, 0, Settings.DEFAULT.epsilon());
        int[] rows = new SplittableRandom(1)
                .ints(MixtureReader.TOGETHER, 0, observations)
                .toArray();
        draws = IntStream.of(mixture.inOrder(rows, row -> row))
                .mapToObj(row -> draw(posteriors, row))
                .toArray(MixtureReader.Draw[]::new);
    }

    private MixtureReader.Draw draw(DiagonalGaussian posteriors, int row) {
        double[] z = new double[latents];
        double[] own = new double[latents];
        posteriors.sample(row, new SplittableRandom(row), z);
        for (int i = 0; i < latents; i++) {
            own[i] = posteriors.logMarginal(row, i, z[i]);
        }
        return new MixtureReader.Draw(z, own, new boolean[latents], 1.0 / observations);
    }

    /** The joint density and all without one latent, with the vector module. */
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
    @OperationsPerInvocation(MixtureReader.TOGETHER)
    public void withVectors(Blackhole hole) {
        read(hole);
    }

    /** The same without it. */
    @Benchmark
    @Fork(1)
    @OperationsPerInvocation(MixtureReader.TOGETHER)
    public void withoutVectors(Blackhole hole) {
        read(hole);
    }

    private void read(Blackhole hole) {
        MixtureReader reader =
                mixture.readerWithRests(IntStream.range(0, latents).toArray());
        reader.read(draws);
        for (int d = 0; d < draws.length; d++) {
            hole.consume(reader.log(d, 0));
        }
    }

    /** The density of one latent. */
    @Benchmark
    @Fork(1)
    @OperationsPerInvocation(MixtureReader.TOGETHER)
    public void oneLatent(Blackhole hole) {
        for (MixtureReader.Draw draw : draws) {
            hole.consume(marginal.log(draw.z()[0], draw.own()[0]));
        }
    }
}
