package org.teasel.estimators.mixture;

import java.util.Arrays;
import java.util.function.Supplier;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel for virtual machines with the vector module; bit by bit the same as {@link ScalarKernel}.
 *
 * <p>Vectors stay in registers only if the compiler sees all that becomes of them, and it sees no more than some dozens of
 * operations at a time; others become objects, which halves the speed of everything around. So what
 * readers call, and the longest loops in it, are methods too long to be inlined, of over {@value #NOT_INLINED} bytecodes,
 * and no branch chooses a vector.
 */
final class VectorKernel implements Kernel {

    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > DoubleVector.SPECIES_512.length()
                    ? DoubleVector.SPECIES_512
                    : DoubleVector.SPECIES_PREFERRED;

    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SPECIES.vectorShape());

    private static final int STEP = SPECIES.length();

    /** Methods of more bytecodes are not inlined: the virtual machine's FreqInlineSize. */
    static final int NOT_INLINED = 325;

    /** [j * WIDTH + n], exponents of the block whose totals came last. */
    private double[] terms = {};

    /** [n], exponents of the target under way. */
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
    public void bounds(Boxes boxes, int group, Probe probe, int left, Slacks slacks) {
        if (probe.onPoint) {
            plain.bounds(boxes, group, probe, left, slacks);
            return;
        }
        if (left != EVERY) {
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
        if (terms.length < probe.latents.length * WIDTH) {
            terms = new double[probe.latents.length * WIDTH];
        }
        System.arraycopy(blocks.logWeights[block], 0, totals, 0, WIDTH);
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        int all = probe.order.length;
        int read = 0;
        boolean matters = true;
        while (read < all && matters) {
            if (read + 1 < all) {
                addTwo(blocks, block, probe, probe.order[read], probe.order[read + 1], totals);
                read += 2;
            } else {
                addOne(blocks, block, probe, probe.order[read], totals);
                read++;
            }
            if (Kernel.looks(read, all)) {
                matters = false;
                DoubleVector open = DoubleVector.broadcast(SPECIES, probe.open[read]);
                DoubleVector openRoom = DoubleVector.broadcast(SPECIES, probe.openRoom[read]);
                for (int n = 0; n < WIDTH && !matters; n += STEP) {
                    DoubleVector room = DoubleVector.fromArray(SPECIES, lowest, n);
                    DoubleVector least = room.blend(openRoom, openRoom.compare(VectorOperators.LT, room));
                    DoubleVector total =
                            DoubleVector.fromArray(SPECIES, totals, n).add(open);
                    matters = !total.sub(least)
                            .add(total.abs().mul(ROUNDING))
                            .compare(VectorOperators.LE, blocks.leastLogWeight[block])
                            .allTrue();
                }
            }
        }
        return matters;
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
    public double sum(Blocks blocks, int block, Probe probe, int left, double[] totals, double scale, double cut) {
        if (probe.onPoint) {
            return plain.sum(blocks, block, probe, left, totals, scale, cut);
        }
        int[] order = probe.orders[left + 1];
        double[] whole = totals == null ? blocks.totalHeights(block, probe) : totals;
        double[] less = totals == null ? blocks.heights[block] : terms;
        if (whole == null) {
            System.arraycopy(blocks.logWeights[block], 0, rests, 0, WIDTH);
            for (int j : order) {
                int from = probe.latents[j] * WIDTH;
                for (int n = 0; n < WIDTH; n += STEP) {
                    DoubleVector.fromArray(SPECIES, rests, n)
                            .add(DoubleVector.fromArray(SPECIES, less, from + n))
                            .intoArray(rests, n);
                }
            }
        } else if (left == NONE) {
            System.arraycopy(whole, 0, rests, 0, WIDTH);
        } else {
            int from = (totals == null ? probe.latents[left] : left) * WIDTH;
            for (int n = 0; n < WIDTH; n += STEP) {
                DoubleVector.fromArray(SPECIES, whole, n)
                        .sub(DoubleVector.fromArray(SPECIES, less, from + n))
                        .intoArray(rests, n);
            }
        }
        if (totals != null) {
            return sum(scale, cut);
        }
        double shift = scale + probe.ownTotals[left + 1];
        int read = 0;
        while (read < order.length) {
            int next = Math.min(Math.max(2 * read, FIRST_LOOK), order.length);
            double limit = cut + shift - probe.reach(left + 1, next) - MARGIN;
            if (!subtract(blocks, block, probe, order, read, next, limit)) {
                return 0;
            }
            read = next;
        }
        return sum(shift, cut);
    }

    /** Sum of exp(rest - shift). */
    private double sum(double shift, double cut) {
        // Few components of a block count. Moved together without a branch, as none could be foretold, they take few
        // vectors.
        double least = cut - BELOW;
        int size = 0;
        for (int n = 0; n < WIDTH; n++) {
            double x = rests[n] - shift;
            rests[size] = x;
            size += (int) (Double.doubleToRawLongBits(least - x) >>> 63);
        }
        for (int n = 0; n < size; n++) {
            if (rests[n] > HIGH) {
                return Double.POSITIVE_INFINITY;
            }
        }
        exponentiate(size);
        double sum = 0;
        for (int n = 0; n < size; n++) {
            sum += rests[n];
        }
        return sum;
    }

    /** Replaces the first rests by the bits of {@link Exponential#of}, operation by operation, and some more by anything. */
    private void exponentiate(int size) {
        for (int n = 0; n < size; n += STEP) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, rests, n);
            DoubleVector shifted = x.mul(Exponential.PER_UNIT).add(Exponential.ROUNDER);
            DoubleVector steps = shifted.sub(Exponential.ROUNDER);
            DoubleVector r = x.sub(steps.mul(Exponential.STEP_HIGH)).sub(steps.mul(Exponential.STEP_LOW));
            DoubleVector r2 = r.mul(r);
            DoubleVector r4 = r2.mul(r2);
            DoubleVector low = r.mul(Exponential.C3)
                    .add(Exponential.C2)
                    .add(r.mul(Exponential.C5).add(Exponential.C4).mul(r2));
            DoubleVector middle = r.mul(Exponential.C7)
                    .add(Exponential.C6)
                    .add(r.mul(Exponential.C9).add(Exponential.C8).mul(r2));
            DoubleVector high = r.mul(Exponential.C11)
                    .add(Exponential.C10)
                    .add(r.mul(Exponential.C13).add(Exponential.C12).mul(r2));
            LongVector value = low.add(middle.add(high.mul(r4)).mul(r4))
                    .mul(r2)
                    .add(r)
                    .add(1)
                    .reinterpretAsLongs();
            LongVector power = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
            value.add(power).reinterpretAsDoubles().intoArray(rests, n);
        }
    }

    /**
     * Takes squared distances from the rests, four vectors at a time to share what a latent needs; whether any rest
     * exceeds a limit.
     */
    private boolean subtract(Blocks blocks, int block, Probe probe, int[] order, int first, int end, double limit) {
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
        // Signs of differences take fewer instructions than masks.
        LongVector any = LongVector.zero(LONGS);
        for (int n = 0; n < WIDTH; n += STEP) {
            any = any.or(DoubleVector.broadcast(SPECIES, limit)
                    .sub(DoubleVector.fromArray(SPECIES, rests, n))
                    .reinterpretAsLongs());
        }
        return any.compare(VectorOperators.LT, 0).anyTrue();
    }

    private static DoubleVector squared(DoubleVector z, double[] means, double[] inverses, int at) {
        DoubleVector distance =
                z.sub(DoubleVector.fromArray(SPECIES, means, at)).mul(DoubleVector.fromArray(SPECIES, inverses, at));
        return distance.mul(distance);
    }
}
