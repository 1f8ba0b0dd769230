package org.teasel.datasets.grid;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.teasel.api.InvalidInputException;

/** Which rows to take. */
public sealed interface Selection {

    /**
     * Numbers of the chosen rows, ascending and each once.
     *
     * @throws InvalidInputException if the selection does not suit the rows
     */
    int[] from(FactorCodes codes);

    /** The name of a data set of which only the chosen rows were taken. */
    String label(String whole);

    /** All rows. */
    record Everything() implements Selection {
        @Override
        public int[] from(FactorCodes codes) {
            return IntStream.range(0, codes.rows()).toArray();
        }

        @Override
        public String label(String whole) {
            return whole;
        }
    }

    /**
     * Of each factor the values 0, s, 2s, ...; of a whole grid this leaves a grid.
     *
     * @param steps the steps s, one a factor, at least 1
     */
    record Strides(List<Integer> steps) implements Selection {
        public Strides {
            steps = List.copyOf(steps);
            for (int step : steps) {
                if (step < 1) {
                    throw new InvalidInputException("stride " + step + ", expected at least 1");
                }
            }
        }

        @Override
        public int[] from(FactorCodes codes) {
            if (steps.size() != codes.factors().size()) {
                throw new InvalidInputException(
                        steps.size() + " strides, expected " + codes.factors().size() + ", one a factor");
            }
            return IntStream.range(0, codes.rows())
                    .filter(row ->
                            IntStream.range(0, steps.size()).allMatch(k -> codes.code(row, k) % steps.get(k) == 0))
                    .toArray();
        }

        @Override
        public String label(String whole) {
            return whole + ", stride " + steps.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }

    /**
     * Different rows at random, every set of rows being as likely as any other.
     *
     * @param count how many, at least 1
     * @param seed seed of the choice; the same on every machine
     */
    record Sample(int count, long seed) implements Selection {
        public Sample {
            if (count < 1) {
                throw new InvalidInputException("a sample of " + count + " rows, expected at least 1");
            }
        }

        @Override
        public int[] from(FactorCodes codes) {
            int rows = codes.rows();
            if (count > rows) {
                throw new InvalidInputException("a sample of " + count + " rows, expected at most " + rows);
            }
            Random random = new Random(seed);
            int[] chosen = new int[count];
            int taken = 0;
            for (int row = 0; taken < count; row++) {
                // Each of the rows that are left is as likely to be among those that are missing.
                if (random.nextInt(rows - row) < count - taken) {
                    chosen[taken++] = row;
                }
            }
            return chosen;
        }

        @Override
        public String label(String whole) {
            return whole + ", " + count + " sampled with seed " + seed;
        }
    }
}
