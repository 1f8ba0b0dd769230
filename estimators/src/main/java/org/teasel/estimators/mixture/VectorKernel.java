package org.teasel.estimators.mixture;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernel for virtual machines with the vector module; bit by bit the same as {@link ScalarKernel}. */
final class VectorKernel implements Kernel {

    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > LANES ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;

    private static final int STEP = SPECIES.length();

    /** As many bits as a vector has numbers. */
    private static final long SOME = (1L << STEP) - 1;

    /** For draws that lie on points, which are rare. */
    private final Kernel plain = new ScalarKernel();

    @Override
    public String name() {
        return "vectors of " + STEP;
    }

    @Override
    public void bounds(Boxes boxes, int group, Probe probe, double[] slack) {
        if (probe.onPoint()) {
            plain.bounds(boxes, group, probe, slack);
            return;
        }
        double[] lowest = new double[WIDTH];
        Arrays.fill(slack, 0);
        Arrays.fill(lowest, probe.jointThreshold);
        for (int j = 0; j < probe.latents.length; j++) {
            addBounds(boxes, group, probe, j, slack, lowest);
        }
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector total = DoubleVector.fromArray(SPECIES, slack, n);
            total.sub(DoubleVector.fromArray(SPECIES, lowest, n))
                    .add(total.abs().mul(ROUNDING))
                    .intoArray(slack, n);
        }
    }

    private static void addBounds(Boxes boxes, int group, Probe probe, int j, double[] totals, double[] lowest) {
        double[] lows = boxes.lows[group];
        double[] highs = boxes.highs[group];
        double[] inverses = boxes.inverses[group];
        double[] heights = boxes.heights[group];
        int from = probe.latents[j] * WIDTH;
        DoubleVector z = DoubleVector.broadcast(SPECIES, probe.z[j]);
        DoubleVector own = DoubleVector.broadcast(SPECIES, probe.own[j]);
        DoubleVector threshold = DoubleVector.broadcast(SPECIES, probe.threshold[j]);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector below = DoubleVector.fromArray(SPECIES, lows, from + n).sub(z);
            DoubleVector above = z.sub(DoubleVector.fromArray(SPECIES, highs, from + n));
            DoubleVector outside = above.blend(below, below.compare(VectorOperators.GT, above));
            DoubleVector distance = zero.blend(outside, outside.compare(VectorOperators.GT, zero))
                    .mul(DoubleVector.fromArray(SPECIES, inverses, from + n));
            DoubleVector term = DoubleVector.fromArray(SPECIES, heights, from + n)
                    .sub(distance.mul(distance))
                    .sub(own);
            DoubleVector.fromArray(SPECIES, totals, n).add(term).intoArray(totals, n);
            lower(lowest, n, term.add(threshold));
        }
    }

    private static void lower(double[] lowest, int n, DoubleVector room) {
        DoubleVector before = DoubleVector.fromArray(SPECIES, lowest, n);
        before.blend(room, room.compare(VectorOperators.LT, before)).intoArray(lowest, n);
    }

    @Override
    public long terms(
            Blocks blocks, int block, Probe probe, double[] terms, double[] totals, double logWeight, double beyond) {
        if (probe.onPoint()) {
            return plain.terms(blocks, block, probe, terms, totals, logWeight, beyond);
        }
        double[] lowest = new double[WIDTH];
        Arrays.fill(lowest, probe.jointThreshold);
        System.arraycopy(blocks.logWeights[block], 0, totals, 0, WIDTH);
        int j = 0;
        for (; j + 1 < probe.latents.length; j += 2) {
            addTwo(blocks, block, probe, j, terms, totals, lowest);
        }
        if (j < probe.latents.length) {
            addOne(blocks, block, probe, j, terms, totals, lowest);
        }
        boolean needed = false;
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector total = DoubleVector.fromArray(SPECIES, totals, n);
            DoubleVector slack = total.sub(DoubleVector.fromArray(SPECIES, lowest, n))
                    .add(total.abs().mul(ROUNDING))
                    .sub(logWeight);
            slack.intoArray(lowest, n);
            needed |= !slack.compare(VectorOperators.LE, 0).allTrue();
        }
        return needed ? ScalarKernel.counting(lowest, totals, beyond) : 0;
    }

    private static void addOne(
            Blocks blocks, int block, Probe probe, int j, double[] terms, double[] totals, double[] lowest) {
        double[] means = blocks.means[block];
        double[] inverses = blocks.inverses[block];
        double[] heights = blocks.heights[block];
        int from = probe.latents[j] * WIDTH;
        int to = j * WIDTH;
        DoubleVector z = DoubleVector.broadcast(SPECIES, probe.z[j]);
        DoubleVector own = DoubleVector.broadcast(SPECIES, probe.own[j]);
        DoubleVector threshold = DoubleVector.broadcast(SPECIES, probe.threshold[j]);
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector distance = z.sub(DoubleVector.fromArray(SPECIES, means, from + n))
                    .mul(DoubleVector.fromArray(SPECIES, inverses, from + n));
            DoubleVector term = DoubleVector.fromArray(SPECIES, heights, from + n)
                    .sub(distance.mul(distance))
                    .sub(own);
            term.intoArray(terms, to + n);
            DoubleVector.fromArray(SPECIES, totals, n).add(term).intoArray(totals, n);
            lower(lowest, n, term.add(threshold));
        }
    }

    /** Two latents at a time, to write totals half as often. */
    private static void addTwo(
            Blocks blocks, int block, Probe probe, int j, double[] terms, double[] totals, double[] lowest) {
        double[] means = blocks.means[block];
        double[] inverses = blocks.inverses[block];
        double[] heights = blocks.heights[block];
        int one = probe.latents[j] * WIDTH;
        int two = probe.latents[j + 1] * WIDTH;
        int to = j * WIDTH;
        DoubleVector z = DoubleVector.broadcast(SPECIES, probe.z[j]);
        DoubleVector own = DoubleVector.broadcast(SPECIES, probe.own[j]);
        DoubleVector threshold = DoubleVector.broadcast(SPECIES, probe.threshold[j]);
        DoubleVector nextZ = DoubleVector.broadcast(SPECIES, probe.z[j + 1]);
        DoubleVector nextOwn = DoubleVector.broadcast(SPECIES, probe.own[j + 1]);
        DoubleVector nextThreshold = DoubleVector.broadcast(SPECIES, probe.threshold[j + 1]);
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector distance = z.sub(DoubleVector.fromArray(SPECIES, means, one + n))
                    .mul(DoubleVector.fromArray(SPECIES, inverses, one + n));
            DoubleVector term = DoubleVector.fromArray(SPECIES, heights, one + n)
                    .sub(distance.mul(distance))
                    .sub(own);
            term.intoArray(terms, to + n);
            DoubleVector next = nextZ.sub(DoubleVector.fromArray(SPECIES, means, two + n))
                    .mul(DoubleVector.fromArray(SPECIES, inverses, two + n));
            DoubleVector nextTerm = DoubleVector.fromArray(SPECIES, heights, two + n)
                    .sub(next.mul(next))
                    .sub(nextOwn);
            nextTerm.intoArray(terms, to + WIDTH + n);
            DoubleVector.fromArray(SPECIES, totals, n).add(term).add(nextTerm).intoArray(totals, n);
            DoubleVector before = DoubleVector.fromArray(SPECIES, lowest, n);
            DoubleVector room = term.add(threshold);
            DoubleVector lower = before.blend(room, room.compare(VectorOperators.LT, before));
            DoubleVector nextRoom = nextTerm.add(nextThreshold);
            lower.blend(nextRoom, nextRoom.compare(VectorOperators.LT, lower)).intoArray(lowest, n);
        }
    }

    @Override
    public double sum(long counting, double[] totals, double[] terms, int from, double shift, double cut) {
        double[] lanes = new double[LANES];
        for (int n = 0; n < WIDTH; n += STEP) {
            if ((counting >>> n & SOME) == 0) {
                continue;
            }
            DoubleVector x = DoubleVector.fromArray(SPECIES, totals, n)
                    .sub(DoubleVector.fromArray(SPECIES, terms, from + n))
                    .sub(shift);
            VectorMask<Double> counts = x.compare(VectorOperators.GT, cut);
            if (counts.anyTrue()) {
                if (x.compare(VectorOperators.GT, HIGH).anyTrue()) {
                    return Double.POSITIVE_INFINITY;
                }
                int lane = n % LANES;
                DoubleVector.fromArray(SPECIES, lanes, lane)
                        .add(exp(DoubleVector.zero(SPECIES).blend(x, counts)), counts)
                        .intoArray(lanes, lane);
            }
        }
        return ScalarKernel.addUp(lanes);
    }

    /** {@link Exponential#of}, operation by operation. */
    private static DoubleVector exp(DoubleVector x) {
        DoubleVector shifted = x.mul(Exponential.PER_UNIT).add(Exponential.ROUNDER);
        DoubleVector steps = shifted.sub(Exponential.ROUNDER);
        DoubleVector r = x.sub(steps.mul(Exponential.STEP_HIGH)).sub(steps.mul(Exponential.STEP_LOW));
        DoubleVector s = r.mul(Exponential.C13)
                .add(Exponential.C12)
                .mul(r)
                .add(Exponential.C11)
                .mul(r)
                .add(Exponential.C10)
                .mul(r)
                .add(Exponential.C9)
                .mul(r)
                .add(Exponential.C8)
                .mul(r)
                .add(Exponential.C7)
                .mul(r)
                .add(Exponential.C6)
                .mul(r)
                .add(Exponential.C5)
                .mul(r)
                .add(Exponential.C4)
                .mul(r)
                .add(Exponential.C3)
                .mul(r)
                .add(Exponential.C2);
        LongVector value = s.mul(r).mul(r).add(r).add(1).reinterpretAsLongs();
        LongVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
        return value.add(power).reinterpretAsDoubles();
    }
}
