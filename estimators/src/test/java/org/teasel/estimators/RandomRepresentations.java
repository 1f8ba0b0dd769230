package org.teasel.estimators;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.posterior.Categorical;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.Deterministic;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;

/** Random representations of every family of posteriors, with every kind of factor and with weights, some of them 0. */
public final class RandomRepresentations {

    /** What the posteriors are like. */
    public enum Family {
        /** Independent Gaussian latents. */
        DIAGONAL,
        /** The same with some latents of some rows a point. */
        PARTLY_POINTS,
        /** Gaussians of full rank, a covariance of its own for each row. */
        CORRELATED,
        /** Gaussians on lines, some rows on the same line and some on parallel ones. */
        SINGULAR,
        /** Points, some of them equal. */
        DETERMINISTIC,
        /** Discrete latents. */
        CATEGORICAL,
        /** A family that the estimators know only by its interface. */
        FOREIGN,
        /** Batches of several families and an empty one. */
        PARTS
    }

    private RandomRepresentations() {}

    /** A representation with weights, and with a labelled, a soft, an ordinal and a continuous factor. */
    public static Representation of(Family family, int rows, int latents, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Posteriors posteriors = posteriors(family, rows, latents, random);
        double[] weights = IntStream.range(0, rows)
                .mapToDouble(n -> n % 5 == 3 ? 0 : 0.2 + random.nextDouble())
                .toArray();
        return Representation.of(family.name(), posteriors, factors(rows, random))
                .weighted(weights);
    }

    /** A labelled factor with a value that never occurs, a soft one, an ordinal one and a continuous one. */
    public static Factors factors(int rows, SplittableRandom random) {
        double[][] soft = new double[rows][];
        for (int n = 0; n < rows; n++) {
            double p = random.nextInt(4) == 0 ? 0 : random.nextDouble();
            double q = (1 - p) * random.nextDouble();
            soft[n] = new double[] {q, p, 1 - p - q};
        }
        return Factors.of(
                rows,
                List.of(
                        FactorColumn.Labels.of(Factor.categorical("shape", 4), codes(rows, 3, random)),
                        FactorColumn.Soft.of(Factor.categorical("mood", 3), soft),
                        FactorColumn.Labels.of(Factor.ordinal("size", 5), codes(rows, 5, random)),
                        FactorColumn.Measurements.of(Factor.continuous("angle"), numbers(rows, random::nextDouble))));
    }

    /** Posteriors of a family with means within [-3, 3]. */
    public static Posteriors posteriors(Family family, int rows, int latents, SplittableRandom random) {
        return switch (family) {
            case DIAGONAL ->
                DiagonalGaussian.of(latents, means(rows, latents, random), deviations(rows, latents, random));
            case PARTLY_POINTS -> partlyPoints(rows, latents, random);
            case CORRELATED -> correlated(rows, latents, random);
            case SINGULAR -> singular(rows, latents, random);
            case DETERMINISTIC ->
                Deterministic.of(latents, numbers(rows * latents, () -> 0.37 * random.nextInt(-2, 3)));
            case CATEGORICAL -> categorical(rows, latents, random);
            case FOREIGN ->
                new Laplace(
                        latents,
                        table(rows, latents, () -> span(random)),
                        table(rows, latents, () -> 0.1 + random.nextDouble()));
            case PARTS -> parts(rows, latents, random);
        };
    }

    private static Posteriors parts(int rows, int latents, SplittableRandom random) {
        int third = rows / 3;
        return PosteriorParts.of(List.of(
                posteriors(Family.PARTLY_POINTS, third, latents, random),
                posteriors(Family.FOREIGN, third, latents, random),
                posteriors(Family.DETERMINISTIC, 0, latents, random),
                posteriors(Family.CORRELATED, rows - 2 * third, latents, random)));
    }

    private static Posteriors partlyPoints(int rows, int latents, SplittableRandom random) {
        double[] means = means(rows, latents, random);
        double[] deviations = deviations(rows, latents, random);
        for (int k = 0; k < means.length; k++) {
            if (random.nextInt(3) == 0) {
                means[k] = random.nextInt(3);
                deviations[k] = 0;
            }
        }
        return DiagonalGaussian.of(latents, means, deviations);
    }

    private static Posteriors correlated(int rows, int latents, SplittableRandom random) {
        double[] covariances = new double[rows * latents * latents];
        for (int n = 0; n < rows; n++) {
            double[][] root = table(latents, latents + 1, () -> 0.5 * random.nextGaussian());
            for (int i = 0; i < latents; i++) {
                for (int j = 0; j < latents; j++) {
                    covariances[(n * latents + i) * latents + j] = dot(root[i], root[j]);
                }
            }
        }
        return CorrelatedGaussian.of(latents, means(rows, latents, random), covariances);
    }

    private static Posteriors singular(int rows, int latents, SplittableRandom random) {
        double[] direction = numbers(latents, () -> 0.5 + random.nextDouble());
        double[] means = new double[rows * latents];
        double[] covariances = new double[rows * latents * latents];
        for (int n = 0; n < rows; n++) {
            double along = 0.5 * random.nextInt(-2, 3);
            double aside = 0.5 * random.nextInt(2);
            for (int i = 0; i < latents; i++) {
                means[n * latents + i] = along * direction[i] + (i == 0 ? aside : 0);
                for (int j = 0; j < latents; j++) {
                    covariances[(n * latents + i) * latents + j] = direction[i] * direction[j];
                }
            }
        }
        return CorrelatedGaussian.of(latents, means, covariances);
    }

    private static Posteriors categorical(int rows, int latents, SplittableRandom random) {
        int[] values = IntStream.range(0, latents).map(i -> 2 + i % 3).toArray();
        int width = IntStream.of(values).sum();
        double[] probabilities = new double[rows * width];
        int at = 0;
        for (int n = 0; n < rows; n++) {
            for (int count : values) {
                double[] p = numbers(count, () -> random.nextInt(4) == 0 ? 0 : random.nextDouble());
                p[random.nextInt(count)] += 0.1;
                double sum = Arrays.stream(p).sum();
                for (double share : p) {
                    probabilities[at++] = share / sum;
                }
            }
        }
        return Categorical.of(values, probabilities);
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
    }

    private static double span(SplittableRandom random) {
        return random.nextDouble(-3, 3);
    }

    private static double[] means(int rows, int latents, SplittableRandom random) {
        return numbers(rows * latents, () -> span(random));
    }

    private static double[] deviations(int rows, int latents, SplittableRandom random) {
        return numbers(rows * latents, () -> Math.exp(random.nextDouble(-4, 1)));
    }

    private static int[] codes(int rows, int values, SplittableRandom random) {
        return IntStream.range(0, rows).map(n -> random.nextInt(values)).toArray();
    }

    private static double[] numbers(int count, DoubleSupplier next) {
        return IntStream.range(0, count).mapToDouble(k -> next.getAsDouble()).toArray();
    }

    private static double[][] table(int rows, int columns, DoubleSupplier next) {
        return IntStream.range(0, rows).mapToObj(n -> numbers(columns, next)).toArray(double[][]::new);
    }
}
