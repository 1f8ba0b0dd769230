package org.teasel.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.teasel.api.Quantisation;
import org.teasel.api.data.Representation;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.MeanHistogram;
import org.teasel.api.information.MeanPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.estimators.RandomRepresentations.Family;

/** Estimators that cut latents in bins give what tables give in which every cell is a sum over all observations. */
class TablesAgainstFormulaTest {

    private static final double CLOSE = 1e-10;

    /** Where a share of a far tail is taken of differences of numbers near 1, the formula itself has no more digits. */
    private static final double CLOSE_IN_TAILS = 1e-8;

    private static final int FACTOR_BINS = 4;

    @ParameterizedTest
    @EnumSource
    void exactRule(Family family) {
        checkRule(family, Quantisation.Rule.EXACT);
    }

    @ParameterizedTest
    @EnumSource
    void integralRule(Family family) {
        checkRule(family, Quantisation.Rule.INTEGRAL);
    }

    @ParameterizedTest
    @EnumSource
    void densityRule(Family family) {
        checkRule(family, Quantisation.Rule.DENSITY);
    }

    @ParameterizedTest
    @CsvSource({"EXACT", "INTEGRAL", "DENSITY"})
    void rangesThatMostPosteriorsLeave(Quantisation.Rule rule) {
        for (Family family : Family.values()) {
            check(family, new Quantisation(rule, 7, 1.3, 1.9), CLOSE_IN_TAILS);
        }
    }

    private static void checkRule(Family family, Quantisation.Rule rule) {
        check(family, new Quantisation(rule, 20, -4, 4), CLOSE);
        check(family, new Quantisation(rule, 2, -1, 2.5), CLOSE);
    }

    private static void check(Family family, Quantisation quantisation, double close) {
        Representation representation = RandomRepresentations.of(family, 60, 3, quantisation.bins());
        SlowMasses masses = new SlowMasses(representation.posteriors(), quantisation);
        SlowTables slow = new SlowTables(
                representation, FACTOR_BINS, i -> bins(representation, i, quantisation.bins()), masses::at);
        InformationTable table = Runs.result(representation, new QuantisedPosterior(quantisation, FACTOR_BINS));
        assertSame(table, slow, close);
        for (int i = 0; i < slow.latents(); i++) {
            int latent = i;
            double outside = IntStream.range(0, representation.size())
                    .mapToDouble(n -> representation.weight(n) * masses.outside(n, latent))
                    .sum();
            assertThat(table.outside()[i]).as("mass outside, latent %d", i).isCloseTo(outside, within(CLOSE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void histogramsOfMeans(Family family) {
        int bins = 7;
        Representation representation = RandomRepresentations.of(family, 60, 3, 5);
        Posteriors posteriors = representation.posteriors();
        SlowTables slow = SlowTables.ofCodes(representation, FACTOR_BINS, i -> bins, (n, i) -> {
            double[] means = IntStream.range(0, 60)
                    .filter(r -> representation.weight(r) > 0)
                    .mapToDouble(r -> posteriors.mean(r, i))
                    .toArray();
            double low = Arrays.stream(means).min().orElseThrow();
            double high = Arrays.stream(means).max().orElseThrow();
            return (int) IntStream.range(1, bins)
                    .filter(s -> low + s * (high - low) / bins <= posteriors.mean(n, i))
                    .count();
        });
        assertSame(Runs.result(representation, new MeanHistogram(bins, FACTOR_BINS)), slow, CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void pairsOfMeans(Family family) {
        Quantisation quantisation = new Quantisation(Quantisation.Rule.EXACT, 9, -2, 2.5);
        Representation representation = RandomRepresentations.of(family, 60, 3, 6);
        double[][] entropies = Runs.result(representation, new MeanPairs(quantisation));
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(entropies[i][j])
                        .as("H(zbar_%d, zbar_%d)", i, j)
                        .isCloseTo(slowPair(representation, quantisation, i, j), within(CLOSE));
            }
        }
    }

    private static double slowPair(Representation representation, Quantisation quantisation, int i, int j) {
        double[][] table = new double[quantisation.bins()][quantisation.bins()];
        for (int n = 0; n < representation.size(); n++) {
            table[meanBin(representation, quantisation, n, i)][meanBin(representation, quantisation, n, j)] +=
                    representation.weight(n);
        }
        return SlowTables.entropy(
                Arrays.stream(table).flatMapToDouble(Arrays::stream).toArray());
    }

    private static int meanBin(Representation representation, Quantisation quantisation, int row, int latent) {
        double mean = representation.posteriors().mean(row, latent);
        return representation.posteriors().latent(latent) instanceof Latent.Discrete
                ? (int) Math.round(mean)
                : SlowMasses.bin(quantisation, mean);
    }

    private static int bins(Representation representation, int latent, int continuous) {
        return representation.posteriors().latent(latent) instanceof Latent.Discrete discrete
                ? discrete.values()
                : continuous;
    }

    private static void assertSame(InformationTable table, SlowTables slow, double close) {
        for (int i = 0; i < slow.latents(); i++) {
            double latentEntropy = slow.latentEntropy(i);
            double given = slow.conditionalEntropy(i);
            assertThat(table.latentEntropy()[i]).as("H(z_%d)", i).isCloseTo(latentEntropy, within(close));
            assertThat(table.conditionalEntropy()[i]).as("H(z_%d | x)", i).isCloseTo(given, within(close));
            assertThat(table.informativeness()[i]).as("I(x; z_%d)", i).isCloseTo(latentEntropy - given, within(close));
            for (int k = 0; k < slow.factors(); k++) {
                double joint = slow.jointEntropy(i, k);
                assertThat(table.factorEntropy()[k]).as("H(y_%d)", k).isCloseTo(slow.factorEntropy(k), within(close));
                assertThat(table.jointEntropy()[i][k]).as("H(z_%d, y_%d)", i, k).isCloseTo(joint, within(close));
                assertThat(table.mutualInformation()[i][k])
                        .as("I(z_%d; y_%d)", i, k)
                        .isCloseTo(latentEntropy + slow.factorEntropy(k) - joint, within(close));
            }
        }
    }

    /** Bin masses by the three rules as metrics.md writes them. */
    private record SlowMasses(Posteriors posteriors, Quantisation quantisation) {
        double at(int row, int latent, int bin) {
            if (posteriors.latent(latent) instanceof Latent.Discrete) {
                return posteriors.cumulative(row, latent, bin) - posteriors.cumulative(row, latent, bin - 1);
            }
            if (posteriors.density(row, LatentSet.of(latent)).dimension() == 0) {
                return point(row, latent, bin);
            }
            int last = quantisation.bins() - 1;
            return switch (quantisation.rule()) {
                case EXACT -> (bin == last ? 1 : upTo(row, latent, bin + 1)) - (bin == 0 ? 0 : upTo(row, latent, bin));
                case INTEGRAL -> {
                    double inside = upTo(row, latent, last + 1) - upTo(row, latent, 0);
                    yield inside < 1e-8
                            ? point(row, latent, bin)
                            : (upTo(row, latent, bin + 1) - upTo(row, latent, bin)) / inside;
                }
                case DENSITY -> {
                    double[] densities = IntStream.rangeClosed(0, last)
                            .mapToDouble(s -> atCentre(row, latent, s))
                            .toArray();
                    yield Arrays.stream(densities).max().orElseThrow() < 1e-5
                            ? point(row, latent, bin)
                            : densities[bin] / Arrays.stream(densities).sum();
                }
            };
        }

        double outside(int row, int latent) {
            return posteriors.latent(latent) instanceof Latent.Discrete
                    ? 0
                    : 1 + below(row, latent, quantisation.low()) - upTo(row, latent, quantisation.bins());
        }

        private double below(int row, int latent, double value) {
            return posteriors.cumulative(row, latent, Math.nextDown(value));
        }

        private double point(int row, int latent, int bin) {
            return bin(quantisation, posteriors.mean(row, latent)) == bin ? 1 : 0;
        }

        private double upTo(int row, int latent, int edge) {
            return posteriors.cumulative(row, latent, quantisation.edge(edge));
        }

        private double atCentre(int row, int latent, int bin) {
            double[] z = new double[posteriors.latents()];
            z[latent] = 0.5 * (quantisation.edge(bin) + quantisation.edge(bin + 1));
            return Math.exp(posteriors.density(row, LatentSet.of(latent)).log(z));
        }

        /** Number of inner edges that are not above the value. */
        static int bin(Quantisation quantisation, double value) {
            return (int) IntStream.range(1, quantisation.bins())
                    .filter(s -> quantisation.edge(s) <= value)
                    .count();
        }
    }
}
