package org.teasel.estimators.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
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

    @Test
    void vectorsReadWhatIsMuchAndWhatComesAfter() {
        assertThat(Kernels.forReading(1e9, 10_000).get().name()).isEqualTo(VECTORS.name());
        assertThat(Kernels.forReading(1, 1).get().name()).isEqualTo(VECTORS.name());
    }

    @Property(tries = 300)
    void sameBits(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int latents, @ForAll boolean extreme) {
        Random random = new Random(seed);
        Components components = components(random, latents, 1 + random.nextInt(300), extreme ? 1e6 : 1);
        ComponentTree tree = new ComponentTree(components);
        Probe probe = probe(random, components, extreme ? 1e6 : 1);
        sameBounds(tree, probe);
        double[] totals = new double[Kernel.WIDTH];
        double[] expected = new double[Kernel.WIDTH];
        for (int block = 0; block < tree.blocks.count; block++) {
            probe.turnTo(tree.outer, 0);
            boolean matters = PLAIN.matters(tree.blocks, block, probe, expected);
            assertThat(VECTORS.matters(tree.blocks, block, probe, totals)).isEqualTo(matters);
            assertThat(totals).containsExactly(expected);
            for (int j = Kernel.NONE; j < latents; j++) {
                double cut = -40 * random.nextDouble() * random.nextInt(18);
                assertThat(VECTORS.sum(tree.blocks, block, probe, j, null, 0.5, cut))
                        .isEqualTo(PLAIN.sum(tree.blocks, block, probe, j, null, 0.5, cut));
                if (matters && Arrays.stream(totals).allMatch(Double::isFinite)) {
                    assertThat(VECTORS.sum(tree.blocks, block, probe, j, totals, 0.5, cut))
                            .isEqualTo(PLAIN.sum(tree.blocks, block, probe, j, totals, 0.5, cut));
                }
            }
        }
    }

    private static void sameBounds(ComponentTree tree, Probe probe) {
        Slacks slacks = new Slacks();
        Slacks expected = new Slacks();
        PLAIN.bounds(tree.inner, 0, probe, Kernel.EVERY, expected);
        VECTORS.bounds(tree.inner, 0, probe, Kernel.EVERY, slacks);
        assertThat(slacks.most).containsExactly(expected.most);
        assertThat(slacks.next).containsExactly(expected.next);
        assertThat(slacks.targets).containsExactly(expected.targets);
        for (int left = Kernel.NONE; left < probe.latents.length && !probe.onPoint; left++) {
            PLAIN.bounds(tree.inner, 0, probe, left, expected);
            VECTORS.bounds(tree.inner, 0, probe, left, slacks);
            assertThat(slacks.most).containsExactly(expected.most);
            assertThat(slacks.target(5)).isEqualTo(left + 1);
        }
    }

    /** The target that has the most slack, the slack of the one that comes next, and none that has more. */
    @Property(tries = 300)
    void slacksAreThoseOfTheTargets(@ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int latents) {
        Random random = new Random(seed);
        Components components = components(random, latents, 1 + random.nextInt(300), 1);
        ComponentTree tree = new ComponentTree(components);
        Probe probe = probe(random, components, 1);
        Assume.that(!probe.onPoint);
        Slacks all = new Slacks();
        PLAIN.bounds(tree.inner, 0, probe, Kernel.EVERY, all);
        Slacks one = new Slacks();
        for (int box = 0; box < tree.inner.count; box++) {
            double[] alone = new double[latents + 1];
            for (int left = Kernel.NONE; left < latents; left++) {
                PLAIN.bounds(tree.inner, 0, probe, left, one);
                alone[left + 1] = one.most[box];
            }
            Offset<Double> rounding = within(1e-9 + 1e-13 * Math.abs(all.most[box]));
            // A box of points has exponents so low that differences of them say nothing, and counts as one that
            // matters.
            if (Arrays.stream(alone).allMatch(slack -> slack > -1e20)) {
                assertThat(alone[(int) all.targets[box]]).isCloseTo(all.most[box], rounding);
                Arrays.sort(alone);
                assertThat(alone[latents]).isCloseTo(all.most[box], rounding);
                assertThat(alone[latents - 1]).isCloseTo(all.next[box], rounding);
            }
        }
    }

    /** What is computed for one target alone is what all targets share, to rounding. */
    @Property(tries = 300)
    void aloneIsAsTogether(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int latents) {
        Random random = new Random(seed);
        Components components = components(random, latents, 64, 1);
        ComponentTree tree = new ComponentTree(components);
        Probe probe = probe(random, components, 1);
        Arrays.fill(probe.threshold, -1e9);
        probe.jointThreshold = -1e9;
        probe.turnTo(tree.outer, 0);
        double[] totals = new double[Kernel.WIDTH];
        assertThat(PLAIN.matters(tree.blocks, 0, probe, totals)).isTrue();
        double alone = PLAIN.sum(tree.blocks, 0, probe, Kernel.NONE, null, 0, -600);
        double together = PLAIN.sum(tree.blocks, 0, probe, Kernel.NONE, totals, 0, -600);
        assertThat(alone).isCloseTo(together, within(1e-10 * together));
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
            assertThat(VECTORS.sum(tree.blocks, 0, probe, Kernel.NONE, x, 0, Exponential.LEAST + Kernel.BELOW))
                    .isEqualTo(PLAIN.sum(tree.blocks, 0, probe, Kernel.NONE, x, 0, Exponential.LEAST + Kernel.BELOW));
        }
    }

    @Test
    void anExponentThatWouldOverflowIsTold() {
        double[] x = new double[Kernel.WIDTH];
        x[37] = Kernel.HIGH + 1;
        ComponentTree tree = new ComponentTree(components(new Random(1), 1, 1, 1));
        Probe probe = probe(new Random(2), components(new Random(1), 1, 1, 1), 1);
        assertThat(PLAIN.sum(tree.blocks, 0, probe, Kernel.NONE, x, 0, -20)).isInfinite();
        assertThat(VECTORS.sum(tree.blocks, 0, probe, Kernel.NONE, x, 0, -20)).isInfinite();
    }

    /** Vectors become objects where loops are inlined into what calls them. */
    @Test
    void loopsAreTooLongToBeInlined() {
        StringWriter code = new StringWriter();
        PrintWriter out = new PrintWriter(code);
        String file = VectorKernel.class
                .getResource(VectorKernel.class.getSimpleName() + ".class")
                .toString();
        assertThat(ToolProvider.findFirst("javap").orElseThrow().run(out, out, "-c", "-p", file))
                .isZero();
        for (String loop : List.of("bounds", "matters", "sum", "addTwo", "subtract")) {
            assertThat(bytecodes(code.toString(), loop)).as(loop).isGreaterThan(VectorKernel.NOT_INLINED);
        }
    }

    /** Length of the longest method of a name. */
    private static int bytecodes(String code, String method) {
        return Pattern.compile("(?s) " + method + "\\([^\n]*\n    Code:\n(.*?)\n\n")
                .matcher(code)
                .results()
                .map(match -> match.group(1).lines().reduce("", (before, line) -> line))
                .mapToInt(last -> Integer.parseInt(last.strip().split(":")[0]))
                .max()
                .orElseThrow();
    }

    private static Components components(Random random, int latents, int count, double scale) {
        double[] means = new double[count * latents];
        double[] deviations = new double[count * latents];
        for (int k = 0; k < means.length; k++) {
            means[k] = scale * random.nextGaussian();
            deviations[k] = random.nextInt(20) == 0 ? 0 : Math.exp(2 * random.nextGaussian()) / scale;
        }
        DiagonalGaussian posteriors = DiagonalGaussian.of(latents, means, deviations);
        GatheredComponents components = new GatheredComponents(latents);
        for (int n = 0; n < count; n++) {
            components.add(n, 0.1 + random.nextDouble(), posteriors, n);
        }
        return components.together();
    }

    private static Probe probe(Random random, Components components, double scale) {
        int[] latents = new int[components.latents()];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = i;
        }
        int[][] orders = IntStream.range(Kernel.NONE, latents.length)
                .mapToObj(left -> Arrays.stream(latents).filter(i -> i != left).toArray())
                .toArray(int[][]::new);
        Probe probe = new Probe(latents, orders, -14);
        int component = random.nextInt(components.size());
        double[] z = new double[latents.length];
        double[] own = new double[latents.length];
        boolean[] point = new boolean[latents.length];
        for (int i = 0; i < latents.length; i++) {
            point[i] = components.deviation(component, i) == 0;
            z[i] = point[i] ? components.mean(component, i) : scale * random.nextGaussian();
            own[i] = random.nextGaussian();
        }
        probe.start(new MixtureReader.Draw(z, own, point, 0.1));
        Arrays.setAll(probe.threshold, i -> -30 * random.nextDouble());
        probe.jointThreshold = -30 * random.nextDouble();
        return probe;
    }
}
