package org.teasel.conformance.definition;

import static org.teasel.conformance.definition.Truths.EXACT;
import static org.teasel.conformance.definition.Truths.SETTINGS;
import static org.teasel.conformance.definition.Truths.draft;
import static org.teasel.conformance.definition.Truths.requireMean;

import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.teasel.api.data.Representation;
import org.teasel.api.metric.Measurement;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.conformance.definition.LatentDefinitions.Separation;
import org.teasel.conformance.generate.FactorKind;
import org.teasel.conformance.generate.Kind;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.oracle.RepresentationJoint;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/** Truths of discrete latents, by sums over all cells of the joint distribution. */
final class CellTruths {

    /** What the bias of a ratio of two means of {@link Truths#DRAWS} draws is well below. */
    private static final double RATIO = 0.01;

    /** Few rows and values: the joint table has a cell for each combination. */
    private static final Specimens DISCRETE = Specimens.labelled()
            .of(Kind.CATEGORICAL)
            .withRows(2, 8)
            .withLatents(3, 3)
            .withFactors(1, 2)
            .withFactors(FactorKind.BALANCED, FactorKind.UNBALANCED, FactorKind.DEPENDENT, FactorKind.SOFT);

    private CellTruths() {}

    static Stream<Rule<Subject>> rules() {
        return Stream.of(
                        Stream.of(
                                onCells("mig", "", FactorDefinitions::mig),
                                onCells("rmig", "", table -> FactorDefinitions.rmig(table, false)),
                                onCells("rmig", "normalised", table -> FactorDefinitions.rmig(table, true)),
                                onCells("jemmig", "", table -> FactorDefinitions.jemmig(table, false)),
                                onCells("jemmig", "normalised", table -> FactorDefinitions.jemmig(table, true)),
                                onCells("modularity", "", t -> FactorDefinitions.modularity(t, Double.NaN)),
                                onSharpCodes("mig", "mean-histogram", FactorDefinitions::mig),
                                onSharpCodes("modularity", "mean", t -> FactorDefinitions.modularity(t, Double.NaN)),
                                onSharpCodes("modularity", "mean-zero", t -> FactorDefinitions.modularity(t, 0))),
                        Stream.of(
                                misjed(),
                                sampled(
                                        "mig",
                                        Set.of("monte-carlo", "monte-carlo-uniform"),
                                        RATIO,
                                        exact -> FactorDefinitions.mig(FactorTable.of(exact))
                                                .value()),
                                sampled(
                                        "rmig",
                                        Set.of("monte-carlo"),
                                        0,
                                        exact -> FactorDefinitions.rmig(FactorTable.of(exact), false)
                                                .value()),
                                sampled(
                                        "jemmig",
                                        Set.of("monte-carlo"),
                                        0,
                                        exact -> FactorDefinitions.jemmig(FactorTable.of(exact), false)
                                                .value()),
                                sampled(
                                        "informativeness",
                                        Set.of(""),
                                        0,
                                        exact -> exact.information(LatentSet.all(exact.latents()))),
                                sampled(
                                        "tc",
                                        Set.of(""),
                                        0,
                                        exact -> exact.totalCorrelation(LatentSet.all(exact.latents())))),
                        Stream.of(
                                best("sepin", Separation::separable),
                                best("indin", Separation::independent),
                                weighted("wsepin", Separation::separable),
                                weighted("windin", Separation::independent)))
                .flatMap(rules -> rules);
    }

    private static String suffix(String variant) {
        return variant.isEmpty() ? "" : "." + variant;
    }

    private static Rule<Subject> onCells(String id, String variant, Function<FactorTable, Measurement> definition) {
        return draft(
                        id,
                        Set.of(variant),
                        suffix(variant),
                        "of discrete latents it is what sums over all cells of the joint distribution give")
                .from("exact sums over small joints; definition." + id)
                .onExamples(12, DISCRETE, (subject, specimen, trial) -> {
                    Representation representation = specimen.representation();
                    FactorTable table = FactorTable.of(RepresentationJoint.of(representation));
                    if (table.doubtful() || FactorDefinitions.ambiguous(table)) {
                        throw trial.unsuitable("two latents tell equally much, or hardly anything, about a factor");
                    }
                    double expected = value(definition, table, trial);
                    double actual = subject.measure(representation, SETTINGS).value();
                    Parts.equal("the value", expected, actual, EXACT);
                });
    }

    private static double value(Function<FactorTable, Measurement> definition, FactorTable table, Trial trial) {
        try {
            return definition.apply(table).value();
        } catch (NotDefinedException e) {
            throw trial.unsuitable("it has no value there");
        }
    }

    private static Rule<Subject> onSharpCodes(
            String id, String variant, Function<FactorTable, Measurement> definition) {
        return draft(
                        id,
                        Set.of(variant),
                        suffix(variant),
                        "where all posteriors are certain, their means tell what sums over all cells give")
                .from("exact sums over small joints; definition." + id)
                .once(each(12, (subject, representation, trial) -> {
                    FactorTable table = FactorTable.of(RepresentationJoint.of(representation));
                    double expected = value(definition, table, trial);
                    double actual = subject.measure(representation, SETTINGS).value();
                    Parts.equal("the value", expected, actual, EXACT);
                }));
    }

    private interface OnCodes {
        void check(Subject subject, Representation representation, Trial trial);
    }

    private static Check.Action<Subject> each(int count, OnCodes check) {
        return (subject, trial) -> {
            for (int n = 0; n < count; n++) {
                check.check(subject, Designs.sharpCodes(trial.random()), trial);
            }
        };
    }

    private static Rule<Subject> misjed() {
        return draft("misjed", Set.of(""), "", "of latents that are certain it is the mean of I(z_i; z_j) over pairs")
                .from("Do and Tran 2020, Eq. 7; exact sums over small joints")
                .once(each(12, (subject, representation, trial) -> {
                    RepresentationJoint exact = RepresentationJoint.of(representation);
                    double sum = 0;
                    for (int i = 0; i < 3; i++) {
                        sum += exact.totalCorrelation(LatentSet.allBut(i, 3)) / 3;
                    }
                    double actual = subject.measure(representation, SETTINGS).value();
                    Parts.equal("the value", sum, actual, EXACT);
                }));
    }

    private static Rule<Subject> sampled(
            String id, Set<String> variants, double tolerance, ToDoubleFunction<RepresentationJoint> truth) {
        String variant = variants.contains("") ? "" : ".monte-carlo";
        return draft(id, variants, variant, "its mean over seeds is what sums over all cells of the joint give")
                .from("exact sums over small joints; definition." + id)
                .once((subject, trial) -> {
                    Representation representation = Designs.noisyCodes();
                    double expected = truth.applyAsDouble(RepresentationJoint.of(representation));
                    requireMean(subject, trial, representation, expected, tolerance);
                });
    }

    private static Separation exact(Representation representation) {
        return Separation.of(
                Informations.of(RepresentationJoint.of(representation)),
                representation.posteriors().latents(),
                true);
    }

    private static Rule<Subject> best(String id, Function<Separation, double[]> figures) {
        return draft(id, Set.of(""), "", "its mean over seeds is what sums over all cells give, for each k")
                .from("exact sums over small joints; definition." + id)
                .once((subject, trial) -> {
                    Representation representation = Designs.noisyCodes();
                    double[] exact = figures.apply(exact(representation));
                    OptionalInt own = subject.name().k();
                    requireMean(
                            subject,
                            trial,
                            representation,
                            LatentDefinitions.best(exact, 2, own).value(),
                            0);
                    for (int k = 1; k <= 3; k++) {
                        Measurement truth = LatentDefinitions.best(exact, 2, OptionalInt.of(k));
                        subject.metric()
                                .at(k)
                                .ifPresent(metric -> requireMean(
                                        new Subject(metric, subject.scorer()),
                                        trial,
                                        representation,
                                        truth.value(),
                                        0));
                    }
                });
    }

    private static Rule<Subject> weighted(String id, Function<Separation, double[]> figures) {
        return draft(id, Set.of(""), "", "its mean over seeds is what sums over all cells of the joint give")
                .from("exact sums over small joints; definition." + id)
                .once((subject, trial) -> {
                    Representation representation = Designs.noisyCodes();
                    Separation exact = exact(representation);
                    double truth = LatentDefinitions.weighted(exact.alone(), figures.apply(exact))
                            .value();
                    requireMean(subject, trial, representation, truth, RATIO);
                });
    }
}
