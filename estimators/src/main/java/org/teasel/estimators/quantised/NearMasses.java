package org.teasel.estimators.quantised;

import java.util.Arrays;
import org.teasel.api.Quantisation;
import org.teasel.api.statistic.Snapshot;

/**
 * What Gaussians of one latent that are near each other add to its tables: in each table, weighted sums of the
 * coefficients of their {@link Neighbourhood}, from which bin masses are made once, when somebody asks for them. The
 * neighbourhood is that of a batch, kept for as long as it holds half of the batches after it.
 */
final class NearMasses {

    private final Quantisation quantisation;
    private final int latent;
    /** [table][K], or null where nothing was added. */
    private final double[][] sums;

    private Neighbourhood neighbourhood;
    private EntropySurface entropy;
    private boolean unsettled;
    private double[] coefficients;

    NearMasses(Quantisation quantisation, int latent, int tables) {
        this.quantisation = quantisation;
        this.latent = latent;
        this.sums = new double[tables][];
    }

    /** Takes in one latent of a batch. */
    void add(Shares shares, double[] means, double[] deviations, BinMasses masses, JointTables tables) {
        if (neighbourhood == null || 2 * neighbourhood.count(means, deviations) < means.length) {
            settle(tables);
            settleDown(means, deviations, masses);
        }
        unsettled |= neighbourhood != null;
        double[] entropies = neighbourhood == null ? means : entropies(means, deviations);
        double entropySum = 0;
        double outsideSum = 0;
        for (int r = 0; r < means.length; r++) {
            double p = shares.weight(r);
            if (!(p > 0)) {
                continue;
            }
            if (neighbourhood != null && neighbourhood.holds(means[r], deviations[r])) {
                neighbourhood.coefficients(means[r], deviations[r], coefficients, 0);
                shares.addTo(sums, coefficients.length, r, coefficients, 0, coefficients.length - 1);
                entropySum += p * entropies[r];
                outsideSum += p * masses.outside(means[r], deviations[r]);
            } else {
                masses.fill(means[r], deviations[r]);
                tables.add(shares, r, latent, masses);
                entropySum += p * masses.entropy();
                outsideSum += p * masses.outside();
            }
        }
        tables.addReadings(latent, entropySum, outsideSum);
    }

    private void settleDown(double[] means, double[] deviations, BinMasses masses) {
        use(Neighbourhood.of(means, deviations, quantisation), masses);
    }

    private void use(Neighbourhood chosen, BinMasses masses) {
        neighbourhood = chosen;
        if (neighbourhood != null) {
            coefficients = new double[neighbourhood.terms()];
            entropy = EntropySurface.of((u, v) -> {
                masses.fill(neighbourhood.mean(u), neighbourhood.deviation(v));
                return masses.entropy();
            });
            neighbourhood = entropy == null ? null : neighbourhood;
        }
    }

    /** Passes what is not settled yet through a snapshot; what is read goes on with the same neighbourhood. */
    void exchange(Snapshot snapshot, BinMasses masses) {
        Neighbourhood kept = Neighbourhood.exchange(neighbourhood, snapshot);
        if (kept != null && !kept.equals(neighbourhood)) {
            use(kept, masses);
        }
        unsettled = snapshot.whole(unsettled ? 1 : 0) != 0;
        Arrays.setAll(sums, table -> snapshot.array(sums[table]));
    }

    private double[] entropies(double[] means, double[] deviations) {
        double[] u = new double[means.length];
        double[] v = new double[means.length];
        for (int r = 0; r < means.length; r++) {
            u[r] = neighbourhood.shift(means[r]) / neighbourhood.reach().shift();
            v[r] = neighbourhood.spread(deviations[r]) / neighbourhood.reach().spread();
        }
        return entropy.at(u, v);
    }

    /** Adds the bin masses of what was taken in so far to the tables. */
    void settle(JointTables tables) {
        if (!unsettled) {
            return;
        }
        unsettled = false;
        double[][] masses = neighbourhood.masses(quantisation);
        for (int table = 0; table < sums.length; table++) {
            if (sums[table] != null) {
                for (int k = 0; k < masses.length; k++) {
                    tables.add(table, latent, sums[table][k], masses[k]);
                }
            }
        }
        Arrays.fill(sums, null);
    }
}
