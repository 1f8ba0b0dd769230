package org.teasel.estimators.mixture;

import java.util.Random;
import org.teasel.api.posterior.DiagonalGaussian;

/** Posteriors that are easy to read fast, and some that were made to spoil it. */
enum Layout {
    /** As encoders have them: some latents that tell, others that are noise. */
    INFORMATIVE {
        @Override
        double mean(Random random, int row, int latent) {
            return latent % 2 == 0 ? random.nextGaussian() : 0.02 * random.nextGaussian();
        }

        @Override
        double deviation(Random random, int row, int latent) {
            return latent % 2 == 0 ? 0.03 * Math.exp(0.3 * random.nextGaussian()) : 0.98;
        }
    },
    /** Nothing tells anything. */
    NOISE {
        @Override
        double mean(Random random, int row, int latent) {
            return 0.01 * random.nextGaussian();
        }

        @Override
        double deviation(Random random, int row, int latent) {
            return 1;
        }
    },
    /** A handful of different rows, over and over. */
    DUPLICATES {
        @Override
        double mean(Random random, int row, int latent) {
            return row % 7 * 0.3 + latent;
        }

        @Override
        double deviation(Random random, int row, int latent) {
            return 0.05 + 0.01 * (row % 7);
        }
    },
    /** Deviations from 1e-6 to 10, in boxes with each other. */
    SCALES {
        @Override
        double mean(Random random, int row, int latent) {
            return random.nextGaussian();
        }

        @Override
        double deviation(Random random, int row, int latent) {
            return Math.pow(10, 7 * random.nextDouble() - 6);
        }
    },
    /** Clusters far apart, of sharp and of blunt rows. */
    CLUSTERS {
        @Override
        double mean(Random random, int row, int latent) {
            return 1e4 * (row % 5) + (row % 2 == 0 ? 1e-5 : 1) * random.nextGaussian();
        }

        @Override
        double deviation(Random random, int row, int latent) {
            return row % 2 == 0 ? 1e-5 : 1;
        }
    },
    /** Deviations so small that squared distances overflow. */
    ABSURD {
        @Override
        double mean(Random random, int row, int latent) {
            return random.nextGaussian();
        }

        @Override
        double deviation(Random random, int row, int latent) {
            return latent == row % 3 ? 1e-200 : 0.5;
        }
    },
    /** Some latents of some rows are points. */
    POINTS {
        @Override
        double mean(Random random, int row, int latent) {
            return 0.25 * Math.rint(4 * random.nextGaussian());
        }

        @Override
        double deviation(Random random, int row, int latent) {
            return random.nextInt(3) == 0 ? 0 : 0.2;
        }
    };

    abstract double mean(Random random, int row, int latent);

    abstract double deviation(Random random, int row, int latent);

    DiagonalGaussian posteriors(long seed, int rows, int latents) {
        Random random = new Random(seed);
        double[] means = new double[rows * latents];
        double[] deviations = new double[rows * latents];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < latents; i++) {
                means[row * latents + i] = mean(random, row, i);
                deviations[row * latents + i] = deviation(random, row, i);
            }
        }
        return DiagonalGaussian.of(latents, means, deviations);
    }

    /** With weights that differ, and sum to 1. */
    static Components components(DiagonalGaussian posteriors) {
        GatheredComponents components = new GatheredComponents(posteriors.latents());
        double total = 0;
        for (int row = 0; row < posteriors.size(); row++) {
            total += 1 + row % 3;
        }
        for (int row = 0; row < posteriors.size(); row++) {
            components.add(row, (1 + row % 3) / total, posteriors, row);
        }
        return components.together();
    }
}
