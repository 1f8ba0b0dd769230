package org.teasel.api.data;

import java.util.function.IntUnaryOperator;
import org.teasel.api.InvalidInputException;

/** The values of one factor over N observations. */
public sealed interface FactorColumn {

    /** The factor. */
    Factor factor();

    /** Number of observations, N. */
    int size();

    /**
     * The factor as a number: the index of its value, the expected index under soft labels, or the measurement. For
     * regressions and correlations.
     */
    double number(int row);

    /** The given rows, in the given order. */
    FactorColumn select(int[] rows);

    /** A factor with finitely many values, for which p(y given x) is a distribution over them. */
    sealed interface Finite extends FactorColumn {

        /** Number of values. */
        default int values() {
            return factor().values().size();
        }

        /** p(y = value given x). */
        double probability(int row, int value);

        @Override
        Finite select(int[] rows);
    }

    /** Labelled data: p(y given x) is a point mass. */
    final class Labels implements Finite {

        private final Factor factor;
        private final int size;
        private final IntUnaryOperator codes;

        private Labels(Factor factor, int size, IntUnaryOperator codes) {
            this.factor = factor;
            this.size = size;
            this.codes = codes;
        }

        /**
         * Labels from codes, which are copied.
         *
         * @param codes [N], indices into the factor's values
         */
        public static Labels of(Factor factor, int[] codes) {
            return of(factor, codes.length, row -> codes[row]);
        }

        /**
         * Labels from codes that are asked for one by one, so that no array of them need exist. They take one byte each
         * for up to 256 values, two for up to 65,536.
         *
         * @param size number of observations, N
         * @param codes the index into the factor's values of an observation; asked once for each, in order
         */
        public static Labels of(Factor factor, int size, IntUnaryOperator codes) {
            requireFinitelyMany(factor);
            int values = factor.values().size();
            return new Labels(factor, size, Codes.copy(size, values, row -> {
                int code = codes.applyAsInt(row);
                if (code < 0 || code >= values) {
                    throw new InvalidInputException("factor '" + factor.name() + "', row " + row + ": " + code
                            + ", expected 0 to " + (values - 1));
                }
                return code;
            }));
        }

        /** Index of the value of an observation. */
        public int code(int row) {
            return codes.applyAsInt(row);
        }

        @Override
        public Factor factor() {
            return factor;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public double probability(int row, int value) {
            return code(row) == value ? 1 : 0;
        }

        @Override
        public double number(int row) {
            return code(row);
        }

        @Override
        public Labels select(int[] rows) {
            return of(factor, rows.length, r -> code(rows[r]));
        }
    }

    /** Soft labels p(y given x), such as an expert model's probabilities. */
    final class Soft implements Finite {

        /** How far the probabilities of a row may miss a sum of 1 before they are refused. */
        public static final double SUM_TOLERANCE = 1e-6;

        private final Factor factor;
        private final double[][] probabilities;

        private Soft(Factor factor, double[][] probabilities) {
            this.factor = factor;
            this.probabilities = probabilities;
        }

        /**
         * Soft labels from probabilities, which are copied and scaled to sums of exactly 1.
         *
         * @param probabilities [N, values]
         */
        public static Soft of(Factor factor, double[][] probabilities) {
            requireFinitelyMany(factor);
            double[][] copies = new double[probabilities.length][];
            for (int row = 0; row < probabilities.length; row++) {
                copies[row] = distribution(factor, row, probabilities[row]);
            }
            return new Soft(factor, copies);
        }

        private static double[] distribution(Factor factor, int row, double[] given) {
            String place = "factor '" + factor.name() + "', row " + row;
            if (given.length != factor.values().size()) {
                throw new InvalidInputException(place + ": " + given.length + " probabilities, expected "
                        + factor.values().size());
            }
            double[] copy = given.clone();
            double sum = 0;
            for (int v = 0; v < copy.length; v++) {
                if (!(copy[v] >= 0 && copy[v] <= 1 + SUM_TOLERANCE)) {
                    throw new InvalidInputException(
                            place + ", column " + v + ": " + copy[v] + ", expected a probability");
                }
                sum += copy[v];
            }
            if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
                throw new InvalidInputException(
                        place + ": the probabilities sum to " + sum + ", expected 1 within " + SUM_TOLERANCE);
            }
            for (int v = 0; v < copy.length; v++) {
                copy[v] /= sum;
            }
            return copy;
        }

        @Override
        public Factor factor() {
            return factor;
        }

        @Override
        public int size() {
            return probabilities.length;
        }

        @Override
        public double probability(int row, int value) {
            return probabilities[row][value];
        }

        @Override
        public double number(int row) {
            double mean = 0;
            for (int v = 0; v < values(); v++) {
                mean += v * probabilities[row][v];
            }
            return mean;
        }

        @Override
        public Soft select(int[] rows) {
            double[][] selected = new double[rows.length][];
            for (int r = 0; r < rows.length; r++) {
                selected[r] = probabilities[rows[r]];
            }
            return new Soft(factor, selected);
        }
    }

    /** Measurements of a continuous factor. */
    final class Measurements implements FactorColumn {

        private final Factor factor;
        private final double[] values;

        private Measurements(Factor factor, double[] values) {
            this.factor = factor;
            this.values = values;
        }

        /**
         * Measurements, which are copied.
         *
         * @param values [N], finite
         */
        public static Measurements of(Factor factor, double[] values) {
            if (factor.type() != Factor.Type.CONTINUOUS) {
                throw new InvalidInputException(
                        "factor '" + factor.name() + "' has named values, expected a continuous one for measurements");
            }
            Measurements measurements = new Measurements(factor, values.clone());
            for (int row = 0; row < values.length; row++) {
                if (!Double.isFinite(measurements.values[row])) {
                    throw new InvalidInputException("factor '" + factor.name() + "', row " + row + ": "
                            + measurements.values[row] + ", expected a finite number");
                }
            }
            return measurements;
        }

        @Override
        public Factor factor() {
            return factor;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double number(int row) {
            return values[row];
        }

        @Override
        public Measurements select(int[] rows) {
            double[] selected = new double[rows.length];
            for (int r = 0; r < rows.length; r++) {
                selected[r] = values[rows[r]];
            }
            return new Measurements(factor, selected);
        }

        /** Labels by equal bins between the least and the greatest measurement; one bin if all are equal. */
        public Labels quantised(int bins) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            if (!(high > low)) {
                return Labels.of(Factor.ordinal(factor.name(), 1), values.length, row -> 0);
            }
            // Halves of numbers so far apart that their difference is infinite.
            double unit = Double.isFinite(high - low) ? 1 : 0.5;
            double from = low * unit;
            double width = high * unit - from;
            return Labels.of(Factor.ordinal(factor.name(), bins), values.length, row ->
                    (int) Math.min(bins - 1, (values[row] * unit - from) / width * bins));
        }
    }

    private static void requireFinitelyMany(Factor factor) {
        if (factor.type() == Factor.Type.CONTINUOUS) {
            throw new InvalidInputException(
                    "factor '" + factor.name() + "' is continuous, expected one with named values for labels");
        }
    }
}
