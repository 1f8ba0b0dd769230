package org.teasel.estimators.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.teasel.api.posterior.DiagonalGaussian;

/** The kernel of vectors gives the bits that the plain one gives. */
class KernelTwinsTest {

    private static final Kernel PLAIN = new ScalarKernel();
    private static final Kernel VECTORS = Kernels.best();

    @Test
    void vectorsAreOnTrial() {
        assertThat(VECTORS).isInstanceOf(VectorKernel.class);
        assertThat(VECTORS.name()).startsWith("vectors of ");
    }

    @Property(tries = 300)
    void sameBits(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int latents, @ForAll boolean extreme) {
        Random random = new Random(seed);
        Components components = components(random, latents, 1 + random.nextInt(300), extreme ? 1e6 : 1);
        ComponentTree tree = new ComponentTree(components);
        Probe probe = probe(random, components, extreme ? 1e6 : 1);
        double[] slack = new double[Kernel.WIDTH];
        double[] expected = new double[Kernel.WIDTH];
        PLAIN.bounds(tree.inner, 0, probe, expected);
        VECTORS.bounds(tree.inner, 0, probe, slack);
        assertThat(slack).containsExactly(expected);
        int[] positions = IntStream.range(0, latents).toArray();
        double[] totals = new double[Kernel.WIDTH];
        double[] expectedTotals = new double[Kernel.WIDTH];
        for (int block = 0; block < tree.blocks.count; block++) {
            probe.turnTo(tree.outer, 0);
            assertThat(VECTORS.matters(tree.blocks, block, probe, totals))
                    .isEqualTo(PLAIN.matters(tree.blocks, block, probe, expectedTotals));
            assertThat(totals).containsExactly(expectedTotals);
            VECTORS.totals(tree.blocks, block, probe, positions, totals);
            PLAIN.totals(tree.blocks, block, probe, positions, expectedTotals);
            assertThat(totals).containsExactly(expectedTotals);
            for (int j = Kernel.NONE; j < latents; j++) {
                double cut = -40 * random.nextDouble() * random.nextInt(18);
                assertThat(VECTORS.sum(tree.blocks, block, probe, j, totals, 0.5, cut, cut / 2))
                        .isEqualTo(PLAIN.sum(tree.blocks, block, probe, j, totals, 0.5, cut, cut / 2));
            }
        }
    }

    @Test
    void theExponentialHasTheSameBits() {
        double[] x = new double[Kernel.WIDTH];
        ComponentTree tree = new ComponentTree(components(new Random(1), 1, 1, 1));
        Probe probe = probe(new Random(2), components(new Random(1), 1, 1, 1), 1);
        Random random = new Random(1);
        for (int k = 0; k < 2000; k++) {
            for (int n = 0; n < x.length; n++) {
                x[n] = Exponential.LEAST + random.nextDouble() * (Kernel.HIGH - Exponential.LEAST);
            }
            assertThat(VECTORS.sum(tree.blocks, 0, probe, Kernel.NONE, x, 0, Exponential.LEAST, Exponential.LEAST))
                    .isEqualTo(
                            PLAIN.sum(tree.blocks, 0, probe, Kernel.NONE, x, 0, Exponential.LEAST, Exponential.LEAST));
        }
    }

    @Test
    void anExponentThatWouldOverflowIsTold() {
        double[] x = new double[Kernel.WIDTH];
        x[37] = Kernel.HIGH + 1;
        ComponentTree tree = new ComponentTree(components(new Random(1), 1, 1, 1));
        Probe probe = probe(new Random(2), components(new Random(1), 1, 1, 1), 1);
        assertThat(PLAIN.sum(tree.blocks, 0, probe, Kernel.NONE, x, 0, -50, -20))
                .isInfinite();
        assertThat(VECTORS.sum(tree.blocks, 0, probe, Kernel.NONE, x, 0, -50, -20))
                .isInfinite();
    }

    private static Components components(Random random, int latents, int count, double scale) {
        double[] means = new double[count * latents];
        double[] deviations = new double[count * latents];
        for (int k = 0; k < means.length; k++) {
            means[k] = scale * random.nextGaussian();
            deviations[k] = random.nextInt(20) == 0 ? 0 : Math.exp(2 * random.nextGaussian()) / scale;
        }
        DiagonalGaussian posteriors = DiagonalGaussian.of(latents, means, deviations);
        Components components = new Components(latents);
        for (int n = 0; n < count; n++) {
            components.add(n, 0.1 + random.nextDouble(), posteriors, n);
        }
        return components;
    }

    private static Probe probe(Random random, Components components, double scale) {
        int[] latents = new int[components.latents()];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = i;
        }
        Probe probe = new Probe(latents, latents, true, -14);
        int component = random.nextInt(components.size());
        for (int i = 0; i < latents.length; i++) {
            probe.point[i] = components.deviation(component, i) == 0;
            probe.z[i] = probe.point[i] ? components.mean(component, i) : scale * random.nextGaussian();
            probe.own[i] = random.nextGaussian();
            probe.threshold[i] = -30 * random.nextDouble();
        }
        probe.jointThreshold = -30 * random.nextDouble();
        return probe;
    }
}
