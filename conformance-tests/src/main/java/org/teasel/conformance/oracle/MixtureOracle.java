package org.teasel.conformance.oracle;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/**
 * Entropies and informations of one or two continuous latents of a representation by numerical integration over
 * q(z_S) = sum_n p_n q(z_S given x_n), of Gaussians or of any family with densities. What a Monte Carlo estimator
 * approaches, and how fast: the deviations are those of single draws, from a component by its weight and then from its
 * posterior.
 *
 * <p>The error of an expectation holds what the quadrature tells of itself and the mass of q(z_S) that it missed; for
 * Gaussians it is below 1e-10. The work for two latents grows with the cube of the number of observations, of which
 * there should be ten or so; for one latent there may be hundreds.
 */
public final class MixtureOracle {

    /** Reach that holds all but 1e-23 of a Gaussian. */
    public static final double GAUSSIAN_REACH = 10;

    private static final double TOLERANCE = 1e-11;

    /** Edges in standard deviations from the mean of a component, besides those at its reach. */
    private static final double[] EDGES = {-5, -2, 0, 2, 5};

    /** Edges closer than this share of the least deviation are one. */
    private static final double CLOSE = 1e-3;

    private final Representation representation;
    private final LatentSet set;
    private final double[] weights;
    private final int[] rows;
    private final Density[] densities;
    private final double[][] edges;

    private MixtureOracle(Representation representation, LatentSet set, double reach) {
        this.representation = representation;
        this.set = set;
        this.rows = IntStream.range(0, representation.size())
                .filter(n -> representation.weight(n) > 0)
                .toArray();
        this.weights = IntStream.of(rows).mapToDouble(representation::weight).toArray();
        this.densities = densities(set);
        this.edges = IntStream.of(set.toArray()).mapToObj(i -> edges(i, reach)).toArray(double[][]::new);
    }

    /** The mixture of one or two latents of Gaussian posteriors. */
    public static MixtureOracle of(Representation representation, LatentSet set) {
        return of(representation, set, GAUSSIAN_REACH);
    }

    /**
     * The mixture of one or two latents.
     *
     * @param reach standard deviations from its mean within which a posterior has practically all mass
     * @throws IllegalArgumentException if a latent is discrete or a posterior has no density in space
     */
    public static MixtureOracle of(Representation representation, LatentSet set, double reach) {
        Posteriors posteriors = representation.posteriors();
        if (set.size() < 1 || set.size() > 2) {
            throw new IllegalArgumentException("latents " + set + ", expected one or two");
        }
        if (!IntStream.of(set.toArray()).allMatch(i -> posteriors.latent(i) instanceof Latent.Continuous)) {
            throw new IllegalArgumentException("a latent of " + set + " is discrete, expected continuous ones");
        }
        MixtureOracle oracle = new MixtureOracle(representation, set, reach);
        if (!Arrays.stream(oracle.densities).allMatch(density -> density.dimension() == set.size())) {
            throw new IllegalArgumentException("a posterior of latents " + set + " has no density in space");
        }
        return oracle;
    }

    private Density[] densities(LatentSet of) {
        return IntStream.of(rows)
                .mapToObj(n -> representation.posteriors().density(n, of))
                .toArray(Density[]::new);
    }

    private double[] edges(int latent, double reach) {
        Posteriors posteriors = representation.posteriors();
        double[] deviations = IntStream.of(rows)
                .mapToDouble(n -> Math.sqrt(posteriors.covariance(n, latent, latent)))
                .toArray();
        double[] all = IntStream.range(0, rows.length)
                .boxed()
                .flatMapToDouble(n -> DoubleStream.concat(DoubleStream.of(-reach, reach), DoubleStream.of(EDGES))
                        .map(edge -> posteriors.mean(rows[n], latent) + edge * deviations[n]))
                .sorted()
                .toArray();
        double least = CLOSE * Arrays.stream(deviations).min().orElseThrow();
        DoubleStream.Builder kept = DoubleStream.builder().add(all[0]);
        double last = all[0];
        for (double edge : all) {
            if (edge - last > least) {
                kept.add(edge);
                last = edge;
            }
        }
        return kept.build().toArray();
    }

    /** H(z_S), the mean of -log q(z_S); differential. */
    public Expectation entropy() {
        return expectation((n, logs, log, z) -> -log);
    }

    /** H(z_S given x), the mean of -log q(z_S given x) over draws of both. */
    public Expectation conditionalEntropy() {
        return expectation((n, logs, log, z) -> -logs[n]);
    }

    /** I(x; z_S), the mean of log q(z_S given x) - log q(z_S); in [0, H(x)]. */
    public Expectation information() {
        return expectation((n, logs, log, z) -> logs[n] - log);
    }

    /** KL(q(z_S) || prod_i q(z_i)), the mean of log q(z_S) - sum_i log q(z_i); at least 0. */
    public Expectation totalCorrelation() {
        Density[][] marginals = IntStream.of(set.toArray())
                .mapToObj(i -> densities(LatentSet.of(i)))
                .toArray(Density[][]::new);
        return expectation((n, logs, log, z) -> {
            double difference = log;
            for (Density[] marginal : marginals) {
                difference -= Logs.weightedSum(weights, logs(marginal, z));
            }
            return difference;
        });
    }

    /** KL(q(z_S) || N(0, I)), the mean of log q(z_S) - log N(z_S; 0, I); at least 0. */
    public Expectation divergenceFromStandard() {
        return expectation((n, logs, log, z) -> {
            double square = 0;
            for (int i : set.toArray()) {
                square += z[i] * z[i];
            }
            return log + 0.5 * (square + set.size() * Math.log(2 * Math.PI));
        });
    }

    /**
     * I(z_S; y), the mean of log q(z_S, y) - log q(z_S) - log p(y) over draws of both, where
     * q(z_S, y) = sum_n p_n q(z_S given x_n) p(y given x_n).
     *
     * @param factor a factor with finitely many values, a row for each observation
     */
    public Expectation mutualInformation(FactorColumn.Finite factor) {
        double[][] joint = new double[factor.values()][rows.length];
        double[] distribution = new double[factor.values()];
        for (int v = 0; v < joint.length; v++) {
            int value = v;
            Arrays.setAll(joint[v], n -> weights[n] * factor.probability(rows[n], value));
            distribution[v] = Arrays.stream(joint[v]).sum();
        }
        return integrate((z, values) -> {
            double[] logs = logs(densities, z);
            double log = Logs.weightedSum(weights, logs);
            Arrays.fill(values, 0);
            for (int v = 0; v < joint.length; v++) {
                double both = Logs.weightedSum(joint[v], logs);
                add(values, Math.exp(both), both - log - Math.log(distribution[v]));
            }
        });
    }

    private interface Reading {
        /**
         * What is read at a draw.
         *
         * @param n component that it comes from
         * @param logs log densities of all components there
         * @param log log density of the mixture there
         */
        double at(int n, double[] logs, double log, double[] z);
    }

    private Expectation expectation(Reading reading) {
        return integrate((z, values) -> {
            double[] logs = logs(densities, z);
            double log = Logs.weightedSum(weights, logs);
            Arrays.fill(values, 0);
            for (int n = 0; n < logs.length; n++) {
                double mass = weights[n] * Math.exp(logs[n]);
                if (mass > 0) {
                    add(values, mass, reading.at(n, logs, log, z));
                }
            }
        });
    }

    /** Adds to the integrands of the mass, the mean and the mean square. */
    private static void add(double[] values, double mass, double read) {
        if (mass > 0) {
            values[0] += mass;
            values[1] += mass * read;
            values[2] += mass * read * read;
        }
    }

    private Expectation integrate(Quadrature.Field inSet) {
        double[] z = new double[representation.posteriors().latents()];
        Quadrature.Field field = (point, values) -> {
            for (int k = 0; k < point.length; k++) {
                z[set.get(k)] = point[k];
            }
            inSet.at(z, values);
        };
        Quadrature.Integral integral = Quadrature.integrate(field, 3, TOLERANCE, edges);
        double mean = integral.values()[1];
        double variance = integral.values()[2] - mean * mean;
        double missed = Math.abs(1 - integral.values()[0]);
        return new Expectation(mean, Math.sqrt(Math.max(0, variance)), integral.errors()[1] + missed);
    }

    private static double[] logs(Density[] densities, double[] z) {
        double[] logs = new double[densities.length];
        Arrays.setAll(logs, n -> densities[n].log(z));
        return logs;
    }
}
