package org.teasel.conformance.estimator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.oracle.GaussianOracle;
import org.teasel.conformance.oracle.MixtureOracle;

/**
 * Posteriors of which the truth is known for any number of latents: one latent, the cause, is u ~ N(mu_n, sigma_n^2),
 * and every other one follows it, z_j = b_j u + d_j e_j + h_j e with noise that is alike in all rows. So x, u and all
 * other latents are a Markov chain: a set with the cause in it tells of x what the cause tells. The others tell of x
 * what the best linear estimate of u from them tells, which is Gaussian with the variance sigma_n^2 + 1 / (b^T E^-1 b),
 * E being the covariance of their noise. One latent, the teller, may be shifted far from row to row and tell all.
 *
 * @param family how posteriors are held
 * @param cause index of the cause
 * @param teller index of the teller, or -1
 * @param means [N], mu_n
 * @param deviations [N], sigma_n; 0 for a point
 * @param slopes [L], b_j; 1 for the cause
 * @param own [L], d_j; 0 for the cause
 * @param common [L], h_j; 0 for the cause
 * @param weights [N]
 */
record Chain(
        Family family,
        int cause,
        int teller,
        double[] means,
        double[] deviations,
        double[] slopes,
        double[] own,
        double[] common,
        double[] weights) {

    /** Distance of the teller's means from row to row. */
    private static final double FAR = 1e6;

    /** Precision of an estimate of the cause that tells next to nothing. */
    private static final double NO_PRECISION = 1e-12;

    /** How posteriors are held. */
    enum Family {
        CORRELATED,
        /** A part for each row, which hides the family. */
        PARTS,
        DIAGONAL
    }

    /** Chains in general; half of those that may have points have some, half of these among the odd rows alone. */
    static Generator<Chain> of(boolean points) {
        return (random, size) -> random(random, points && random.nextBoolean(), random.nextBoolean());
    }

    private static Chain random(RandomGenerator random, boolean points, boolean evenToo) {
        Family family = Family.values()[random.nextInt(Family.values().length)];
        boolean diagonal = family == Family.DIAGONAL;
        int latents = 2 + random.nextInt(3);
        int rows = 4 + random.nextInt(5);
        int cause = random.nextInt(latents);
        boolean told = latents > 2 && random.nextBoolean();
        int teller = told ? (cause + 1 + random.nextInt(latents - 1)) % latents : -1;
        double[] means = new double[rows];
        double[] deviations = new double[rows];
        double[] weights = new double[rows];
        for (int n = 0; n < rows; n++) {
            means[n] = random.nextInt(3) == 0 ? 0.5 : random.nextGaussian();
            boolean point = points && (evenToo || n % 2 == 1) && random.nextInt(3) == 0;
            deviations[n] = point ? 0 : 0.3 + random.nextDouble();
            weights[n] = random.nextInt(5) == 0 ? 0 : 0.2 + random.nextDouble();
        }
        weights[random.nextInt(rows)] = 1;
        double[] slopes = new double[latents];
        double[] own = new double[latents];
        double[] common = new double[latents];
        for (int j = 0; j < latents; j++) {
            slopes[j] = j == cause ? 1 : diagonal ? 0 : 2 * random.nextDouble() - 1;
            own[j] = j == cause ? 0 : 0.3 + random.nextDouble();
            common[j] = j == cause || diagonal ? 0 : 2 * random.nextDouble() - 1;
            if (points && diagonal && j != cause && j != teller && random.nextInt(3) == 0) {
                own[j] = 0;
            }
        }
        return new Chain(family, cause, teller, means, deviations, slopes, own, common, weights);
    }

    int rows() {
        return means.length;
    }

    int latents() {
        return slopes.length;
    }

    private double mean(int row, int latent) {
        return slopes[latent] * means[row] + (latent == teller ? FAR * row : 0);
    }

    private double covariance(int row, int i, int j) {
        double noise = common[i] * common[j] + (i == j ? own[i] * own[i] : 0);
        return slopes[i] * slopes[j] * deviations[row] * deviations[row] + noise;
    }

    private Posteriors posteriors() {
        return switch (family) {
            case CORRELATED -> correlated(IntStream.range(0, rows()).toArray());
            case PARTS ->
                PosteriorParts.of(IntStream.range(0, rows())
                        .mapToObj(row -> correlated(new int[] {row}))
                        .toList());
            case DIAGONAL -> {
                double[][] centres = new double[rows()][latents()];
                double[][] spreads = new double[rows()][latents()];
                for (int row = 0; row < rows(); row++) {
                    for (int i = 0; i < latents(); i++) {
                        centres[row][i] = mean(row, i);
                        spreads[row][i] = Math.sqrt(covariance(row, i, i));
                    }
                }
                yield DiagonalGaussian.of(centres, spreads);
            }
        };
    }

    private Posteriors correlated(int[] rows) {
        int latents = latents();
        double[] centres = new double[rows.length * latents];
        double[] covariances = new double[rows.length * latents * latents];
        for (int r = 0; r < rows.length; r++) {
            for (int i = 0; i < latents; i++) {
                centres[r * latents + i] = mean(rows[r], i);
                for (int j = 0; j < latents; j++) {
                    covariances[(r * latents + i) * latents + j] = covariance(rows[r], i, j);
                }
            }
        }
        return CorrelatedGaussian.of(latents, centres, covariances);
    }

    /** With a factor that tells even rows from odd ones. */
    Representation representation() {
        int[] parity = IntStream.range(0, rows()).map(row -> row % 2).toArray();
        FactorColumn factor = FactorColumn.Labels.of(Factor.categorical("parity", 2), parity);
        return Representation.of("chain", posteriors(), Factors.of(rows(), List.of(factor)))
                .weighted(weights);
    }

    /** The standard sets, and all pairs. */
    List<LatentSet> sets() {
        List<LatentSet> sets = new ArrayList<>(StandardKeys.sets(latents()));
        for (int i = 0; i < latents(); i++) {
            for (int j = 0; j < i; j++) {
                LatentSet pair = LatentSet.of(j, i);
                if (!sets.contains(pair)) {
                    sets.add(pair);
                }
            }
        }
        return sets;
    }

    static boolean holds(LatentSet set, int latent) {
        return Arrays.stream(set.toArray()).anyMatch(i -> i == latent);
    }

    /** Whether a row that has a weight has no density in a set. */
    boolean hasPoint(LatentSet set) {
        boolean pointed = IntStream.range(0, rows()).anyMatch(n -> weights[n] > 0 && deviations[n] == 0);
        return Arrays.stream(set.toArray()).anyMatch(i -> i == cause ? pointed : own[i] == 0);
    }

    /** Integration over the best estimate of the cause from a set without the teller; the cause itself if it is there. */
    MixtureOracle estimate(LatentSet set) {
        double slope = 0;
        double cross = 0;
        double noise = 0;
        for (int i : set.toArray()) {
            double variance = own[i] * own[i];
            slope += slopes[i] * slopes[i] / variance;
            cross += slopes[i] * common[i] / variance;
            noise += common[i] * common[i] / variance;
        }
        double left = holds(set, cause) ? 0 : 1 / Math.max(NO_PRECISION, slope - cross * cross / (1 + noise));
        double[][] centres =
                Arrays.stream(means).mapToObj(mean -> new double[] {mean}).toArray(double[][]::new);
        double[][] spreads = Arrays.stream(deviations)
                .mapToObj(deviation -> new double[] {Math.sqrt(deviation * deviation + left)})
                .toArray(double[][]::new);
        Representation one = Representation.of("estimate", DiagonalGaussian.of(centres, spreads), Factors.none(rows()))
                .weighted(weights);
        return MixtureOracle.of(one, LatentSet.of(0), MixtureOracle.GAUSSIAN_REACH);
    }

    /**
     * I(x; u): a point is told from all but equal points, and of the others, which weigh W together, what is told of
     * them alone and that they are no points, W (I - log W).
     */
    double informationOfCause() {
        double total = Arrays.stream(weights).sum();
        double[] ofOthers = weights.clone();
        double[] spreads = deviations.clone();
        double information = 0;
        for (int n = 0; n < rows(); n++) {
            if (deviations[n] == 0) {
                ofOthers[n] = 0;
                spreads[n] = 1;
            }
            if (deviations[n] == 0 && weights[n] > 0) {
                information -= weights[n] / total * Math.log(pointMass(means[n]) / total);
            }
        }
        double others = Arrays.stream(ofOthers).sum() / total;
        if (others > 0) {
            Chain spread = new Chain(family, cause, teller, means, spreads, slopes, own, common, ofOthers);
            double ofSpread = spread.estimate(LatentSet.of(cause)).information().mean();
            information += others * (ofSpread - Math.log(others));
        }
        return information;
    }

    /** Weight of all points at a place. */
    private double pointMass(double place) {
        return IntStream.range(0, rows())
                .filter(n -> deviations[n] == 0 && means[n] == place)
                .mapToDouble(n -> weights[n])
                .sum();
    }

    /** H(z_S given x) of a set in which all rows have a density. */
    double conditionalEntropy(LatentSet set) {
        Representation representation = representation();
        return IntStream.range(0, rows())
                .filter(n -> weights[n] > 0)
                .mapToDouble(n -> representation.weight(n)
                        * GaussianOracle.of(representation.posteriors(), n)
                                .marginal(set)
                                .entropy())
                .sum();
    }

    @Override
    public String toString() {
        return Stream.of(means, deviations, slopes, own, common, weights)
                        .map(Arrays::toString)
                        .toList()
                + " as means, deviations, slopes, own and common noise, weights; " + family + ", cause " + cause
                + ", teller " + teller;
    }
}
