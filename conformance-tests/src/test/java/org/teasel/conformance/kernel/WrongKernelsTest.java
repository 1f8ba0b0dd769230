package org.teasel.conformance.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.posterior.LatentSet;
import org.teasel.conformance.Mutant;
import org.teasel.conformance.rule.Profile;

/** Each plausible mistake in a kernel is found by the rule that is there for it. */
class WrongKernelsTest {

    private static final double ERROR = 1e-12;

    private static KernelCandidate candidate(MixtureKernel kernel) {
        return KernelCandidate.of("kernel", kernel, ERROR);
    }

    private static Mutant<KernelCandidate> wrong(String name, MixtureKernel kernel, String fragment, String... rules) {
        return new Mutant<>(name, candidate(kernel), List.of(rules), fragment);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theRightKernelPasses(long seed) {
        Mutant.mustPass(candidate(new PlainKernel()), Profile.STANDARD, seed);
    }

    static LongStream seeds() {
        return LongStream.range(0, Mutant.SEEDS);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isFound(Mutant<KernelCandidate> mutant) {
        mutant.mustBeFound();
    }

    static Stream<Mutant<KernelCandidate>> mistakes() {
        return Stream.of(sums(), exponents(), handling()).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant<KernelCandidate>> sums() {
        return Stream.of(
                wrong(
                        "exponentials without a scale",
                        summing((weights, logs) -> {
                            double sum = 0;
                            for (int n = 0; n < logs.length; n++) {
                                sum += weights[n] * Math.exp(logs[n]);
                            }
                            return Math.log(sum);
                        }),
                        "-Infinity",
                        "kernel.density",
                        "kernel.number"),
                wrong(
                        "density clamped at 1e-8",
                        summing((weights, logs) -> Math.max(new PlainKernel().sum(weights, logs), Math.log(1e-8))),
                        "-18.42",
                        "kernel.density"),
                wrong(
                        "terms far below the greatest left out",
                        summing((weights, logs) -> {
                            double greatest = Arrays.stream(logs).max().orElseThrow();
                            return new PlainKernel()
                                    .sum(
                                            weights,
                                            Arrays.stream(logs)
                                                    .map(log -> log < greatest - 20 ? Double.NEGATIVE_INFINITY : log)
                                                    .toArray());
                        }),
                        "expected",
                        "kernel.density"),
                wrong(
                        "light components left out",
                        summing((weights, logs) -> new PlainKernel()
                                .sum(
                                        Arrays.stream(weights)
                                                .map(w -> w < 1e-4 ? 0 : w)
                                                .toArray(),
                                        logs)),
                        "expected",
                        "kernel.density"),
                wrong(
                        "weights all 1/N",
                        summing((weights, logs) -> {
                            double[] even = new double[weights.length];
                            Arrays.fill(even, 1.0 / weights.length);
                            return new PlainKernel().sum(even, logs);
                        }),
                        "expected",
                        "kernel.density",
                        "kernel.no-weight",
                        "kernel.split-component"),
                wrong(
                        "weights taken as logarithms times 0",
                        summing((weights, logs) -> {
                            double greatest = Arrays.stream(logs).max().orElseThrow();
                            double sum = 0;
                            for (int n = 0; n < logs.length; n++) {
                                sum += Math.exp(logs[n] - greatest)
                                        * weights[n]
                                        * (Math.log(weights[n]) / Math.log(weights[n]));
                            }
                            return greatest + Math.log(sum);
                        }),
                        "NaN",
                        "kernel.number"),
                wrong(
                        "equal terms counted once",
                        summing((weights, logs) -> {
                            List<Double> seen = new ArrayList<>();
                            double[] once = new double[weights.length];
                            for (int n = 0; n < logs.length; n++) {
                                if (!seen.contains(logs[n])) {
                                    seen.add(logs[n]);
                                    once[n] = weights[n];
                                }
                            }
                            return new PlainKernel().sum(once, logs);
                        }),
                        "expected",
                        "kernel.split-component",
                        "kernel.density"),
                wrong(
                        "nearest component only",
                        summing((weights, logs) -> {
                            double greatest = Double.NEGATIVE_INFINITY;
                            for (int n = 0; n < logs.length; n++) {
                                greatest = Math.max(greatest, Math.log(weights[n]) + logs[n]);
                            }
                            return greatest;
                        }),
                        "expected",
                        "kernel.density",
                        "kernel.split-component"),
                wrong(
                        "scale of the first component",
                        summing((weights, logs) -> {
                            double sum = 0;
                            for (int n = 0; n < logs.length; n++) {
                                sum += weights[n] * Math.exp(logs[n] - logs[0]);
                            }
                            return logs[0] + Math.log(sum);
                        }),
                        "Infinity",
                        "kernel.number",
                        "kernel.density"),
                wrong(
                        "exponentials in single precision",
                        summing((weights, logs) -> {
                            double greatest = Arrays.stream(logs).max().orElseThrow();
                            float sum = 0;
                            for (int n = 0; n < logs.length; n++) {
                                sum += (float) (weights[n] * Math.exp(logs[n] - greatest));
                            }
                            return greatest + Math.log(sum);
                        }),
                        "expected",
                        "kernel.density"),
                wrong(
                        "logarithm with base 2",
                        summing((weights, logs) -> new PlainKernel().sum(weights, logs) / Math.log(2)),
                        "expected",
                        "kernel.density"));
    }

    private static Stream<Mutant<KernelCandidate>> exponents() {
        return Stream.of(
                wrong(
                        "distances in single precision",
                        reading((z, mean, deviation) -> {
                            float distance = (float) z - (float) mean;
                            return new PlainKernel().exponent(distance, 0, deviation);
                        }),
                        "expected",
                        "kernel.density"),
                wrong(
                        "no normalising constant",
                        reading((z, mean, deviation) ->
                                new PlainKernel().exponent(z, mean, deviation) + 0.5 * Math.log(2 * Math.PI)),
                        "expected",
                        "kernel.density"),
                wrong(
                        "no logarithm of the deviation",
                        reading((z, mean, deviation) ->
                                new PlainKernel().exponent(z, mean, deviation) + Math.log(deviation)),
                        "expected",
                        "kernel.density"),
                wrong(
                        "deviation taken for a variance",
                        reading((z, mean, deviation) -> new PlainKernel().exponent(z, mean, Math.sqrt(deviation))),
                        "expected",
                        "kernel.density"),
                wrong(
                        "an epsilon under the deviation",
                        reading((z, mean, deviation) -> new PlainKernel().exponent(z, mean, deviation + 1e-8)),
                        "expected",
                        "kernel.density"),
                wrong(
                        "own component left out",
                        reading((z, mean, deviation) ->
                                z == mean ? Double.NEGATIVE_INFINITY : new PlainKernel().exponent(z, mean, deviation)),
                        "log q",
                        "kernel.density"),
                wrong(
                        "nothing beyond five deviations",
                        reading((z, mean, deviation) -> Math.abs(z - mean) > 5 * deviation
                                ? Double.NEGATIVE_INFINITY
                                : new PlainKernel().exponent(z, mean, deviation)),
                        "expected",
                        "kernel.number",
                        "kernel.density"));
    }

    private static Stream<Mutant<KernelCandidate>> handling() {
        return Stream.of(
                wrong(
                        "a cut on the first latent alone",
                        new PlainKernel() {
                            @Override
                            double exponent(Mixture mixture, int n, double[] z, LatentSet set) {
                                double first = (z[0] - mixture.means()[n][0]) / mixture.deviations()[n][0];
                                return Math.abs(first) > 4 ? -1e9 : super.exponent(mixture, n, z, set);
                            }
                        },
                        "expected",
                        "kernel.order-of-latents",
                        "kernel.marginal",
                        "kernel.density"),
                wrong(
                        "a set taken for the first latents",
                        new PlainKernel() {
                            @Override
                            double exponent(Mixture mixture, int n, double[] z, LatentSet set) {
                                return super.exponent(mixture, n, z, LatentSet.all(set.size()));
                            }
                        },
                        "expected",
                        "kernel.marginal",
                        "kernel.density"),
                wrong(
                        "rows in the order of set sizes",
                        (mixture, points, sets) -> new PlainKernel()
                                .logDensities(
                                        mixture,
                                        points,
                                        sets.stream()
                                                .sorted(Comparator.comparingInt(LatentSet::size))
                                                .toList()),
                        "expected",
                        "kernel.density"),
                wrong(
                        "points by sets",
                        (mixture, points, sets) -> {
                            double[][] logs = new PlainKernel().logDensities(mixture, points, sets);
                            return IntStream.range(0, points.length)
                                    .mapToObj(m -> Arrays.stream(logs)
                                            .mapToDouble(row -> row[m])
                                            .toArray())
                                    .toArray(double[][]::new);
                        },
                        "rows",
                        "kernel.shape"),
                wrong(
                        "minus infinity for no latents",
                        new PlainKernel() {
                            @Override
                            double logDensity(Mixture mixture, double[] z, LatentSet set) {
                                return set.size() == 0 ? Double.NEGATIVE_INFINITY : super.logDensity(mixture, z, set);
                            }
                        },
                        "no latents is -Infinity",
                        "kernel.empty-set"),
                wrong(
                        "points moved in place",
                        (mixture, points, sets) -> {
                            double[][] logs = new PlainKernel().logDensities(mixture, points, sets);
                            Arrays.stream(points).forEach(z -> z[0] -= mixture.means()[0][0] + 1);
                            return logs;
                        },
                        "arguments were changed",
                        "kernel.arguments-kept"),
                wrong(
                        "weights made logarithms in place",
                        (mixture, points, sets) -> {
                            double[][] logs = new PlainKernel().logDensities(mixture, points, sets);
                            Arrays.setAll(mixture.weights(), n -> Math.log(mixture.weights()[n]));
                            return logs;
                        },
                        "arguments were changed",
                        "kernel.arguments-kept"),
                wrong(
                        "sums in an order that changes from call to call",
                        new Restless(),
                        "on several threads",
                        "kernel.same-bits"),
                wrong(
                        "a scale that all points share",
                        (mixture, points, sets) -> {
                            double[][] logs = new PlainKernel().logDensities(mixture, points, sets);
                            for (double[] row : logs) {
                                double greatest = Arrays.stream(row).max().orElseThrow();
                                Arrays.setAll(row, m -> greatest + Math.log(Math.exp(row[m] - greatest)));
                            }
                            return logs;
                        },
                        "-Infinity",
                        "kernel.points-alone",
                        "kernel.number"));
    }

    private interface Summing {
        double of(double[] weights, double[] logs);
    }

    private static MixtureKernel summing(Summing summing) {
        return new PlainKernel() {
            @Override
            double sum(double[] weights, double[] logs) {
                return summing.of(weights, logs);
            }
        };
    }

    private interface Exponent {
        double of(double z, double mean, double deviation);
    }

    private static MixtureKernel reading(Exponent exponent) {
        return new PlainKernel() {
            @Override
            double exponent(double z, double mean, double deviation) {
                return exponent.of(z, mean, deviation);
            }
        };
    }

    /** Adds components up from another one each time. */
    private static final class Restless extends PlainKernel {

        private int calls;

        @Override
        synchronized double sum(double[] weights, double[] logs) {
            int shift = calls++;
            double[] turnedWeights = new double[logs.length];
            double[] turned = new double[logs.length];
            Arrays.setAll(turned, n -> logs[(n + shift) % logs.length]);
            Arrays.setAll(turnedWeights, n -> weights[(n + shift) % logs.length]);
            return super.sum(turnedWeights, turned);
        }
    }
}
