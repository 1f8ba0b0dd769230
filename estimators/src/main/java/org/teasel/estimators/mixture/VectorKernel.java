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

    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SPECIES.vectorShape());

    private static final int STEP = SPECIES.length();

    /** [j * WIDTH + n], exponents of the block whose totals came last. */
    private double[] terms = {};

    /** [n], exponents of the target under way. */
    private final double[] rests = new double[WIDTH];

    private final double[] lanes = new double[LANES];
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
    public void bounds(Boxes boxes, int group, Probe probe, Slacks slacks) {
        if (probe.onPoint) {
            plain.bounds(boxes, group, probe, slacks);
            return;
        }
        slacks.ofAll();
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector total = DoubleVector.zero(SPECIES);
            DoubleVector least = DoubleVector.broadcast(SPECIES, probe.jointThreshold);
            DoubleVector next = DoubleVector.broadcast(SPECIES, Double.POSITIVE_INFINITY);
            DoubleVector target = DoubleVector.zero(SPECIES);
            for (int j = 0; j < probe.latents.length; j++) {
                DoubleVector term = bound(boxes, group, probe, j, n);
                total = total.add(term);
                DoubleVector room = term.add(probe.threshold[j]);
                VectorMask<Double> lower = room.compare(VectorOperators.LT, least);
                DoubleVector higher = room.blend(least, lower);
                next = next.blend(higher, higher.compare(VectorOperators.LT, next));
                target = target.blend(j + 1, lower);
                least = least.blend(room, lower);
            }
            DoubleVector margin = total.abs().mul(ROUNDING);
            total.sub(least).add(margin).intoArray(slacks.most, n);
            total.sub(next).add(margin).intoArray(slacks.next, n);
            target.intoArray(slacks.targets, n);
        }
    }

    @Override
    public void bounds(Boxes boxes, int group, Probe probe, int left, Slacks slacks) {
        slacks.ofOne(left + 1);
        double limit = probe.threshold(left + 1);
        int[] order = probe.orders[left + 1];
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector total = DoubleVector.zero(SPECIES);
            for (int j : order) {
                total = total.add(bound(boxes, group, probe, j, n));
            }
            total.sub(limit).add(total.abs().mul(ROUNDING)).intoArray(slacks.most, n);
        }
    }

    /** Bounds in a latent of the boxes from the n-th on. */
    private static DoubleVector bound(Boxes boxes, int group, Probe probe, int j, int n) {
        int from = probe.latents[j] * WIDTH + n;
        DoubleVector below =
                DoubleVector.fromArray(SPECIES, boxes.lows[group], from).sub(probe.z[j]);
        DoubleVector above = DoubleVector.broadcast(SPECIES, probe.z[j])
                .sub(DoubleVector.fromArray(SPECIES, boxes.highs[group], from));
        DoubleVector distance =
                positive(below).add(positive(above)).mul(DoubleVector.fromArray(SPECIES, boxes.inverses[group], from));
        return DoubleVector.fromArray(SPECIES, boxes.heights[group], from)
                .sub(distance.mul(distance))
                .sub(probe.own[j]);
    }

    /** Each value if it is positive, or 0. */
    private static DoubleVector positive(DoubleVector values) {
        LongVector bits = values.reinterpretAsLongs();
        return bits.lanewise(VectorOperators.AND_NOT, bits.lanewise(VectorOperators.ASHR, 63))
                .reinterpretAsDoubles();
    }

    private static void lower(double[] lowest, int n, DoubleVector room) {
        DoubleVector before = DoubleVector.fromArray(SPECIES, lowest, n);
        before.blend(room, room.compare(VectorOperators.LT, before)).intoArray(lowest, n);
    }

    @Override
    public boolean matters(Blocks blocks, int block, Probe probe, double[] totals) {
        if (probe.onPoint) {
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
        if (probe.onPoint) {
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

    private double sum(double[] exponents, double shift, double cut, double needed) {
        LongVector any = LongVector.zero(LONGS);
        LongVector high = LongVector.zero(LONGS);
        for (int n = 0; n < WIDTH; n += STEP) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, exponents, n).sub(shift);
            x.intoArray(rests, n);
            any = any.or(signs(needed, x));
            high = high.or(signs(HIGH, x));
        }
        if (!negative(any)) {
            return 0;
        }
        if (negative(high)) {
            return Double.POSITIVE_INFINITY;
        }
        for (int lane = 0; lane < LANES; lane += STEP) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int n = lane; n < WIDTH; n += LANES) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, rests, n);
                LongVector counts = signs(cut, x).lanewise(VectorOperators.ASHR, 63);
                sum = sum.add(exp(x).and(counts).reinterpretAsDoubles());
            }
            sum.intoArray(lanes, lane);
        }
        return ScalarKernel.addUp(lanes);
    }

    /** Numbers that are negative where a value exceeds a limit: a sign takes fewer instructions than a mask. */
    private static LongVector signs(double limit, DoubleVector values) {
        return DoubleVector.broadcast(SPECIES, limit).sub(values).reinterpretAsLongs();
    }

    private static boolean negative(LongVector any) {
        return any.compare(VectorOperators.LT, 0).anyTrue();
    }

    @Override
    public double sumAlone(Blocks blocks, int block, Probe probe, int left, double scale, double cut, double needed) {
        if (probe.onPoint) {
            return plain.sumAlone(blocks, block, probe, left, scale, cut, needed);
        }
        int[] order = probe.orders[left + 1];
        double shift = scale + probe.ownTotals[left + 1];
        startAlone(blocks, block, probe, left);
        int read = 0;
        for (int next = Math.min(FIRST_LOOK, order.length);
                read < order.length;
                next = Math.min(2 * next, order.length)) {
            subtract(blocks, block, probe, order, read, next);
            read = next;
            if (read < order.length && !exceeds(rests, needed + shift - probe.reach(left + 1, read) - MARGIN)) {
                return 0;
            }
        }
        return sum(rests, shift, cut, needed);
    }

    /** Starts with log p_n and the heights of all components in the latents of a target. */
    private void startAlone(Blocks blocks, int block, Probe probe, int left) {
        double[] heights = blocks.heights[block];
        double[] all = blocks.totalHeights(block, probe);
        System.arraycopy(all == null ? blocks.logWeights[block] : all, 0, rests, 0, WIDTH);
        if (all == null) {
            for (int j : probe.orders[left + 1]) {
                int from = probe.latents[j] * WIDTH;
                for (int n = 0; n < WIDTH; n += STEP) {
                    DoubleVector.fromArray(SPECIES, rests, n)
                            .add(DoubleVector.fromArray(SPECIES, heights, from + n))
                            .intoArray(rests, n);
                }
            }
        } else if (left != NONE) {
            int from = probe.latents[left] * WIDTH;
            for (int n = 0; n < WIDTH; n += STEP) {
                DoubleVector.fromArray(SPECIES, all, n)
                        .sub(DoubleVector.fromArray(SPECIES, heights, from + n))
                        .intoArray(rests, n);
            }
        }
    }

    /** Takes squared distances from the rests; four vectors at a time share what a latent needs. */
    private void subtract(Blocks blocks, int block, Probe probe, int[] order, int first, int end) {
        double[] means = blocks.means[block];
        double[] inverses = blocks.inverses[block];
        for (int n = 0; n < WIDTH; n += 4 * STEP) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, rests, n);
            DoubleVector b = DoubleVector.fromArray(SPECIES, rests, n + STEP);
            DoubleVector c = DoubleVector.fromArray(SPECIES, rests, n + 2 * STEP);
            DoubleVector d = DoubleVector.fromArray(SPECIES, rests, n + 3 * STEP);
            for (int k = first; k < end; k++) {
                int from = probe.latents[order[k]] * WIDTH + n;
                DoubleVector z = DoubleVector.broadcast(SPECIES, probe.z[order[k]]);
                a = a.sub(squared(z, means, inverses, from));
                b = b.sub(squared(z, means, inverses, from + STEP));
                c = c.sub(squared(z, means, inverses, from + 2 * STEP));
                d = d.sub(squared(z, means, inverses, from + 3 * STEP));
            }
            a.intoArray(rests, n);
            b.intoArray(rests, n + STEP);
            c.intoArray(rests, n + 2 * STEP);
            d.intoArray(rests, n + 3 * STEP);
        }
    }

    private static DoubleVector squared(DoubleVector z, double[] means, double[] inverses, int at) {
        DoubleVector distance =
                z.sub(DoubleVector.fromArray(SPECIES, means, at)).mul(DoubleVector.fromArray(SPECIES, inverses, at));
        return distance.mul(distance);
    }

    /** Whether something exceeds a limit. */
    private static boolean exceeds(double[] values, double limit) {
        LongVector any = LongVector.zero(LONGS);
        for (int n = 0; n < WIDTH; n += STEP) {
            any = any.or(signs(limit, DoubleVector.fromArray(SPECIES, values, n)));
        }
        return negative(any);
    }

    /** The bits of {@link Exponential#of}, operation by operation; of no meaning outside its range. */
    private static LongVector exp(DoubleVector x) {
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
        return value.add(power);
    }
}
