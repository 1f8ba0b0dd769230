package org.teasel.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Direct sums against sums and differences of entropies, and against tables that are known. */
class DiscreteJointTest {

    private static final double CLOSE = 1e-12;

    private static int[] set(int... variables) {
        return variables;
    }

    static DiscreteJoint random(long seed, int... sizes) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] cells = new double[IntStream.of(sizes).reduce(1, (a, b) -> a * b)];
        Arrays.setAll(cells, c -> random.nextInt(3) == 0 ? 0 : random.nextDouble());
        cells[0] += 0.1;
        double sum = Arrays.stream(cells).sum();
        return DiscreteJoint.of(sizes, Arrays.stream(cells).map(p -> p / sum).toArray());
    }

    @Test
    void anExclusiveOr() {
        // Two fair bits and their sum modulo 2: independent in pairs, and one is a function of the others.
        double[] cells = new double[8];
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 2; b++) {
                cells[a * 4 + b * 2 + (a ^ b)] = 0.25;
            }
        }
        DiscreteJoint joint = DiscreteJoint.of(set(2, 2, 2), cells);
        double bit = Math.log(2);
        assertThat(joint.probability(1, 0, 1)).isEqualTo(0.25);
        assertThat(joint.entropy(0, 1, 2)).isCloseTo(2 * bit, within(CLOSE));
        assertThat(joint.mutualInformation(set(0), set(1))).isCloseTo(0, within(CLOSE));
        assertThat(joint.conditionalInformation(set(0), set(1), set(2))).isCloseTo(bit, within(CLOSE));
        assertThat(joint.totalCorrelation(0, 1, 2)).isCloseTo(bit, within(CLOSE));
        assertThat(joint.conditionalEntropy(set(2), set(0, 1))).isCloseTo(0, within(CLOSE));
    }

    @Property(tries = 200)
    void sumsAgreeWithInclusionAndExclusion(@ForAll long seed) {
        DiscreteJoint joint = random(seed, 3, 2, 4, 2);
        double mutual = joint.entropy(0, 2) + joint.entropy(3) - joint.entropy(3, 2, 0);
        assertThat(joint.mutualInformation(set(2, 0), set(3)))
                .isCloseTo(mutual, within(CLOSE))
                .isGreaterThanOrEqualTo(-CLOSE);
        double conditional = joint.entropy(0, 2) + joint.entropy(1, 2) - joint.entropy(0, 1, 2) - joint.entropy(2);
        assertThat(joint.conditionalInformation(set(0), set(1), set(2))).isCloseTo(conditional, within(CLOSE));
        double total = -joint.entropy(0, 1, 3) + joint.entropy(0) + joint.entropy(1) + joint.entropy(3);
        assertThat(joint.totalCorrelation(0, 1, 3)).isCloseTo(total, within(CLOSE));
        assertThat(joint.conditionalEntropy(set(3), set(0, 1)))
                .isCloseTo(joint.entropy(0, 1, 3) - joint.entropy(0, 1), within(CLOSE));
    }

    @Property(tries = 200)
    void chainRule(@ForAll long seed) {
        DiscreteJoint joint = random(seed, 2, 3, 2, 3);
        double chain = joint.mutualInformation(set(0), set(1))
                + joint.conditionalInformation(set(0), set(2), set(1))
                + joint.conditionalInformation(set(0), set(3), set(2, 1));
        assertThat(joint.mutualInformation(set(0), set(1, 2, 3))).isCloseTo(chain, within(CLOSE));
    }

    @Property(tries = 100)
    void informationIsADivergenceFromIndependence(@ForAll long seed) {
        DiscreteJoint joint = random(seed, 3, 4);
        double[] product = new double[12];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 4; b++) {
                product[a * 4 + b] =
                        joint.marginal(0).probability(a) * joint.marginal(1).probability(b);
            }
        }
        assertThat(joint.divergence(DiscreteJoint.of(set(3, 4), product)))
                .isCloseTo(joint.mutualInformation(set(0), set(1)), within(CLOSE))
                .isCloseTo(joint.totalCorrelation(0, 1), within(CLOSE));
    }

    @Test
    void divergenceIsInfiniteWhereTheOtherHasNoMass() {
        DiscreteJoint even = DiscreteJoint.of(set(2), new double[] {0.5, 0.5});
        DiscreteJoint sure = DiscreteJoint.of(set(2), new double[] {1, 0});
        assertThat(even.divergence(sure)).isInfinite();
        assertThat(sure.divergence(even)).isCloseTo(Math.log(2), within(CLOSE));
    }

    @Test
    void refusesTablesThatAreNoDistribution() {
        assertThatThrownBy(() -> DiscreteJoint.of(set(2), new double[] {0.5, 0.4}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DiscreteJoint.of(set(2, 2), new double[] {0.5, 0.5}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DiscreteJoint.of(set(2), new double[] {1.5, -0.5}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
