package org.teasel.estimators.sampled;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.Progress;
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
import org.teasel.estimators.mixture.GatheredComponents;
import org.teasel.estimators.work.Workers;

/** The inner loop of the sampled estimators keeps the rules for kernels. */
class InnerLoopConformanceTest extends ConformanceTest {

    /** Rounding of the sums; for what is left out, epsilon comes on top. */
    private static final double ROUNDING = 1e-13;

    private static final double[] EPSILONS = {1e-14, 1e-6, 1e-3};

    @Override
    protected Stream<Candidate<?>> candidates() {
        return Arrays.stream(EPSILONS)
                .mapToObj(epsilon -> KernelCandidate.of(
                        "epsilon " + epsilon,
                        (mixture, points, sets) -> logDensities(mixture, points, sets, epsilon),
                        epsilon + ROUNDING));
    }

    private static double[][] logDensities(
            MixtureKernel.Mixture mixture, double[][] points, List<LatentSet> sets, double epsilon) {
        DiagonalGaussian components = DiagonalGaussian.of(mixture.means(), mixture.deviations());
        Population population = Population.of(Representation.of("mixture", components, Factors.none(components.size()))
                .weighted(mixture.weights()));
        return sets.stream()
                .map(set -> logDensities(mixture, points, set, components, population, epsilon))
                .toArray(double[][]::new);
    }

    private static double[] logDensities(
            MixtureKernel.Mixture mixture,
            double[][] points,
            LatentSet set,
            DiagonalGaussian components,
            Population population,
            double epsilon) {
        int[] own =
                Arrays.stream(points).mapToInt(z -> nearest(mixture, z, set)).toArray();
        Reading reading = Reading.of(
                new SampledPosterior(List.of(set), points.length, 0, 0, epsilon),
                0,
                population,
                new Draws(own, components.select(own), points));
        GatheredComponents gathered = new GatheredComponents(components.latents());
        for (int n = 0; n < components.size(); n++) {
            if (mixture.weights()[n] > 0) {
                gathered.add(n, mixture.weights()[n], components, n);
            }
        }
        GatheredReader reader = new GatheredReader(
                reading, gathered.together(), IntStream.range(0, points.length).toArray(), Progress.NONE);
        try (Workers workers = new Workers(1)) {
            workers.run(reader.tasks());
        }
        DrawSums sums = DrawSums.of(reading);
        reader.addTo(sums);
        return IntStream.range(0, points.length)
                .mapToDouble(m -> reading.own().log()[0][m] + sums.sets()[0].log(m, 1))
                .toArray();
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
