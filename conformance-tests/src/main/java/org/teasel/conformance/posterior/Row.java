package org.teasel.conformance.posterior;

import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.teasel.api.posterior.Density;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.rule.Violation;

/**
 * One posterior of a batch.
 *
 * @param posteriors the batch
 * @param number its row
 */
record Row(Posteriors posteriors, int number) {

    int latents() {
        return posteriors.latents();
    }

    LatentSet all() {
        return LatentSet.all(latents());
    }

    double mean(int latent) {
        return posteriors.mean(number, latent);
    }

    double covariance(int i, int j) {
        return posteriors.covariance(number, i, j);
    }

    /** Standard deviation; 0 for a variance below 0, which a rule of its own accuses. */
    double deviation(int latent) {
        return Math.sqrt(Math.max(0, covariance(latent, latent)));
    }

    double correlation(int i, int j) {
        return covariance(i, j) / deviation(i) / deviation(j);
    }

    /**
     * Values between which z_j lies given a value of z_i if the two are Gaussian: where to look for a peak that may be
     * narrow.
     */
    double[] conditional(int i, double value, int j) {
        double slope = deviation(i) > 0 && deviation(j) > 0 ? correlation(i, j) : 0;
        double centre = deviation(i) > 0 ? slope * (value - mean(i)) / deviation(i) : 0;
        double width = Math.sqrt(Math.max(0, 1 - slope * slope));
        return IntStream.of(-8, -3, -1, 0, 1, 3, 8)
                .mapToDouble(k -> mean(j) + deviation(j) * (centre + k * width))
                .toArray();
    }

    double cumulative(int latent, double value) {
        return posteriors.cumulative(number, latent, value);
    }

    Density density(LatentSet set) {
        return posteriors.density(number, set);
    }

    Density density(int latent) {
        return density(LatentSet.of(latent));
    }

    boolean discrete(int latent) {
        return posteriors.latent(latent) instanceof Latent.Discrete;
    }

    /** Number of values of a discrete latent. */
    int values(int latent) {
        return ((Latent.Discrete) posteriors.latent(latent)).values();
    }

    /** Whether a continuous latent is a single point. */
    boolean point(int latent) {
        return !discrete(latent) && density(latent).dimension() == 0;
    }

    /** Whether latents that spread each on their own also spread together, so that they have a density in space. */
    boolean regular(LatentSet set) {
        int own = IntStream.of(set.toArray()).map(i -> density(i).dimension()).sum();
        return density(set).dimension() == own;
    }

    /** The violation of a rule by this posterior, which it shows. */
    Violation broken(String symptom) {
        return new Violation(symptom + "\n" + this);
    }

    /** Throws unless two numbers agree; two infinities do if they are equal. */
    void requireClose(String what, double actual, double expected, double tolerance) {
        if (actual != expected && !(Math.abs(actual - expected) <= tolerance)) {
            throw broken(what + " is " + actual + ", expected " + expected + " within " + tolerance);
        }
    }

    @Override
    public String toString() {
        StringJoiner moments = new StringJoiner(", ", "Row " + number + ": ", "");
        for (int i = 0; i < latents(); i++) {
            moments.add("z" + i + " has mean " + mean(i) + " and variance " + covariance(i, i));
            for (int j = 0; j < i; j++) {
                if (covariance(i, j) != 0) {
                    moments.add("covariance " + covariance(i, j) + " with z" + j);
                }
            }
        }
        return moments.toString();
    }
}
