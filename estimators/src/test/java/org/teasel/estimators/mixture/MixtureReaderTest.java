package org.teasel.estimators.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;

/** What is left out of a mixture stays below epsilon, whatever the layout. */
class MixtureReaderTest {

    private static final int ROWS = 9_000;
    private static final int LATENTS = 5;
    private static final int DRAWS = 40;

    private record Drawn(MixtureReader.Draw draw, int row) {}

    @ParameterizedTest
    @EnumSource
    void errorsStayBelowEpsilon(Layout layout) {
        DiagonalGaussian posteriors = layout.posteriors(1, ROWS, LATENTS);
        Components components = Layout.components(posteriors);
        Drawn[] drawn = draws(posteriors, components, 2);
        for (double epsilon : new double[] {1e-14, 1e-6, 1e-2}) {
            MixtureReader reader = new Mixture(components, epsilon, DRAWS).readerWithRests(all(LATENTS));
            for (int from = 0; from < DRAWS; from += MixtureReader.TOGETHER) {
                Drawn[] some = Arrays.copyOfRange(drawn, from, Math.min(DRAWS, from + MixtureReader.TOGETHER));
                reader.read(Arrays.stream(some).map(Drawn::draw).toArray(MixtureReader.Draw[]::new));
                for (int d = 0; d < some.length; d++) {
                    for (int target = 0; target <= LATENTS; target++) {
                        double exact = exact(posteriors, components, some[d], target - 1);
                        double rounding = 1e-11;
                        assertThat(reader.log(d, target))
                                .as("%s, epsilon %s, target %s", layout, epsilon, target)
                                .isBetween(exact - epsilon - rounding, exact + rounding);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theKernelChangesNoBit(Layout layout) {
        DiagonalGaussian posteriors = layout.posteriors(7, ROWS, LATENTS);
        Components components = Layout.components(posteriors);
        ComponentTree tree = new ComponentTree(components);
        MixtureReader.Draw[] draws =
                Arrays.stream(draws(posteriors, components, 8)).map(Drawn::draw).toArray(MixtureReader.Draw[]::new);
        for (int[] set : new int[][] {all(LATENTS), {0, 2, 3}}) {
            MixtureReader plain = new MixtureReader(tree, new ScalarKernel(), set, true, 1e-6);
            MixtureReader vectors = new MixtureReader(tree, Kernels.best(), set, true, 1e-6);
            MixtureReader.Draw[] some =
                    Arrays.stream(draws).map(draw -> in(draw, set)).toArray(MixtureReader.Draw[]::new);
            plain.read(some);
            vectors.read(some);
            for (int d = 0; d < some.length; d++) {
                for (int target = 0; target <= set.length; target++) {
                    assertThat(vectors.log(d, target)).isEqualTo(plain.log(d, target));
                }
            }
        }
    }

    private static MixtureReader.Draw in(MixtureReader.Draw draw, int[] set) {
        double[] own = Arrays.stream(set).mapToDouble(i -> draw.own()[i]).toArray();
        boolean[] point = new boolean[set.length];
        for (int j = 0; j < set.length; j++) {
            point[j] = draw.point()[set[j]];
        }
        return new MixtureReader.Draw(draw.z(), own, point, draw.certain());
    }

    @Test
    void mostOfInformativePosteriorsIsLeftOut() {
        DiagonalGaussian posteriors = Layout.INFORMATIVE.posteriors(3, 60_000, LATENTS);
        Components components = Layout.components(posteriors);
        ComponentTree tree = new ComponentTree(components);
        Counting counting = new Counting();
        MixtureReader reader = new MixtureReader(tree, counting, all(LATENTS), false, 1e-6);
        reader.read(Arrays.stream(draws(posteriors, components, 4))
                .limit(MixtureReader.TOGETHER)
                .map(Drawn::draw)
                .toArray(MixtureReader.Draw[]::new));
        assertThat(counting.blocks).isPositive().isLessThan(MixtureReader.TOGETHER * tree.blocks.count / 10);
    }

    @Test
    void whatIsReadTogetherIsReadAsAloneWithinEpsilon() {
        DiagonalGaussian posteriors = Layout.INFORMATIVE.posteriors(5, ROWS, LATENTS);
        Components components = Layout.components(posteriors);
        MixtureReader reader = new Mixture(components, 1e-6, DRAWS).reader(all(LATENTS));
        MixtureReader.Draw[] draws = Arrays.stream(draws(posteriors, components, 6))
                .limit(MixtureReader.TOGETHER)
                .map(Drawn::draw)
                .toArray(MixtureReader.Draw[]::new);
        reader.read(draws);
        double[] together = IntStream.range(0, draws.length)
                .mapToDouble(d -> reader.log(d, 0))
                .toArray();
        for (int d = 0; d < draws.length; d++) {
            reader.read(draws[d]);
            assertThat(reader.log(0, 0)).isBetween(together[d] - 1e-6, together[d] + 1e-6);
        }
    }

    private static int[] all(int latents) {
        return IntStream.range(0, latents).toArray();
    }

    private static Drawn[] draws(DiagonalGaussian posteriors, Components components, long seed) {
        Random random = new Random(seed);
        Drawn[] draws = new Drawn[DRAWS];
        for (int m = 0; m < DRAWS; m++) {
            int row = random.nextInt(posteriors.size());
            double[] z = new double[LATENTS];
            double[] own = new double[LATENTS];
            boolean[] point = new boolean[LATENTS];
            posteriors.sample(row, random, z);
            for (int i = 0; i < LATENTS; i++) {
                own[i] = posteriors.logMarginal(row, i, z[i]);
                point[i] = posteriors.point(row, i);
            }
            draws[m] = new Drawn(new MixtureReader.Draw(z, own, point, components.weight(row)), row);
        }
        return draws;
    }

    /** By the definition, relative to the draw's own component; only components of its dimension count. */
    private static double exact(DiagonalGaussian posteriors, Components components, Drawn drawn, int left) {
        LatentSet set = left < 0 ? LatentSet.all(LATENTS) : LatentSet.allBut(left, LATENTS);
        int dimension = posteriors.density(drawn.row(), set).dimension();
        double own = posteriors.density(drawn.row(), set).log(drawn.draw().z());
        double[] logs = IntStream.range(0, posteriors.size())
                .filter(n -> posteriors.density(n, set).dimension() == dimension)
                .mapToDouble(n -> Math.log(components.weight(n))
                        + posteriors.density(n, set).log(drawn.draw().z())
                        - own)
                .toArray();
        double greatest = Arrays.stream(logs).max().orElseThrow();
        return greatest
                + Math.log(
                        Arrays.stream(logs).map(log -> Math.exp(log - greatest)).sum());
    }

    /** Counts the blocks that are read. */
    private static final class Counting implements Kernel {
        private final Kernel kernel = new ScalarKernel();
        private int blocks;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public void bounds(Boxes boxes, int group, Probe probe, int left, Slacks slacks) {
            kernel.bounds(boxes, group, probe, left, slacks);
        }

        @Override
        public boolean matters(Blocks all, int block, Probe probe, double[] totals) {
            blocks++;
            return kernel.matters(all, block, probe, totals);
        }

        @Override
        public double sum(Blocks all, int block, Probe probe, int left, double[] totals, double scale, double cut) {
            blocks += totals == null ? 1 : 0;
            return kernel.sum(all, block, probe, left, totals, scale, cut);
        }
    }
}
