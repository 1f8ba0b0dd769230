package org.teasel.conformance.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.teasel.api.data.Factor;
import org.teasel.api.data.FactorColumn;
import org.teasel.api.metric.Requirement;
import org.teasel.conformance.generate.FactorKind;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Changes of the data that mean nothing and should change no score. */
final class InvarianceRules {

    private static final String SOURCE = "the invariances that follow from q(z) = sum_n p_n q(z given x_n) and p(y)";

    private static final int EXAMPLES = 8;

    /** Rows that are not left out. */
    private static final int LEAST_ROWS = 6;

    private static final Specimens SPECIMENS =
            Specimens.any().withFactors(2, 3).withLatents(2, 4).withRows(8, 20);

    /** Without continuous factors, which are cut between their least and greatest value, whatever the weights. */
    private static final Specimens FINITE =
            SPECIMENS.withFactors(FactorKind.BALANCED, FactorKind.UNBALANCED, FactorKind.DEPENDENT, FactorKind.SOFT);

    private static final Rule<MetricCandidate> LATENTS = invariance(
            "latents",
            "the order of latents does not matter: the value stays, and what is told of a latent goes with it",
            "a tie that the first latent wins, a loop that leaves out the last latent, or a table read along the wrong"
                    + " axis",
            SPECIMENS,
            (specimen, trial) -> {
                int[] order = permutation(specimen.latents(), trial.random());
                List<String> names = IntStream.of(order).mapToObj(i -> "z" + i).toList();
                return new Change(
                        specimen.representation(),
                        specimen.selectLatents(order).representation().named(names),
                        inverse(order),
                        IntStream.range(0, specimen.factors().size()).toArray(),
                        true);
            });

    private static final Rule<MetricCandidate> FACTORS = invariance(
            "factors",
            "the order of factors does not matter: the value stays, and what is told of a factor goes with it",
            "a loop that leaves out the last factor, or a division by K - 1",
            SPECIMENS,
            (specimen, trial) -> {
                int[] order = permutation(specimen.factors().size(), trial.random());
                return new Change(
                        specimen.representation(),
                        specimen.selectFactors(order).representation(),
                        IntStream.range(0, specimen.latents()).toArray(),
                        inverse(order),
                        true);
            });

    private static final Rule<MetricCandidate> OBSERVATIONS = invariance(
            "observations",
            "the order of observations does not matter",
            "differences of neighbouring rows, or a split into halves without a shuffle",
            SPECIMENS,
            (specimen, trial) -> Change.of(specimen, specimen.select(permutation(specimen.rows(), trial.random()))));

    private static final Rule<MetricCandidate> LABELS = invariance(
            "labels",
            "the values of a categorical factor may be renamed",
            "codes that are taken for numbers, as in a correlation or a regression",
            FINITE,
            (specimen, trial) -> {
                Specimen renamed = specimen;
                for (int k = 0; k < specimen.factors().size(); k++) {
                    Factor factor = specimen.factors().get(k).factor();
                    if (factor.type() == Factor.Type.CATEGORICAL) {
                        renamed = renamed.relabelled(
                                k, permutation(factor.values().size(), trial.random()));
                    }
                }
                if (renamed == specimen) {
                    throw trial.unsuitable("no factor is categorical");
                }
                return Change.of(specimen, renamed);
            });

    private static final Rule<MetricCandidate> SIGN = invariance(
            "sign",
            "the sign of a latent may be turned, where bins lie symmetrically",
            "a sum of means rather than of their squares, or a tail that is cut off on one side",
            SPECIMENS.of(Kind.DIAGONAL, Kind.CORRELATED, Kind.DETERMINISTIC, Kind.LOGISTIC, Kind.FOREIGN),
            (specimen, trial) -> {
                Specimen loose = loosened(specimen, trial.random());
                int latent = trial.random().nextInt(specimen.latents());
                // A table may hold correlations, which turn their sign.
                return Change.of(loose, loose.flipped(latent)).withoutTables();
            });

    private static final Rule<MetricCandidate> DUPLICATION = invariance(
            "duplication",
            "every observation twice is the same data",
            "counts instead of probabilities, or a correction for the number of observations",
            SPECIMENS,
            (specimen, trial) -> Change.of(specimen, specimen.twice()));

    private static final Rule<MetricCandidate> SCALE = invariance(
            "weight-scale",
            "weights may be in any unit",
            "weights that are read without the sum of them",
            SPECIMENS,
            (specimen, trial) -> Change.of(
                    specimen,
                    specimen.with(Arrays.stream(specimen.weights())
                            .map(weight -> 8 * weight)
                            .toArray())));

    private static final Rule<MetricCandidate> REPETITION = invariance(
            "repetition",
            "an observation of weight 2 is the same as two observations",
            "observations that are counted instead of weighed",
            SPECIMENS.evenlyWeighted(),
            (specimen, trial) -> {
                int[] times = IntStream.range(0, specimen.rows())
                        .map(row -> 1 + trial.random().nextInt(3))
                        .toArray();
                int[] rows = IntStream.range(0, times.length)
                        .flatMap(row -> IntStream.range(0, times[row]).map(n -> row))
                        .toArray();
                return Change.of(
                        specimen.with(Arrays.stream(times).asDoubleStream().toArray()), specimen.select(rows));
            });

    private static final Rule<MetricCandidate> ABSENCE = invariance(
            "zero-weight",
            "an observation of weight 0 is the same as none",
            "observations that are counted instead of weighed, or a least and a greatest value over all rows",
            FINITE.evenlyWeighted().withRows(12, 24),
            (specimen, trial) -> {
                double[] weights = IntStream.range(0, specimen.rows())
                        .mapToDouble(
                                row -> row < LEAST_ROWS ? 1 : trial.random().nextInt(2))
                        .toArray();
                int[] kept = IntStream.range(0, specimen.rows())
                        .filter(row -> weights[row] > 0)
                        .toArray();
                return Change.of(specimen.with(weights), specimen.select(kept));
            });

    private static final Rule<MetricCandidate> SOFT = invariance(
            "soft-labels",
            "labels are the same as soft labels that are certain",
            "another path for soft labels, which takes their expected value for a code",
            FINITE,
            (specimen, trial) -> Change.of(specimen, softened(specimen)));

    private static final Rule<MetricCandidate> NOISE = invariance(
            "noise-latent",
            "one latent more that is noise changes no score",
            "a mean over all latents, whether they say anything or not",
            SPECIMENS.withRows(12, 20),
            (specimen, trial) -> Change.of(specimen, specimen.withNoiseLatent()));

    private static final Rule<MetricCandidate> CONSTANT = Rule.<MetricCandidate>should(
                    "metric.invariant.constant-factor",
                    "one factor more that is constant has no score and changes no other")
            .from("H(y_k) = 0: a constant factor has no entropy to share")
            .brokenBy("0 for what is not defined, so that the mean drops")
            .unless(candidate -> candidate.metric().descriptor().requirements().stream()
                            .anyMatch(need -> need == Requirement.FACTORS || need == Requirement.SEVERAL_FACTORS)
                    ? Optional.empty()
                    : Optional.of("it needs no factors"))
            .onExamples(EXAMPLES, SPECIMENS.withFactors(2, 2), (candidate, specimen, trial) -> {
                Specimen wider = withConstant(specimen);
                Subject.of(candidate, wider.representation(), trial.seed())
                        .answer()
                        .measured()
                        .filter(measurement -> measurement.perFactor().length > 0)
                        .map(measurement ->
                                measurement.perFactor()[specimen.factors().size()])
                        .filter(share -> !Double.isNaN(share))
                        .ifPresent(share -> {
                            throw new Violation("The share of the constant factor is " + share
                                    + ", expected NaN for one that is not defined");
                        });
                Change.of(specimen, wider).requireNone(candidate, trial);
            });

    static final List<Rule<MetricCandidate>> ALL = List.of(
            LATENTS,
            FACTORS,
            OBSERVATIONS,
            LABELS,
            SIGN,
            DUPLICATION,
            SCALE,
            REPETITION,
            ABSENCE,
            SOFT,
            NOISE,
            CONSTANT);

    private InvarianceRules() {}

    /** Changes a specimen in a way that means nothing. */
    private interface Meaningless {
        Change of(Specimen specimen, Trial trial);
    }

    private static Rule<MetricCandidate> invariance(
            String topic, String statement, String brokenBy, Specimens specimens, Meaningless change) {
        return Rule.<MetricCandidate>should("metric.invariant." + topic, statement)
                .from(SOURCE)
                .brokenBy(brokenBy)
                .onExamples(
                        EXAMPLES,
                        specimens,
                        (candidate, specimen, trial) ->
                                change.of(specimen, trial).requireNone(candidate, trial));
    }

    private static int[] permutation(int count, RandomGenerator random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            inverse[order[place]] = place;
        }
        return inverse;
    }

    /** Means that lie on no edge of any bins: an edge belongs to the bin above it, whatever the sign. */
    private static Specimen loosened(Specimen specimen, RandomGenerator random) {
        double[][] centres = Arrays.stream(specimen.centres())
                .map(row -> Arrays.stream(row)
                        .map(centre -> centre + 1e-3 * random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
        return specimen.with(centres, specimen.spreads());
    }

    private static Specimen softened(Specimen specimen) {
        return specimen.with(specimen.factors().stream()
                .map(column -> column instanceof FactorColumn.Labels labels ? softened(labels) : column)
                .toList());
    }

    private static FactorColumn softened(FactorColumn.Labels labels) {
        double[][] certain = new double[labels.size()][labels.values()];
        for (int row = 0; row < certain.length; row++) {
            certain[row][labels.code(row)] = 1;
        }
        return FactorColumn.Soft.of(labels.factor(), certain);
    }

    private static Specimen withConstant(Specimen specimen) {
        List<FactorColumn> columns = new ArrayList<>(specimen.factors());
        columns.add(FactorColumn.Labels.of(Factor.categorical("constant", 2), new int[specimen.rows()]));
        return specimen.with(columns);
    }
}
