package org.teasel.conformance.generate;

import java.util.List;
import java.util.random.RandomGenerator;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;

/** A kind of factor column in a specimen. */
public enum FactorKind {
    /** Labels, every value about as frequent. */
    BALANCED {
        @Override
        FactorColumn column(String name, int rows, List<FactorColumn> others, RandomGenerator random) {
            int values = 2 + random.nextInt(3);
            int[] codes = new int[rows];
            for (int row = 0; row < rows; row++) {
                codes[row] = row % values;
            }
            shuffle(codes, random);
            return FactorColumn.Labels.of(finite(name, values, random), codes);
        }
    },
    /** Labels, low values far more frequent; some values may not occur at all. */
    UNBALANCED {
        @Override
        FactorColumn column(String name, int rows, List<FactorColumn> others, RandomGenerator random) {
            int values = 2 + random.nextInt(4);
            int[] codes = new int[rows];
            for (int row = 0; row < rows; row++) {
                double u = random.nextDouble();
                codes[row] = (int) (values * u * u * u);
            }
            codes[random.nextInt(rows)] = 1;
            return FactorColumn.Labels.of(finite(name, values, random), codes);
        }
    },
    /** Labels that repeat those of an earlier factor in most rows; balanced if there is none. */
    DEPENDENT {
        @Override
        FactorColumn column(String name, int rows, List<FactorColumn> others, RandomGenerator random) {
            for (FactorColumn other : others) {
                if (other instanceof FactorColumn.Labels labels) {
                    int[] codes = new int[rows];
                    for (int row = 0; row < rows; row++) {
                        codes[row] = random.nextInt(4) == 0 ? random.nextInt(labels.values()) : labels.code(row);
                    }
                    return FactorColumn.Labels.of(finite(name, labels.values(), random), codes);
                }
            }
            return BALANCED.column(name, rows, others, random);
        }
    },
    /** Probabilities of two to four values, some of them certain. */
    SOFT {
        @Override
        FactorColumn column(String name, int rows, List<FactorColumn> others, RandomGenerator random) {
            int values = 2 + random.nextInt(3);
            double[][] probabilities = new double[rows][values];
            for (double[] row : probabilities) {
                double sum = 0;
                double sharpness = random.nextInt(3) == 0 ? 60 : 3;
                for (int v = 0; v < values; v++) {
                    row[v] = Math.exp(sharpness * (random.nextDouble() - 1));
                    sum += row[v];
                }
                for (int v = 0; v < values; v++) {
                    row[v] /= sum;
                }
            }
            return FactorColumn.Soft.of(finite(name, values, random), probabilities);
        }
    },
    /** Measurements, some of them equal. */
    CONTINUOUS {
        @Override
        FactorColumn column(String name, int rows, List<FactorColumn> others, RandomGenerator random) {
            double[] values = new double[rows];
            boolean ties = random.nextBoolean();
            for (int row = 0; row < rows; row++) {
                double value = random.nextGaussian();
                values[row] = ties ? Math.rint(2 * value) / 2 : value;
            }
            return FactorColumn.Measurements.of(Factor.continuous(name), values);
        }
    },
    /** Labels that are all the same. */
    CONSTANT {
        @Override
        FactorColumn column(String name, int rows, List<FactorColumn> others, RandomGenerator random) {
            return FactorColumn.Labels.of(Factor.categorical(name, 2), new int[rows]);
        }
    };

    abstract FactorColumn column(String name, int rows, List<FactorColumn> others, RandomGenerator random);

    private static Factor finite(String name, int values, RandomGenerator random) {
        return random.nextBoolean() ? Factor.categorical(name, values) : Factor.ordinal(name, values);
    }

    private static void shuffle(int[] codes, RandomGenerator random) {
        for (int i = codes.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int code = codes[i];
            codes[i] = codes[j];
            codes[j] = code;
        }
    }
}
