package org.teasel.conformance.generate;

import java.util.random.RandomGenerator;

/** Correlation matrices of posterior noise. */
public final class Noises {

    private Noises() {}

    /** No correlation: the unit matrix. */
    public static double[][] independent(int latents) {
        return equal(latents, 0);
    }

    /** The same correlation of every pair: (1 - rho) I + rho 1 1^T, for rho in (-1 / (L - 1), 1). */
    public static double[][] equal(int latents, double rho) {
        double[][] noise = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                noise[i][j] = i == j ? 1 : rho;
            }
        }
        return noise;
    }

    /** Random correlations of full rank, from a common cause and noise of each latent's own. */
    public static double[][] random(RandomGenerator random, int latents) {
        double[] loading = new double[latents];
        for (int i = 0; i < latents; i++) {
            loading[i] = 1.8 * random.nextDouble() - 0.9;
        }
        double[][] noise = new double[latents][latents];
        for (int i = 0; i < latents; i++) {
            for (int j = 0; j < latents; j++) {
                noise[i][j] = i == j ? 1 : loading[i] * loading[j];
            }
        }
        return noise;
    }

    static boolean none(double[][] noise) {
        for (int i = 0; i < noise.length; i++) {
            for (int j = 0; j < i; j++) {
                if (noise[i][j] != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
