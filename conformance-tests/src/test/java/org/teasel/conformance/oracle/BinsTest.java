package org.teasel.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.teasel.api.Quantisation;
import org.teasel.api.Quantisation.Rule;
import org.teasel.api.data.Factors;
import org.teasel.api.data.Representation;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.posterior.CorrelatedGaussian;
import org.teasel.api.posterior.DiagonalGaussian;

/** Masses of bins against integrals of the density, which need no distribution function. */
class BinsTest {

    private static final double CLOSE = 1e-12;
    private static final Quantisation CUT = new Quantisation(Rule.EXACT, 5, -1, 1.5);
    private static final DiagonalGaussian POSTERIORS =
            DiagonalGaussian.of(1, new double[] {0.3, 90, 0.5, -7}, new double[] {0.8, 1, 0, 0});

    private static double[] masses(Rule rule, int row) {
        return new Bins(CUT.with(rule), POSTERIORS).masses(row, 0);
    }

    private static double mass(double low, double high) {
        GaussianOracle gaussian = GaussianOracle.of(POSTERIORS, 0);
        return Quadrature.integral(z -> Math.exp(gaussian.logDensity(new double[] {z})), 1e-14, low, high);
    }

    @Test
    void everyRule() {
        double inside = mass(-1, 1.5);
        double centres = 0;
        for (int s = 0; s < 5; s++) {
            centres += density(s);
        }
        for (int s = 0; s < 5; s++) {
            double low = s == 0 ? -12 : CUT.edge(s);
            double high = s == 4 ? 12 : CUT.edge(s + 1);
            assertThat(masses(Rule.EXACT, 0)[s]).isCloseTo(mass(low, high), within(CLOSE));
            assertThat(masses(Rule.INTEGRAL, 0)[s])
                    .isCloseTo(mass(CUT.edge(s), CUT.edge(s + 1)) / inside, within(CLOSE));
            assertThat(masses(Rule.DENSITY, 0)[s]).isCloseTo(density(s) / centres, within(CLOSE));
        }
        assertThat(new Bins(CUT, POSTERIORS).outside(0, 0)).isCloseTo(1 - inside, within(CLOSE));
    }

    private static double density(int bin) {
        double centre = -0.75 + 0.5 * bin;
        return Math.exp(-0.5 * Math.pow((centre - 0.3) / 0.8, 2));
    }

    @Test
    void pointsAndWhatTheRangeMisses() {
        for (Rule rule : Rule.values()) {
            assertThat(masses(rule, 1)).as("far above, %s", rule).containsExactly(0, 0, 0, 0, 1);
            assertThat(masses(rule, 2)).as("on an edge, %s", rule).containsExactly(0, 0, 0, 1, 0);
            assertThat(masses(rule, 3)).as("far below, %s", rule).containsExactly(1, 0, 0, 0, 0);
        }
        assertThat(new Bins(CUT, POSTERIORS).outside(2, 0)).isZero();
        assertThat(new Bins(CUT, POSTERIORS).outside(3, 0)).isEqualTo(1);
    }

    @Test
    void cellsOfPairs() {
        CorrelatedGaussian posteriors =
                CorrelatedGaussian.of(2, new double[] {0.3, -0.2}, new double[] {0.5, 0.4, 0.4, 0.6});
        GaussianOracle gaussian = GaussianOracle.of(posteriors, 0);
        Representation representation = Representation.of("pair", posteriors, Factors.none(1));
        for (Rule rule : new Rule[] {Rule.EXACT, Rule.INTEGRAL}) {
            double[] edges = new double[6];
            Arrays.setAll(edges, CUT::edge);
            if (rule == Rule.EXACT) {
                edges[0] = -9;
                edges[5] = 9;
            }
            double[] cells = new double[25];
            Arrays.setAll(
                    cells,
                    c -> Quadrature.integral(
                            (x, y) -> Math.exp(gaussian.logDensity(new double[] {x, y})),
                            1e-13,
                            new double[] {edges[c / 5], edges[c / 5 + 1]},
                            new double[] {edges[c % 5], edges[c % 5 + 1]}));
            double sum = Arrays.stream(cells).sum();
            Arrays.setAll(cells, c -> cells[c] / sum);
            double[][] entropies = Results.of(representation, new QuantisedPairs(CUT.with(rule)));
            assertThat(entropies[0][1]).as("%s", rule).isCloseTo(Logs.entropy(cells), within(1e-9));
        }
    }
}
