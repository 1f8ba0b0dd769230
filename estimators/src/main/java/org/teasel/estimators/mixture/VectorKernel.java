package org.teasel.estimators.mixture;

import java.util.Arrays;
import java.util.function.Supplier;
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

    /** [j * WIDTH + n], exponents of the block whose totals came last. */
    private double[] terms = {};

    private final double[] rests = new double[WIDTH];
    /** [n], least room that a latent read so far gives a component or a box. */
    private final double[] lowest = new double[WIDTH];

    /** For draws that lie on points, which are rare. */
    private final Kernel plain = new ScalarKernel();

    /** Makes kernels; found by its name, so that nothing else needs the vector module. */
    static final class Factory implements Supplier<Kernel> {
        @Override
        public Kernel get() {
            return new VectorKernel();
        }
    }

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
    public boolean matters(Blocks blocks, int block, Probe probe, double[] totals) {
        if (probe.onPoint()) {
            return plain.matters(blocks, block, probe, totals);
        }
        start(blocks, block, probe, totals);
        int all = probe.order.length;
        for (int read = 2; read <= all; read += 2) {
            addTwo(blocks, block, probe, probe.order[read - 2], probe.order[read - 1], totals);
            if (Kernel.looks(read, all) && !matters(probe, read, totals, blocks.leastLogWeight[block])) {
                return false;
            }
        }
        if (all % 2 == 1) {
            addOne(blocks, block, probe, probe.order[all - 1], totals);
            return matters(probe, all, totals, blocks.leastLogWeight[block]);
        }
        return true;
    }

    private void start(Blocks blocks, int block, Probe probe, double[] totals) {
        if (terms.length < probe.latents.length * WIDTH) {
            terms = new double[probe.latents.length * WIDTH];
        }
        System.arraycopy(blocks.logWeights[block], 0, totals, 0, WIDTH);
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    }

    private boolean matters(Probe probe, int read, double[] totals, double limit) {
        DoubleVector open = DoubleVector.broadcast(SPECIES, probe.open[read]);
        DoubleVector openRoom = DoubleVector.broadcast(SPECIES, probe.openRoom[read]);
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector room = DoubleVector.fromArray(SPECIES, lowest, n);
            DoubleVector least = room.blend(openRoom, openRoom.compare(VectorOperators.LT, room));
            DoubleVector total = DoubleVector.fromArray(SPECIES, totals, n).add(open);
            if (!total.sub(least)
                    .add(total.abs().mul(ROUNDING))
                    .compare(VectorOperators.LE, limit)
                    .allTrue()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void totals(Blocks blocks, int block, Probe probe, int[] positions, double[] totals) {
        if (probe.onPoint()) {
            plain.totals(blocks, block, probe, positions, totals);
            return;
        }
        start(blocks, block, probe, totals);
        int k = 0;
        for (; k + 1 < positions.length; k += 2) {
            addTwo(blocks, block, probe, positions[k], positions[k + 1], totals);
        }
        if (k < positions.length) {
            addOne(blocks, block, probe, positions[k], totals);
        }
    }

    private void addOne(Blocks blocks, int block, Probe probe, int j, double[] totals) {
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
    private void addTwo(Blocks blocks, int block, Probe probe, int j, int next, double[] totals) {
        double[] means = blocks.means[block];
        double[] inverses = blocks.inverses[block];
        double[] heights = blocks.heights[block];
        int from = probe.latents[j] * WIDTH;
        int nextFrom = probe.latents[next] * WIDTH;
        int to = j * WIDTH;
        int nextTo = next * WIDTH;
        DoubleVector z = DoubleVector.broadcast(SPECIES, probe.z[j]);
        DoubleVector own = DoubleVector.broadcast(SPECIES, probe.own[j]);
        DoubleVector threshold = DoubleVector.broadcast(SPECIES, probe.threshold[j]);
        DoubleVector nextZ = DoubleVector.broadcast(SPECIES, probe.z[next]);
        DoubleVector nextOwn = DoubleVector.broadcast(SPECIES, probe.own[next]);
        DoubleVector nextThreshold = DoubleVector.broadcast(SPECIES, probe.threshold[next]);
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector distance = z.sub(DoubleVector.fromArray(SPECIES, means, from + n))
                    .mul(DoubleVector.fromArray(SPECIES, inverses, from + n));
            DoubleVector term = DoubleVector.fromArray(SPECIES, heights, from + n)
                    .sub(distance.mul(distance))
                    .sub(own);
            term.intoArray(terms, to + n);
            DoubleVector nextDistance = nextZ.sub(DoubleVector.fromArray(SPECIES, means, nextFrom + n))
                    .mul(DoubleVector.fromArray(SPECIES, inverses, nextFrom + n));
            DoubleVector nextTerm = DoubleVector.fromArray(SPECIES, heights, nextFrom + n)
                    .sub(nextDistance.mul(nextDistance))
                    .sub(nextOwn);
            nextTerm.intoArray(terms, nextTo + n);
            DoubleVector.fromArray(SPECIES, totals, n).add(term).add(nextTerm).intoArray(totals, n);
            DoubleVector room = term.add(threshold);
            DoubleVector nextRoom = nextTerm.add(nextThreshold);
            lower(lowest, n, room.blend(nextRoom, nextRoom.compare(VectorOperators.LT, room)));
        }
    }

    @Override
    public double sum(
            Blocks blocks, int block, Probe probe, int left, double[] totals, double scale, double cut, double needed) {
        if (probe.onPoint()) {
            return plain.sum(blocks, block, probe, left, totals, scale, cut, needed);
        }
        if (left == NONE) {
            System.arraycopy(totals, 0, rests, 0, WIDTH);
        } else {
            for (int n = 0; n < WIDTH; n += STEP) {
                DoubleVector.fromArray(SPECIES, totals, n)
                        .sub(DoubleVector.fromArray(SPECIES, terms, left * WIDTH + n))
                        .intoArray(rests, n);
            }
        }
        return sum(rests, scale, cut, needed);
    }

    private static double sum(double[] exponents, double scale, double cut, double needed) {
        boolean any = false;
        for (int n = 0; n < WIDTH && !any; n += STEP) {
            any = DoubleVector.fromArray(SPECIES, exponents, n)
                    .sub(scale)
                    .compare(VectorOperators.GT, needed)
                    .anyTrue();
        }
        return any ? sum(exponents, scale, cut) : 0;
    }

    private static double sum(double[] exponents, double scale, double cut) {
        double[] lanes = new double[LANES];
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, exponents, n).sub(scale);
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
