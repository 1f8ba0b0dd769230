package org.teasel.estimators.quantised;

import java.util.Arrays;
import org.teasel.api.Quantisation;
import org.teasel.api.statistic.Snapshot;

/**
 * What pairs of latents add to their tables where at least one of them has Gaussians near each other: sums of products
 * of the coefficients of their {@link Neighbourhood}s with each other and with the bin masses of other latents. Tables
 * are made of them once, when somebody asks for them.
 */
final class NearPairs {

    private final Quantisation quantisation;
    private final Neighbourhood[] neighbourhoods;
    /** Start of each latent's coefficients in a row of all. */
    private final int[] starts;
    /** [k][l], products of the coefficients of a latent with those of the latents before it. */
    private double[][] products;
    /** [k], coefficients alone. */
    private double[] singles;
    /** [latent][s][k], products of bin masses with coefficients; null where there were none. */
    private final double[][][] mixed;

    private boolean unsettled;

    NearPairs(Quantisation quantisation, int latents) {
        this.quantisation = quantisation;
        neighbourhoods = new Neighbourhood[latents];
        starts = new int[latents + 1];
        mixed = new double[latents][][];
        clear();
    }

    private void clear() {
        unsettled = false;
        products = new double[width()][];
        for (int i = 0; i < neighbourhoods.length; i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                products[k] = new double[starts[i]];
            }
        }
        singles = new double[width()];
        Arrays.fill(mixed, null);
    }

    /** Number of coefficients of all latents. */
    private int width() {
        return starts[starts.length - 1];
    }

    /**
     * Takes in what is near, and leaves the rest as bin masses.
     *
     * @param p [N], weights
     * @param means [L][N]
     * @param deviations [L][N]
     * @param masses for one observation after another
     */
    SparseMasses[] add(double[] p, double[][] means, double[][] deviations, BinMasses masses, PairTables tables) {
        choose(means, deviations, tables);
        int width = width();
        int padded = (p.length + Block.SIZE - 1) / Block.SIZE * Block.SIZE;
        double[][] coefficients = new double[padded][width];
        SparseMasses[] others = new SparseMasses[means.length];
        for (int i = 0; i < means.length; i++) {
            others[i] = new SparseMasses(p.length);
            for (int r = 0; r < p.length; r++) {
                if (!(p[r] > 0)) {
                    others[i].addNone();
                } else if (neighbourhoods[i] != null && neighbourhoods[i].holds(means[i][r], deviations[i][r])) {
                    neighbourhoods[i].coefficients(means[i][r], deviations[i][r], coefficients[r], starts[i]);
                    others[i].addNone();
                } else {
                    masses.fill(means[i][r], deviations[i][r]);
                    others[i].add(masses);
                }
            }
        }
        if (width > 0) {
            unsettled = true;
            addProducts(Arrays.copyOf(p, padded), coefficients);
            for (int i = 0; i < others.length; i++) {
                addMixed(i, p, others[i], coefficients);
            }
        }
        return others;
    }

    /** Keeps the neighbourhoods for as long as each holds half of a batch, and there is none to be had elsewhere. */
    private void choose(double[][] means, double[][] deviations, PairTables tables) {
        Neighbourhood[] chosen = neighbourhoods.clone();
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] == null || 2 * chosen[i].count(means[i], deviations[i]) < means[i].length) {
                chosen[i] = Neighbourhood.of(means[i], deviations[i], quantisation);
            }
        }
        if (!Arrays.equals(chosen, neighbourhoods)) {
            settle(tables);
            use(chosen);
        }
    }

    private void use(Neighbourhood[] chosen) {
        for (int i = 0; i < chosen.length; i++) {
            neighbourhoods[i] = chosen[i];
            starts[i + 1] = starts[i] + (chosen[i] == null ? 0 : chosen[i].terms());
        }
        clear();
    }

    /** Passes what is not settled yet through a snapshot; what is read goes on with the same neighbourhoods. */
    void exchange(Snapshot snapshot) {
        Neighbourhood[] kept = neighbourhoods.clone();
        Arrays.setAll(kept, i -> Neighbourhood.exchange(neighbourhoods[i], snapshot));
        if (!Arrays.equals(kept, neighbourhoods)) {
            use(kept);
        }
        unsettled = snapshot.whole(unsettled ? 1 : 0) != 0;
        for (double[] row : products) {
            snapshot.numbers(row);
        }
        snapshot.numbers(singles);
        for (int i = 0; i < mixed.length; i++) {
            boolean any = snapshot.whole(mixed[i] == null ? 0 : 1) != 0;
            if (any && mixed[i] == null) {
                mixed[i] = new double[quantisation.bins()][width()];
            }
            for (int s = 0; any && s < mixed[i].length; s++) {
                snapshot.numbers(mixed[i][s]);
            }
        }
    }

    private void addProducts(double[] p, double[][] coefficients) {
        Block block = new Block();
        for (int r = 0; r < p.length; r += Block.SIZE) {
            for (int q = 0; q < Block.SIZE; q++) {
                block.set(q, coefficients[r + q]);
            }
            for (int i = 0; i < neighbourhoods.length; i++) {
                for (int k = starts[i]; k < starts[i + 1]; k++) {
                    for (int q = 0; q < Block.SIZE; q++) {
                        double weighed = p[r + q] * block.coefficient(q, k);
                        block.weigh(q, weighed);
                        singles[k] += weighed;
                    }
                    block.addTo(products[k]);
                }
            }
        }
    }

    /** Observations of like bins together, so that a block reaches few more bins than one of them. */
    private void addMixed(int latent, double[] p, SparseMasses masses, double[][] coefficients) {
        int[] order = masses.ordered(quantisation.bins());
        if (order.length > 0 && mixed[latent] == null) {
            mixed[latent] = new double[quantisation.bins()][width()];
        }
        Block block = new Block();
        for (int k = 0; k < order.length; k += Block.SIZE) {
            int last = 0;
            for (int q = 0; q < Block.SIZE; q++) {
                int r = order[Math.min(k + q, order.length - 1)];
                block.set(q, coefficients[r]);
                last = Math.max(last, masses.last(r));
            }
            for (int s = masses.first(order[k]); s <= last; s++) {
                for (int q = 0; q < Block.SIZE; q++) {
                    int r = order[Math.min(k + q, order.length - 1)];
                    block.weigh(q, k + q < order.length ? p[r] * masses.mass(r, s) : 0);
                }
                block.addTo(mixed[latent][s]);
            }
        }
    }

    /** Adds to the tables what was taken in so far. */
    void settle(PairTables tables) {
        if (!unsettled) {
            return;
        }
        double[][][] masses = new double[neighbourhoods.length][][];
        for (int i = 0; i < masses.length; i++) {
            masses[i] = neighbourhoods[i] == null ? new double[0][] : neighbourhoods[i].masses(quantisation);
        }
        int bins = quantisation.bins();
        double[] row = new double[width()];
        for (int i = 0; i < masses.length; i++) {
            for (int s = 0; s < bins && masses[i].length > 0; s++) {
                Arrays.fill(row, 0);
                double mass = 0;
                for (int k = 0; k < masses[i].length; k++) {
                    mass += singles[starts[i] + k] * masses[i][k][s];
                    for (int l = 0; l < starts[i]; l++) {
                        row[l] += masses[i][k][s] * products[starts[i] + k][l];
                    }
                }
                tables.add(i, s, mass);
                for (int j = 0; j < i; j++) {
                    spread(i, s, j, row, masses[j], tables);
                }
            }
            for (int s = 0; s < bins && mixed[i] != null; s++) {
                for (int j = 0; j < masses.length; j++) {
                    if (j != i) {
                        spread(i, s, j, mixed[i][s], masses[j], tables);
                    }
                }
            }
        }
        clear();
    }

    /** Adds the masses that products with the coefficients of latent j stand for, where latent i is in bin s. */
    private void spread(int i, int s, int j, double[] sums, double[][] masses, PairTables tables) {
        for (int k = 0; k < masses.length; k++) {
            double sum = sums[starts[j] + k];
            if (sum != 0) {
                tables.addLine(i, s, j, sum, masses[k]);
            }
        }
    }
}
