package org.teasel.conformance.posterior;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;

/** All that a posterior tells of itself at a few places, by what it is. */
final class Readings {

    private Readings() {}

    /**
     * Reads a posterior.
     *
     * @param seed seed of the draws, which are also where densities are read
     */
    static Map<String, Double> of(Posteriors posteriors, int number, long seed) {
        Row row = new Row(posteriors, number);
        Map<String, Double> readings = new LinkedHashMap<>();
        double[] z = Draws.of(row, seed);
        for (int i = 0; i < row.latents(); i++) {
            readings.put("mean of z" + i, row.mean(i));
            readings.put("draw of z" + i + " with the seed " + seed, z[i]);
            readings.put("P(z" + i + " <= 0.25)", row.cumulative(i, 0.25));
            readings.put("P(z" + i + " <= " + z[i] + ")", row.cumulative(i, z[i]));
            read(readings, row, LatentSet.of(i), z);
            for (int j = 0; j < row.latents(); j++) {
                readings.put("covariance of z" + i + " and z" + j, row.covariance(i, j));
                if (i != j) {
                    OptionalDouble joint = posteriors.cumulative(number, i, z[i], j, z[j]);
                    readings.put("P(z" + i + " <= " + z[i] + ", z" + j + " <= " + z[j] + ")", joint.orElse(Double.NaN));
                }
            }
        }
        read(readings, row, row.all(), z);
        return readings;
    }

    private static void read(Map<String, Double> readings, Row row, LatentSet set, double[] z) {
        readings.put("dimension of z" + set, (double) row.density(set).dimension());
        readings.put("log density of z" + set, row.density(set).log(z));
        readings.put(
                "entropy of z" + set,
                row.posteriors().entropy(row.number(), set).orElse(Double.NaN));
    }

    /** Throws unless two posteriors read bit by bit the same. */
    static void requireSame(String what, Posteriors actual, int number, Posteriors expected, int other, long seed) {
        Map<String, Double> found = of(actual, number, seed);
        of(expected, other, seed).forEach((reading, value) -> {
            if (!value.equals(found.get(reading))) {
                throw new Row(expected, other)
                        .broken(what + ": the " + reading + " is " + found.get(reading) + ", expected " + value);
            }
        });
    }
}
