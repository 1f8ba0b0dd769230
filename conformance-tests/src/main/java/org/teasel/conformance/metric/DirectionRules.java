package org.teasel.conformance.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.MetricDescriptor.Direction;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Noises;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Which values are better, on representations of which everyone agrees that one is better. */
final class DirectionRules {

    private static final int FACTORS = 3;
    private static final int VALUES = 3;

    private static final Rule<MetricCandidate> DIRECTION = Rule.<MetricCandidate>should(
                    "metric.direction",
                    "a latent of its own for every factor scores better than latents that all mix all factors, share"
                            + " their noise and have more of it")
            .from("org.teasel.api.metric.MetricDescriptor, direction; Do and Tran 2020, section 2")
            .brokenBy("a direction of the wrong sign, or a score that looks at the factors in the wrong table axis")
            .unless(candidate -> candidate.metric().descriptor().direction() == Direction.NEITHER
                    ? Optional.of("it declares that neither direction is better")
                    : Optional.empty())
            .once((candidate, trial) -> {
                // Some metrics are not defined for correlated noise, and what it does is all that some others see.
                Kind kind = defined(candidate, entangled(1), trial) ? Kind.CORRELATED : Kind.DIAGONAL;
                double separate = mean(candidate, entangled(0).as(kind), trial);
                double mixed = mean(candidate, entangled(1).as(kind), trial);
                boolean higher = candidate.metric().descriptor().direction() == Direction.HIGHER;
                if (higher ? !(separate > mixed) : !(separate < mixed)) {
                    throw new Violation("It is " + separate + " for a latent of its own for every factor and " + mixed
                            + " for latents that mix all factors, and declares that "
                            + (higher ? "higher" : "lower") + " is better");
                }
            });

    static final List<Rule<MetricCandidate>> ALL = List.of(DIRECTION);

    private DirectionRules() {}

    /**
     * All combinations of three factors, twice. Latent i has the mean of factor i for a {@code share} of 0 and a mixture of
     * all factors, the same for all latents, for a share of 1.
     */
    static Specimen entangled(double share) {
        SplittableRandom random = new SplittableRandom(7);
        int rows = 2 * VALUES * VALUES * VALUES;
        int[][] codes = new int[FACTORS][rows];
        double[][] centres = new double[rows][FACTORS];
        double[][] spreads = new double[rows][FACTORS];
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        for (int row = 0; row < rows; row++) {
            double mixture = 0;
            int rest = row;
            for (int k = 0; k < FACTORS; k++) {
                codes[k][row] = rest % VALUES;
                rest /= VALUES;
                mixture += (1 + 0.2 * k) * (codes[k][row] - 1) / Math.sqrt(FACTORS);
            }
            for (int i = 0; i < FACTORS; i++) {
                centres[row][i] = (1 - share) * (codes[i][row] - 1) + share * mixture + 0.02 * random.nextGaussian();
                spreads[row][i] = 0.1 + 0.5 * share;
            }
        }
        List<FactorColumn> factors = IntStream.range(0, FACTORS)
                .<FactorColumn>mapToObj(k -> FactorColumn.Labels.of(Factor.ordinal("factor" + k, VALUES), codes[k]))
                .toList();
        return new Specimen(Kind.CORRELATED, centres, spreads, Noises.equal(FACTORS, 0.6 * share), factors, weights);
    }

    private static boolean defined(MetricCandidate candidate, Specimen specimen, Trial trial) {
        return Subject.of(candidate, specimen.representation(), trial.seed())
                .answer()
                .measured()
                .isPresent();
    }

    /** Mean over a few seeds, so that no single draw decides. */
    private static double mean(MetricCandidate candidate, Specimen specimen, Trial trial) {
        return IntStream.range(0, 4)
                .mapToDouble(n -> Subject.of(candidate, specimen.representation(), trial.seed() + n)
                        .answer()
                        .measured()
                        .map(Measurement::value)
                        .orElseThrow(() -> trial.unsuitable("it is not defined for them")))
                .average()
                .orElseThrow();
    }
}
