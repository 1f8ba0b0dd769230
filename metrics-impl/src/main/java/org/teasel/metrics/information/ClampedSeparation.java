package org.teasel.metrics.information;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.posterior.LatentSet;
import org.teasel.metrics.relation.Separation;

/**
 * The same as published code has it: from clamped densities, with every information raised to at least 0, but not the
 * differences of them.
 *
 * @param sampled informations by clamped densities
 * @param latents number of latents, L
 */
record ClampedSeparation(SampledInformation sampled, int latents) implements Separation {

    @Override
    public double[] alone() {
        return each(i -> information(LatentSet.of(i)));
    }

    @Override
    public double[] separable() {
        double joint = information(LatentSet.all(latents));
        return each(i -> joint - (latents == 1 ? 0 : information(LatentSet.allBut(i, latents))));
    }

    @Override
    public double[] independent() {
        return each(i -> information(LatentSet.of(i)) - (latents == 1 ? 0 : shared(i)));
    }

    private double information(LatentSet set) {
        return Math.max(0, sampled.information(set));
    }

    /** I(z_i; z_-i). */
    private double shared(int latent) {
        double entropies = sampled.entropy(LatentSet.of(latent)) + sampled.entropy(LatentSet.allBut(latent, latents));
        return Math.max(0, entropies - sampled.entropy(LatentSet.all(latents)));
    }

    private double[] each(IntToDoubleFunction reading) {
        return IntStream.range(0, latents).mapToDouble(reading).toArray();
    }
}
