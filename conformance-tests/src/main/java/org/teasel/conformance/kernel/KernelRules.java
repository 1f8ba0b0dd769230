package org.teasel.conformance.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** The rules for kernels. */
final class KernelRules {

    private static final int EXAMPLES = 30;

    /** Rounding of double precision, as a share of the greatest number in the making of a log density. */
    private static final double ROUNDING = 0x1p-48;

    private static final String DEFINITION =
            "MixtureKernel.logDensities: log q(z_S) = log sum_n p_n prod_i N(z_i; m_ni, s_ni^2)";

    static final List<Rule<KernelCandidate>> ALL = List.of(
            rule(
                    "kernel.density",
                    "log densities are those of the definition, within the promised error, everywhere",
                    "a wide cut, distances in single precision, a clamped density, weights left out, a missing"
                            + " normalising constant",
                    KernelRules::density),
            rule(
                    "kernel.number",
                    "a log density is a finite number wherever a component of positive weight can be read",
                    "exponentials that all underflow, infinity minus infinity",
                    KernelRules::number),
            rule(
                    "kernel.shape",
                    "there is a row for each set, in their order, and a number in it for each point",
                    "rows by point, sets sorted",
                    KernelRules::shape),
            rule(
                    "kernel.empty-set",
                    "the log density of no latents is 0",
                    "a sum of weights that is not 1, an index of -1",
                    KernelRules::emptySet),
            rule(
                    "kernel.marginal",
                    "a set reads the same as the mixture of only its latents",
                    "latents outside the set that are read too, a set taken for a position",
                    KernelRules::marginal),
            rule(
                    "kernel.order-of-components",
                    "the order of components does not matter, to rounding",
                    "the first component as the scale, a cut by neighbours",
                    KernelRules::orderOfComponents),
            rule(
                    "kernel.order-of-latents",
                    "the order of latents does not matter, to rounding",
                    "a cut on the first latents alone",
                    KernelRules::orderOfLatents),
            rule(
                    "kernel.split-component",
                    "a component as two of half its weight gives the same",
                    "equal components counted once, a cut by the weight of a single component",
                    KernelRules::splitComponent),
            rule(
                    "kernel.no-weight",
                    "components of weight 0 do not matter",
                    "log 0 in a product, weights left out",
                    KernelRules::noWeight),
            rule(
                    "kernel.points-alone",
                    "what is read at a point does not depend on the other points",
                    "a scale that all points share",
                    KernelRules::pointsAlone),
            rule(
                    "kernel.arguments-kept",
                    "arguments stay as they were",
                    "points or weights scaled in place",
                    KernelRules::argumentsKept),
            rule(
                    "kernel.same-bits",
                    "equal calls give equal bits, on several threads too",
                    "scratch arrays that calls share, sums in the order of threads",
                    KernelRules::sameBits));

    private KernelRules() {}

    private static Rule<KernelCandidate> rule(
            String id, String statement, String mistakes, Check.ActionOn<KernelCandidate, Layout> action) {
        return Rule.<KernelCandidate>must(id, statement)
                .from(DEFINITION)
                .brokenBy(mistakes)
                .onExamples(EXAMPLES, Layout.ANY, action);
    }

    /** All latents, each alone, all but each, and pairs of the first. */
    private static List<LatentSet> sets(int latents) {
        List<LatentSet> sets = new ArrayList<>(List.of(LatentSet.all(latents)));
        for (int i = 0; i < latents; i++) {
            sets.add(LatentSet.of(i));
            sets.add(LatentSet.allBut(i, latents));
            if (i > 0) {
                sets.add(LatentSet.of(0, i));
            }
        }
        return sets.stream().filter(set -> set.size() > 0).distinct().toList();
    }

    private static double[][] read(KernelCandidate candidate, Layout layout, List<LatentSet> sets) {
        return candidate.kernel().logDensities(layout.mixture(), layout.points(), sets);
    }

    private static void density(KernelCandidate candidate, Layout layout, Trial trial) {
        List<LatentSet> sets = sets(layout.latents());
        double[][] logs = read(candidate, layout, sets);
        for (int s = 0; s < sets.size(); s++) {
            for (int m = 0; m < layout.points().length; m++) {
                ExactMixture.Reading exact = ExactMixture.read(layout.mixture(), layout.points()[m], sets.get(s));
                mustEqual(
                        logs[s][m],
                        exact.value(),
                        candidate.error() + ROUNDING * exact.magnitude(),
                        "log q of latents " + sets.get(s) + " at " + Arrays.toString(layout.points()[m]));
            }
        }
    }

    private static void mustEqual(double log, double expected, double error, String what) {
        if (!(Math.abs(log - expected) <= error)) {
            throw new Violation(what + " is " + log + ", expected " + expected + " within " + error);
        }
    }

    private static void number(KernelCandidate candidate, Layout layout, Trial trial) {
        for (double[] row : read(candidate, layout, sets(layout.latents()))) {
            for (double log : row) {
                if (!Double.isFinite(log)) {
                    throw new Violation("a log density is " + log + ", expected a finite number");
                }
            }
        }
    }

    private static void shape(KernelCandidate candidate, Layout layout, Trial trial) {
        List<LatentSet> sets = new ArrayList<>(sets(layout.latents()));
        sets.add(sets.get(0));
        double[][] logs = read(candidate, layout, sets);
        if (logs.length != sets.size() || Arrays.stream(logs).anyMatch(row -> row.length != layout.points().length)) {
            throw new Violation("there are " + logs.length + " rows of "
                    + Arrays.toString(
                            Arrays.stream(logs).mapToInt(row -> row.length).toArray()) + " numbers, expected "
                    + sets.size() + " of " + layout.points().length);
        }
        if (!Arrays.equals(logs[0], logs[sets.size() - 1])) {
            throw new Violation("a set that is asked for twice has " + Arrays.toString(logs[sets.size() - 1])
                    + " the second time, expected " + Arrays.toString(logs[0]));
        }
    }

    private static void emptySet(KernelCandidate candidate, Layout layout, Trial trial) {
        for (double log : read(candidate, layout, List.of(LatentSet.of()))[0]) {
            mustEqual(log, 0, candidate.error() + ROUNDING, "log q of no latents");
        }
    }

    private static void marginal(KernelCandidate candidate, Layout layout, Trial trial) {
        for (LatentSet set : sets(layout.latents())) {
            Layout alone = layout.selectLatents(set.toArray());
            compare(
                    candidate,
                    layout,
                    read(candidate, layout, List.of(set))[0],
                    read(candidate, alone, List.of(LatentSet.all(set.size())))[0],
                    set,
                    "next to other latents");
        }
    }

    /** Compares what is read at the points of a layout by two ways of reading it. */
    private static void compare(
            KernelCandidate candidate, Layout layout, double[] logs, double[] expected, LatentSet set, String how) {
        for (int m = 0; m < logs.length; m++) {
            double magnitude = ExactMixture.magnitude(layout.mixture(), layout.points()[m], set);
            mustEqual(
                    logs[m],
                    expected[m],
                    2 * (candidate.error() + ROUNDING * magnitude),
                    "log q of latents " + set + " at " + Arrays.toString(layout.points()[m]) + " " + how);
        }
    }

    private static void compareJoint(KernelCandidate candidate, Layout layout, Layout other, String how) {
        LatentSet all = LatentSet.all(layout.latents());
        compare(
                candidate,
                layout,
                read(candidate, other, List.of(all))[0],
                read(candidate, layout, List.of(all))[0],
                all,
                how);
    }

    private static int[] shuffled(int count, RandomGenerator random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int k = count - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int kept = order[k];
            order[k] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static void orderOfComponents(KernelCandidate candidate, Layout layout, Trial trial) {
        Layout shuffled = layout.select(shuffled(layout.components(), trial.random()));
        compareJoint(candidate, layout, shuffled, "with components in another order");
    }

    private static void orderOfLatents(KernelCandidate candidate, Layout layout, Trial trial) {
        Layout shuffled = layout.selectLatents(shuffled(layout.latents(), trial.random()));
        compareJoint(candidate, layout, shuffled, "with latents in another order");
    }

    private static void splitComponent(KernelCandidate candidate, Layout layout, Trial trial) {
        Layout split = layout.split(trial.random().nextInt(layout.components()));
        compareJoint(candidate, layout, split, "with a component as two halves");
    }

    private static void noWeight(KernelCandidate candidate, Layout layout, Trial trial) {
        int[] weighty = IntStream.range(0, layout.components())
                .filter(n -> layout.mixture().weights()[n] > 0)
                .toArray();
        if (weighty.length == layout.components()) {
            throw trial.unsuitable("all components have a weight");
        }
        compareJoint(candidate, layout, layout.select(weighty), "without components of weight 0");
    }

    private static void pointsAlone(KernelCandidate candidate, Layout layout, Trial trial) {
        LatentSet all = LatentSet.all(layout.latents());
        double[] together = read(candidate, layout, List.of(all))[0];
        double[] alone = Arrays.stream(layout.points())
                .mapToDouble(point ->
                        read(candidate, new Layout(layout.mixture(), new double[][] {point}), List.of(all))[0][0])
                .toArray();
        compare(candidate, layout, together, alone, all, "among other points");
    }

    private static void argumentsKept(KernelCandidate candidate, Layout layout, Trial trial) {
        Layout lent = layout.copy();
        read(candidate, lent, sets(layout.latents()));
        if (!lent.sameNumbers(layout)) {
            throw new Violation("the arguments were changed to " + lent + ", expected them as they were");
        }
    }

    private static void sameBits(KernelCandidate candidate, Layout layout, Trial trial) throws Exception {
        List<LatentSet> sets = sets(layout.latents());
        double[][] expected = read(candidate, layout, sets);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<double[][]> work = () -> read(candidate, layout, sets);
            for (Future<double[][]> logs : threads.invokeAll(List.of(work, work, work, work))) {
                if (!Arrays.deepEquals(logs.get(), expected)) {
                    throw new Violation("on several threads it gives " + Arrays.deepToString(logs.get()) + ", expected "
                            + Arrays.deepToString(expected));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
