package org.teasel.metrics.learned;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.teasel.metrics.relation.Average;
import org.teasel.metrics.relation.Proportions;
import org.teasel.metrics.relation.Relation;

/**
 * Disentanglement and completeness of a table of importances (Eastwood and Williams 2018, section 2).
 *
 * @param importances not negative
 */
public record ImportanceScores(Relation importances) {

    /** Whether any factor relies on any latent. */
    public boolean any() {
        return Arrays.stream(importances.strength())
                .flatMapToDouble(Arrays::stream)
                .anyMatch(importance -> importance > 0);
    }

    /** [L], 1 - H_K of a latent's importances; NaN for one that no factor relies on. */
    public double[] disentanglements() {
        return IntStream.range(0, importances.latents())
                .mapToDouble(i -> concentration(importances.ofLatent(i)))
                .toArray();
    }

    /** Disentanglements weighted by the latents' shares of all importance; NaN if there is none. */
    public double disentanglement() {
        double[] weights = IntStream.range(0, importances.latents())
                .mapToDouble(i -> Arrays.stream(importances.ofLatent(i)).sum())
                .toArray();
        double[] scores = Arrays.stream(disentanglements())
                .map(score -> Double.isNaN(score) ? 0 : score)
                .toArray();
        return Proportions.of(weights).mean(scores);
    }

    /** [K], 1 - H_L of the importances for a factor; NaN for one that relies on no latent. */
    public double[] completenesses() {
        return IntStream.range(0, importances.factors())
                .mapToDouble(k -> concentration(importances.ofFactor(k)))
                .toArray();
    }

    /** Plain mean of the completenesses. */
    public double completeness() {
        return Average.of(completenesses());
    }

    private static double concentration(double[] weights) {
        return Arrays.stream(weights).sum() > 0 ? Proportions.of(weights).concentration() : Double.NaN;
    }
}
