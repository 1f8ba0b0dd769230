package org.teasel.conformance.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.teasel.api.Settings;
import org.teasel.api.metric.Measurement;
import org.teasel.api.metric.Metric;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.Mutant;
import org.teasel.conformance.metric.MetricCandidate;
import org.teasel.conformance.oracle.ReferenceEstimators;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Profile;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Verdict;

/** Twins of standard metrics: right ones pass whatever the seed, and each mistake breaks the rule that it should. */
class WrongDefinitionsTest {

    private static final List<Rule<MetricCandidate>> RULES = DefinitionRules.ALL.stream()
            .map(rule -> rule.<MetricCandidate>on(candidate -> new Subject(candidate.metric(), candidate.scorer())))
            .toList();

    static Stream<Mutant<MetricCandidate>> wrong() {
        String value = "the value is";
        return Stream.of(
                gap("mig", Mistake.NONE, "mig.variants", "there is no variant mean-histogram"),
                gap("mig", Mistake.AXIS, "mig", value),
                gap("mig", Mistake.NEXT_LATENT, "mig", value),
                gap("mig", Mistake.LOG_OF_VALUES, "mig", value),
                gap("mig", Mistake.LATENT_ENTROPY, "mig", value),
                gap("mig", Mistake.SUM, "mig", value),
                gap("mig", Mistake.CONSTANT_COUNTS, "mig", "where it has no value"),
                gap("mig", Mistake.CONSTANT_COUNTS, "mig.constant-factor", "with a constant factor"),
                gap("mig", Mistake.IN_SILENCE, "mig.noted", "no note names the factor 'idle'"),
                gap("mig", Mistake.MEANS, "mig.truth", value),
                gap("mig:monte-carlo", Mistake.NEGATIVE, "mig", value),
                gap("mig:monte-carlo", Mistake.BITS, "mig.truth.monte-carlo", "chance explains"),
                gap("rmig", Mistake.BITS, "rmig", value),
                gap("rmig", Mistake.MEANS, "rmig", value),
                gap("rmig", Mistake.NO_SHARES, "rmig.parts", "perFactor has 0 entries"),
                gap("rmig:normalised", Mistake.NEXT_LATENT, "rmig.truth.normalised", value),
                gap("jemmig", Mistake.SIGN, "jemmig", value),
                gap("jemmig", Mistake.GREATEST_JOINT, "jemmig.truth", value),
                gap("jemmig:normalised", Mistake.BINS_OF_SETTINGS, "jemmig", value),
                gap("jemmig:normalised", Mistake.VALUES_FOR_BINS, "jemmig.truth.normalised", value),
                modularity(Mistake.NO_MINUS_ONE, "modularity"),
                modularity(Mistake.POWER, "modularity"),
                modularity(Mistake.CONSTANT_COUNTS, "modularity.constant-factor"),
                mutant(
                        "modularity: dead is perfect",
                        new ModularityTwin(Mistake.DEAD_IS_PERFECT),
                        "definition.modularity",
                        "the value"),
                separation("sepin", Mistake.FIRST_K, "sepin", value),
                separation("sepin", Mistake.SUM, "sepin", value),
                separation("sepin", Mistake.ALONE, "sepin.truth", "chance explains"),
                separation("sepin", Mistake.CUT_K, "sepin", "where it has no value"),
                separation("indin", Mistake.NO_CORRELATION, "indin", value),
                separation("wsepin", Mistake.WEIGHTS, "wsepin", value),
                separation("wsepin", Mistake.EQUAL_WEIGHTS, "wsepin.truth", "chance explains"),
                separation("wsepin", Mistake.NEGATIVE, "wsepin", value),
                separation("windin", Mistake.OWN_WEIGHTS, "windin", value),
                separation("informativeness", Mistake.SUM, "informativeness.truth", "chance explains"),
                separation("tc", Mistake.SIGN, "tc.truth", "chance explains"),
                separation("tc", Mistake.NO_CORRELATION, "tc", value),
                dependence("misjed", Mistake.JOINT_OF_POSTERIOR, "misjed", value),
                dependence("misjed", Mistake.DIAGONAL, "misjed.truth", value),
                dependence("misjed", Mistake.MEANS, "misjed", value),
                dependence("misjed", Mistake.SUM, "misjed", value),
                dependence("tc:gaussian-mean", Mistake.NO_HALF, "tc", value),
                dependence(
                        "tc:gaussian-mean", Mistake.OTHER_COVARIANCE, "tc.truth.gaussian-mean", "the value for means"),
                dependence("tc:gaussian-mean", Mistake.CONSTANT_LATENT, "tc.truth.gaussian-mean", "Infinity"),
                dependence("tc:gaussian-sampled", Mistake.UNBIASED, "tc.truth.gaussian-sampled", "the value for means"),
                dependence("elbo-terms", Mistake.NO_VARIANCE, "elbo-terms", value),
                dependence("elbo-terms", Mistake.NO_MEAN, "elbo-terms.truth", "chance explains"),
                dependence("elbo-terms", Mistake.NO_CORRELATION, "elbo-terms", value),
                dci(Mistake.AXIS, "dci.table", value),
                dci(Mistake.EQUAL_WEIGHTS, "dci.table", value),
                dci(Mistake.WEIGHTS, "dci.table", value),
                dci(Mistake.BASE, "dci.table", value),
                dci(Mistake.BITS, "dci.table", value),
                dci(Mistake.SIGN, "dci.importances", "the importances are"),
                dci(Mistake.ALL_ROWS, "dci.rows", "it asked for 180 rows"),
                sap(Mistake.NEXT_LATENT, "sap", value),
                sap(Mistake.POWER, "sap.table", value),
                sap(Mistake.CONSTANT_COUNTS, "sap.constant-factor", "the value with"),
                explicitness(Mistake.TRAINING_ROWS, "explicitness.chance", "chance explains"),
                explicitness(Mistake.TIES_WIN, "explicitness.noisy-coin", "chance explains"),
                explicitness(Mistake.RESCALED, "explicitness.table", value),
                explicitness(Mistake.SIGN, "explicitness.perfect", value),
                leastVariance(Mistake.SIGN, "z-min-variance.perfect", value),
                leastVariance(Mistake.NOT_RELATIVE, "z-min-variance.scales", value),
                leastVariance(Mistake.TRAINING_ROWS, "z-min-variance.chance", "chance explains"),
                leastVariance(Mistake.CONSTANT_LATENT, "z-min-variance.idle-latents", value),
                leastVariance(Mistake.BASE, "z-min-variance.rescaled", "chance is"),
                gap("mig", Mistake.NAMES_ALL, "mig.noted", "a note names the factor 'of-two', which counts"),
                dci(Mistake.SQUARED, "dci.numbers", "the component 'error' is 0.2"),
                dci(Mistake.NONE, "dci.penalty", "it misses"),
                dci(Mistake.CONSTANT_COUNTS, "dci.unjudged", "informativeness is 0.5"),
                dci(Mistake.COLLAPSED_COUNTS, "dci.collapsed", "where it has no value"),
                forest("", Mistake.RIGHT_FOR_WRONG, "dci.labels", "the component 'error' is 0.7"),
                forest("random-forest", Mistake.TREES, "dci.trees", "expected whole numbers"),
                forest("small-forest", Mistake.TREES, "dci.trees", "expected whole numbers"),
                forest("small-forest", Mistake.NONE, "dci.depth", "it misses 0.0 of the variance"),
                forest("", Mistake.LEAST_PROBABLE, "dci.soft-labels", "the value by soft labels"),
                accuracyGap("sap", Mistake.BALANCE, "sap.rare", "expected 0.21875"),
                accuracyGap("sap:accuracy", Mistake.BALANCE, "sap.rare.accuracy", "expected 0.125"),
                accuracyGap("sap", Mistake.LEAST_PROBABLE, "sap.soft-labels", "the value by soft labels"),
                explicitness(Mistake.LEAST_PROBABLE, "explicitness.soft-labels", "the value by soft labels"),
                leastVariance(Mistake.LEAST_PROBABLE, "z-min-variance.soft-labels", "the value by soft labels"),
                leastVariance(Mistake.OTHER_THRESHOLD, "z-min-variance.least-deviation", "for a deviation of 0.06"),
                leastVariance(Mistake.COLLAPSED_COUNTS, "z-min-variance.collapsed", "where it has no value"),
                difference(Mistake.LEAST_PROBABLE, "z-diff.soft-labels", "the value by soft labels"),
                difference(Mistake.SAME_ROW, "z-diff.pairs", value),
                unheeding("dci:random-forest", "dci.weights"),
                unheeding("sap", "sap.weights"),
                unheeding("explicitness", "explicitness.weights"),
                unheeding("z-diff", "z-diff.weights"),
                unheeding("z-min-variance", "z-min-variance.weights"),
                unheeding("tc:density-ratio", "tc.density-ratio.weights"),
                repeatable("dci:random-forest", "dci"),
                repeatable("sap", "sap"),
                repeatable("explicitness", "explicitness"),
                repeatable("z-diff", "z-diff"),
                repeatable("z-min-variance", "z-min-variance"),
                repeatable("tc:density-ratio", "tc.density-ratio"),
                secretive("dci:random-forest", "dci"),
                secretive("sap", "sap"),
                secretive("explicitness", "explicitness"),
                secretive("z-diff", "z-diff"),
                secretive("z-min-variance", "z-min-variance"),
                secretive("tc:density-ratio", "tc.density-ratio"),
                greedy("dci:lasso", "dci"),
                greedy("sap", "sap"),
                greedy("explicitness", "explicitness"),
                greedy("z-diff", "z-diff"),
                greedy("z-min-variance", "z-min-variance"),
                greedy("tc:density-ratio", "tc.density-ratio"),
                accuracyGap("sap", Mistake.NONE, "sap.asks", "it asks for RowSample"),
                noting("tc:density-ratio", List.of(), "tc.density-ratio.independent", "there is no component"),
                noting("informativeness", List.of(), "informativeness.noted", "there is no note"),
                noting("informativeness", List.of("beware"), "informativeness.noted", "nothing to tell"),
                noting("tc", List.of(), "tc.noted", "there is no note"),
                noting("tc", List.of("beware"), "tc.noted", "nothing to tell"),
                noting("tc:gaussian-mean", List.of("beware"), "tc.noted.gaussian", "nothing to tell"),
                noting("tc:mws", List.of(), "tc.noted.minibatch", "there is no note"),
                mutant(
                        "factor-disintegration",
                        Mistake.CORRELATION_ALONE,
                        new SharingTwin(Mistake.CORRELATION_ALONE),
                        "factor-disintegration.truth",
                        "the value is 1.0, expected 0.0"));
    }

    private static Mutant<MetricCandidate> gap(String metric, Mistake mistake, String rule, String fragment) {
        return mutant(metric, mistake, new GapTwin(metric, mistake), rule, fragment);
    }

    private static Mutant<MetricCandidate> modularity(Mistake mistake, String rule) {
        return mutant("modularity", mistake, new ModularityTwin(mistake), rule, "the value");
    }

    private static Mutant<MetricCandidate> separation(String metric, Mistake mistake, String rule, String fragment) {
        return mutant(metric, mistake, new SeparationTwin(metric, mistake), rule, fragment);
    }

    private static Mutant<MetricCandidate> dependence(String metric, Mistake mistake, String rule, String fragment) {
        return mutant(metric, mistake, new DependenceTwin(metric, mistake), rule, fragment);
    }

    private static Mutant<MetricCandidate> dci(Mistake mistake, String rule, String fragment) {
        return mutant("dci:lasso", mistake, new DciTwin(mistake), rule, fragment);
    }

    private static Mutant<MetricCandidate> sap(Mistake mistake, String rule, String fragment) {
        return mutant("sap:correlation", mistake, new SapTwin(mistake), rule, fragment);
    }

    private static Mutant<MetricCandidate> explicitness(Mistake mistake, String rule, String fragment) {
        return mutant("explicitness", mistake, new ExplicitnessTwin(mistake), rule, fragment);
    }

    private static Mutant<MetricCandidate> leastVariance(Mistake mistake, String rule, String fragment) {
        return mutant("z-min-variance", mistake, new LeastVarianceTwin(mistake), rule, fragment);
    }

    private static Mutant<MetricCandidate> forest(String variant, Mistake mistake, String rule, String fragment) {
        String metric = variant.isEmpty() ? "dci" : "dci:" + variant;
        return mutant(metric, mistake, new NeighbourTwin(metric, mistake), rule, fragment);
    }

    private static Mutant<MetricCandidate> accuracyGap(String metric, Mistake mistake, String rule, String fragment) {
        return mutant(metric, mistake, new AccuracyGapTwin(metric, mistake), rule, fragment);
    }

    private static Mutant<MetricCandidate> difference(Mistake mistake, String rule, String fragment) {
        return mutant("z-diff", mistake, new DifferenceTwin(mistake), rule, fragment);
    }

    /** A metric that gives the same whatever the weights are. */
    private static Mutant<MetricCandidate> unheeding(String metric, String rule) {
        return noting(metric, List.of(), rule, "no note tells that weights do not count");
    }

    /** A metric that says nothing of how its value depends on the seed. */
    private static Mutant<MetricCandidate> repeatable(String metric, String id) {
        return noting(metric, List.of(), id + ".repeatable", "it says that it is repeatable");
    }

    /** A metric that does not tell how many rows it looked at. */
    private static Mutant<MetricCandidate> secretive(String metric, String id) {
        return noting(metric, List.of(), id + ".all-rows", "the setting 'trainingRows' is null, expected 40");
    }

    /** A metric that leaves no row to learn from if nearly all are to be judged on. */
    private static Mutant<MetricCandidate> greedy(String metric, String id) {
        Twin twin = new Twin(metric, Mistake.NONE) {
            @Override
            public List<Statistic<?>> needs(Population population, Settings settings) {
                return List.of();
            }

            @Override
            public Measurement measure(Statistics statistics) {
                Settings settings = statistics.settings();
                int size = statistics.population().size();
                long test = Math.round(
                        (double) size * settings.testRows() / (settings.trainingRows() + settings.testRows()));
                return Measurement.of(1 / (size - (int) test));
            }
        };
        return mutant(metric + " learns from no row", twin, "definition." + id + ".few-rows", "/ by zero");
    }

    /** A metric that is always 0 and has always the same notes. */
    private static Mutant<MetricCandidate> noting(String metric, List<String> notes, String rule, String fragment) {
        Twin twin = new Twin(metric, Mistake.NONE) {
            @Override
            public List<Statistic<?>> needs(Population population, Settings settings) {
                return List.of();
            }

            @Override
            public Measurement measure(Statistics statistics) {
                Measurement measurement = Measurement.of(0);
                for (String note : notes) {
                    measurement = measurement.withNote(note);
                }
                return measurement;
            }
        };
        return mutant(metric + " with notes " + notes + " breaks " + rule, twin, "definition." + rule, fragment);
    }

    private static Mutant<MetricCandidate> mutant(
            String metric, Mistake mistake, Metric twin, String rule, String fragment) {
        String name = metric + " " + mistake.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return mutant(name + " breaks " + rule, twin, "definition." + rule, fragment);
    }

    @ParameterizedTest
    @MethodSource("org.teasel.conformance.definition.RightDefinitions#all")
    void aRightTwinPasses(Metric metric) {
        MetricCandidate candidate = candidate(metric);
        for (long seed = 0; seed < 3; seed++) {
            for (Rule<MetricCandidate> rule : RULES) {
                // What stands beside a value may be left out, which twins do.
                if (rule.level() == Rule.Level.MUST) {
                    Finding finding = new Examination(Profile.QUICK, seed).of(candidate, rule);
                    assertThat(finding.broken()).as(finding.explanation()).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongTwinIsFoundOut(Mutant<MetricCandidate> mutant) {
        mutant.mustBeFound();
    }

    private static Mutant<MetricCandidate> mutant(String name, Metric metric, String rule, String fragment) {
        return new Mutant<>(name, MetricCandidate.of(metric), List.of(rule), fragment);
    }

    @Test
    void rulesHaveIdsOfTheirOwn() {
        assertThat(DefinitionRules.ALL)
                .allSatisfy(rule -> {
                    assertThat(rule.id()).matches("definition(\\.[a-z0-9]+(-[a-z0-9]+)*)+");
                    assertThat(rule.source()).isNotBlank();
                    assertThat(rule.brokenBy()).isNotBlank();
                })
                .extracting(Rule::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void noRuleConcernsAnotherMetric() {
        MetricCandidate stranger = candidate(new Twin("something-else", Mistake.NONE) {
            @Override
            public List<Statistic<?>> needs(Population population, Settings settings) {
                return List.of();
            }

            @Override
            public Measurement measure(Statistics statistics) {
                throw new AssertionError("no rule needs it");
            }
        });
        assertThat(RULES)
                .allSatisfy(rule -> assertThat(new Examination(Profile.QUICK, 0)
                                .of(stranger, rule)
                                .verdict())
                        .isInstanceOf(Verdict.NotApplicable.class));
    }

    private static MetricCandidate candidate(Metric metric) {
        return MetricCandidate.of(metric, new ReferenceEstimators());
    }
}
