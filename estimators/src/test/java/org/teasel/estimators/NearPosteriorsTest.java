package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.teasel.api.Quantisation;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.posterior.DiagonalGaussian;
import org.teasel.api.posterior.StandardNormal;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Statistic;

/**
 * Where many Gaussians are near each other, estimators add up other things than bin masses, with answers as if they had
 * added up masses: in batches large enough for that and too small, among rows that are far from the others, and where
 * what they are near to changes.
 */
class NearPosteriorsTest {

    private static final Quantisation QUANTISATION = new Quantisation(Quantisation.Rule.EXACT, 40, -3, 3.5);
    private static final QuantisedPosterior POSTERIOR = new QuantisedPosterior(QUANTISATION, 4);
    private static final QuantisedPairs PAIRS = new QuantisedPairs(QUANTISATION);

    private static final int ROWS = 3200;
    private static final int LATENTS = 6;

    /** Ends of batches. */
    private static final int[] ENDS = {400, 900, 1000, 1600, 2000, 2600, ROWS};

    private static Representation representation;
    private static SlowTables slow;

    @BeforeAll
    static void makeRepresentation() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] means = new double[ROWS][LATENTS];
        double[][] deviations = new double[ROWS][LATENTS];
        for (int n = 0; n < ROWS; n++) {
            for (int i = 0; i < LATENTS; i++) {
                means[n][i] = kind(n, i, random) == 0 ? 0.02 * random.nextGaussian() : random.nextDouble(-3, 3);
                deviations[n][i] = switch (kind(n, i, random)) {
                    case 0 -> random.nextDouble(0.95, 1);
                    case 1 -> random.nextDouble(0.02, 0.1);
                    case 2 -> random.nextDouble(0.3, 0.9);
                    default -> 0;
                };
            }
            // The last latent moves to another place half way.
            if (n >= ROWS / 2) {
                means[n][LATENTS - 1] += 1.2;
                deviations[n][LATENTS - 1] *= 0.7;
            }
        }
        double[] weights = IntStream.range(0, ROWS)
                .mapToDouble(n -> n % 7 == 3 ? 0 : 0.5 + random.nextDouble())
                .toArray();
        representation = Representation.of(
                        "near", DiagonalGaussian.of(means, deviations), RandomRepresentations.factors(ROWS, random))
                .weighted(weights);
        slow = new SlowTables(
                representation, 4, i -> QUANTISATION.bins(), (n, i, s) -> mass(means[n][i], deviations[n][i], s));
    }

    /** 0 for noise, 1 for a narrow posterior, 2 for a wide one anywhere, 3 for a point. */
    private static int kind(int row, int latent, SplittableRandom random) {
        return switch (latent) {
            case 1 -> row % 20 == 0 ? 2 : row % 33 == 0 ? 3 : 0;
            case 2 -> 1;
            case 3 -> 2;
            default -> 0;
        };
    }

    private static double mass(double mean, double deviation, int bin) {
        if (deviation == 0) {
            return QUANTISATION.bin(mean) == bin ? 1 : 0;
        }
        double below = bin == 0 ? 0 : StandardNormal.cumulative((QUANTISATION.edge(bin) - mean) / deviation);
        double upTo = bin == QUANTISATION.bins() - 1
                ? 1
                : StandardNormal.cumulative((QUANTISATION.edge(bin + 1) - mean) / deviation);
        return upTo - below;
    }

    /** A fold over some rows, batch by batch. */
    private static <T> Fold<T> fold(Supplier<Fold<T>> folds, int from, int to) {
        Fold<T> fold = folds.get();
        int start = from;
        for (int end : ENDS) {
            if (end > from && end <= to) {
                fold.add(EveryStatistic.batch(representation, start, end));
                start = end;
            }
        }
        return fold;
    }

    private static <T> T whole(Statistic<T> statistic) {
        return fold(EveryStatistic.folds(representation, statistic), 0, ROWS).result();
    }

    @Test
    void informations() {
        InformationTable table = whole(POSTERIOR);
        for (int i = 0; i < LATENTS; i++) {
            int latent = i;
            assertThat(table.latentEntropy()[i]).isCloseTo(slow.latentEntropy(i), within(1e-12));
            assertThat(table.conditionalEntropy()[i]).isCloseTo(slow.conditionalEntropy(i), within(1e-12));
            double outside = IntStream.range(0, ROWS)
                    .mapToDouble(n -> representation.weight(n) * outside(n, latent))
                    .sum();
            assertThat(table.outside()[i]).isCloseTo(outside, within(1e-12));
            for (int k = 0; k < slow.factors(); k++) {
                assertThat(table.jointEntropy()[i][k]).isCloseTo(slow.jointEntropy(i, k), within(1e-12));
                assertThat(table.factorEntropy()[k]).isCloseTo(slow.factorEntropy(k), within(1e-12));
            }
        }
    }

    private static double outside(int row, int latent) {
        double atLow = representation.posteriors().cumulative(row, latent, QUANTISATION.low());
        return atLow + 1 - representation.posteriors().cumulative(row, latent, QUANTISATION.high());
    }

    @Test
    void pairs() {
        double[][] entropies = whole(PAIRS);
        for (int i = 0; i < LATENTS; i++) {
            assertThat(entropies[i][i]).isCloseTo(slow.latentEntropy(i), within(1e-12));
            for (int j = 0; j < i; j++) {
                assertThat(entropies[i][j])
                        .as("pair %d, %d", i, j)
                        .isEqualTo(entropies[j][i])
                        .isCloseTo(slow.pairEntropy(i, j), within(1e-12));
            }
        }
    }

    @Test
    void partsThatAreMerged() {
        for (Statistic<?> statistic : new Statistic<?>[] {POSTERIOR, PAIRS}) {
            checkMerged(statistic);
        }
    }

    private static <T> void checkMerged(Statistic<T> statistic) {
        Supplier<Fold<T>> folds = EveryStatistic.folds(representation, statistic);
        double[] whole = Numbers.of(fold(folds, 0, ROWS).result());
        Fold<T> second = fold(folds, 900, 1600);
        double[] before = Numbers.of(second.result());
        Fold<T> merged = folds.get();
        merged.merge(fold(folds, 0, 900));
        merged.merge(second);
        assertThat(Numbers.of(second.result())).containsExactly(before);
        // What was merged and read goes on taking in more.
        second.add(EveryStatistic.batch(representation, 1600, 2000));
        second.add(EveryStatistic.batch(representation, 2000, ROWS));
        Fold<T> others = fold(folds, 0, 900);
        others.merge(second);
        assertThat(Numbers.of(others.result())).containsExactly(whole, within(1e-12));
        merged.add(EveryStatistic.batch(representation, 1600, 2600));
        merged.add(EveryStatistic.batch(representation, 2600, ROWS));
        assertThat(Numbers.of(merged.result())).containsExactly(whole, within(1e-12));
    }

    @Test
    void threadsChangeNoBit() {
        for (Statistic<?> statistic : new Statistic<?>[] {POSTERIOR, PAIRS}) {
            Object one = Runs.of(representation, 1, statistic).all().get(statistic);
            Object three = Runs.of(representation, 3, statistic).all().get(statistic);
            assertThat(Numbers.of(three)).containsExactly(Numbers.of(one));
        }
    }
}
