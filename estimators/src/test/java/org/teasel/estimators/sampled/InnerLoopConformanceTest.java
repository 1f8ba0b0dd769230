package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Population;
import org.teasel.conformance.ConformanceTest;
import org.teasel.conformance.kernel.KernelCandidate;
import org.teasel.conformance.kernel.MixtureKernel;
import org.teasel.conformance.rule.Candidate;

/** The inner loop of the sampled estimators keeps the rules for kernels. */
class InnerLoopConformanceTest extends ConformanceTest {

    /** What components below 2^-54 of the draw's own can take away, N of them, and rounding of the sum. */
    private static final double ERROR = 1e-13;

    @Override
    protected Stream<Candidate<?>> candidates() {
        return Stream.of(KernelCandidate.of("DiagonalReader", InnerLoopConformanceTest::logDensities, ERROR));
    }

    private static double[][] logDensities(MixtureKernel.Mixture mixture, double[][] points, List<LatentSet> sets) {
        return sets.stream().map(set -> logDensities(mixture, points, set)).toArray(double[][]::new);
    }

    private static double[] logDensities(MixtureKernel.Mixture mixture, double[][] points, LatentSet set) {
        DiagonalGaussian components = DiagonalGaussian.of(mixture.means(), mixture.deviations());
        Population population = Population.of(Representation.of("mixture", components, Factors.none(components.size()))
                .weighted(mixture.weights()));
        int[] own =
                Arrays.stream(points).mapToInt(z -> nearest(mixture, z, set)).toArray();
        Reading reading = Reading.of(
                new SampledPosterior(List.of(set), points.length, 0, 2),
                0,
                population,
                new Draws(own, components.select(own), points));
        DiagonalReader reader = new DiagonalReader(
                reading, IntStream.range(0, components.size()).toArray(), components);
        MixtureSums[] sums = {new MixtureSums(points.length)};
        double[] logs = new double[points.length];
        for (int m = 0; m < points.length; m++) {
            reader.read(m, sums, new MixtureSums[0][]);
            logs[m] = reading.own().log()[0][m] + sums[0].log(m, 1);
        }
        return logs;
    }

    /**
     * The component that is densest at a point. Sums are relative to the draw's own component; a draw is never far from
     * that, as an arbitrary point would be.
     */
    private static int nearest(MixtureKernel.Mixture mixture, double[] z, LatentSet set) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int n = 0; n < mixture.weights().length; n++) {
            double distance = 0;
            for (int i : set.toArray()) {
                double steps = (z[i] - mixture.means()[n][i]) / mixture.deviations()[n][i];
                distance += 0.5 * steps * steps + Math.log(mixture.deviations()[n][i]);
            }
            if (mixture.weights()[n] > 0 && distance < least) {
                nearest = n;
                least = distance;
            }
        }
        return nearest;
    }
}
