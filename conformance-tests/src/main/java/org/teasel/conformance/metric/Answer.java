package org.teasel.conformance.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.teasel.api.metric.Matrix;
import org.teasel.api.metric.Measurement;

/** What a metric answered: a measurement, or why there is none. */
sealed interface Answer {

    /** A measurement. */
    record Measured(Measurement measurement) implements Answer {
        @Override
        public String toString() {
            return Double.toString(measurement.value());
        }
    }

    /** No value; the reason is the end of "not defined, because ...". */
    record Undefined(String reason) implements Answer {
        @Override
        public String toString() {
            return "not defined, because " + reason;
        }
    }

    /** The measurement, if there is one. */
    default Optional<Measurement> measured() {
        return this instanceof Measured measured ? Optional.of(measured.measurement()) : Optional.empty();
    }

    /** The same answer in arrays of its own. */
    default Answer copy() {
        return measured()
                .<Answer>map(measurement -> new Measured(copy(measurement)))
                .orElse(this);
    }

    private static Measurement copy(Measurement measurement) {
        return new Measurement(
                measurement.value(),
                measurement.perFactor(),
                measurement.perLatent(),
                measurement
                        .matrix()
                        .map(matrix -> new Matrix(matrix.title(), matrix.rows(), matrix.columns(), matrix.values())),
                measurement.components(),
                measurement.settings(),
                measurement.notes());
    }

    /** The part in which another answer differs from this one, if only by a bit; empty if it is the same. */
    default Optional<String> difference(Answer other) {
        if (this instanceof Measured mine && other instanceof Measured its) {
            return difference(mine.measurement(), its.measurement());
        }
        return equals(other) ? Optional.empty() : Optional.of("the answer, " + this + " and " + other);
    }

    private static Optional<String> difference(Measurement mine, Measurement its) {
        if (Double.compare(mine.value(), its.value()) != 0) {
            return Optional.of("the value, " + mine.value() + " and " + its.value());
        }
        return differing("the shares of factors", mine.perFactor(), its.perFactor())
                .or(() -> differing("the shares of latents", mine.perLatent(), its.perLatent()))
                .or(() -> mine.components().equals(its.components())
                        ? Optional.empty()
                        : Optional.of("the components, " + mine.components() + " and " + its.components()))
                .or(() -> mine.notes().equals(its.notes()) && mine.settings().equals(its.settings())
                        ? Optional.empty()
                        : Optional.of("the notes or settings"))
                .or(() -> numbers(mine).equals(numbers(its)) ? Optional.empty() : Optional.of("the matrix"));
    }

    private static Optional<String> differing(String what, double[] mine, double[] its) {
        return Arrays.equals(mine, its)
                ? Optional.empty()
                : Optional.of(what + ", " + Arrays.toString(mine) + " and " + Arrays.toString(its));
    }

    private static List<Object> numbers(Measurement measurement) {
        return measurement
                .matrix()
                .<List<Object>>map(matrix -> List.of(matrix.title(), matrix.rows(), matrix.columns(), entries(matrix)))
                .orElse(List.of());
    }

    private static String entries(Matrix matrix) {
        return Arrays.deepToString(matrix.values());
    }
}
