package org.teasel.datasets.bias;

/**
 * How often the combinations of two factors come up: the configurations A to D of Chen et al. 2018, section 6.1. Under B
 * to D the most likely combination is 4 times as likely as the least likely one, and none is left out.
 *
 * <p>The paper tells what the configurations have in common with their like and shows them as pictures, without a
 * formula. Those here are the simplest with all that it tells. A value is placed by its rank among the values that come
 * up: u and v from 0 to 1, and by its distance from the middle, s and t from 0 (the one or two values in the middle) to 1
 * (the first and the last).
 */
public enum FactorBias {
    /** Uniform and independent: 1. */
    A {
        @Override
        double density(Place one, Place other) {
            return 1;
        }
    },
    /** Not uniform, but independent: (1 + u)(1 + v). */
    B {
        @Override
        double density(Place one, Place other) {
            return (1 + one.along()) * (1 + other.along());
        }
    },
    /** Uncorrelated, but dependent: 4 - 3 |s - t|, a cross of both diagonals. */
    C {
        @Override
        double density(Place one, Place other) {
            return 4 - 3 * Math.abs(one.outward() - other.outward());
        }

        @Override
        int leastValues() {
            return 3;
        }
    },
    /** Correlated and dependent: 4 - 3 |u - v|, along one diagonal. */
    D {
        @Override
        double density(Place one, Place other) {
            return 4 - 3 * Math.abs(one.along() - other.along());
        }
    };

    /** The density of a combination relative to others, 1 to 4. */
    abstract double density(Place one, Place other);

    /** How many values both factors must have. */
    int leastValues() {
        return 2;
    }

    /**
     * Where a value is among those of its factor.
     *
     * @param along from 0, the first, to 1, the last
     * @param outward from 0, in the middle, to 1, at either end
     */
    record Place(double along, double outward) {

        static Place of(int rank, int values) {
            int last = values - 1;
            // In half steps from the middle; with an even number of values, the innermost two are half a step away.
            int innermost = last % 2;
            double outward =
                    last == innermost ? 1 : (Math.abs(2 * rank - last) - innermost) / (double) (last - innermost);
            return new Place(rank / (double) last, outward);
        }
    }
}
