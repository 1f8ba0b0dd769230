package org.teasel.conformance.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.teasel.api.information.InformationTable;
import org.teasel.api.information.QuantisedPairs;
import org.teasel.api.information.QuantisedPosterior;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.generate.FactorKind;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Bounds that informations keep, and changes of the data that must not change them. */
final class IdentityRules {

    private static final double CLOSE = 1e-9;

    private static final int EXAMPLES = 15;

    private static final QuantisedPosterior TABLE =
            new QuantisedPosterior(StandardKeys.COARSE, StandardKeys.FACTOR_BINS);

    private static final QuantisedPairs PAIRS = new QuantisedPairs(StandardKeys.COARSE);

    private static final Specimens ANY = Specimens.labelled().withRows(2, 16).withLatents(1, 3);

    /** Continuous factors are cut between extremes of all rows, and those of weight 0 may be among them. */
    private static final Specimens FINITE = ANY.withFactors(
            FactorKind.BALANCED, FactorKind.UNBALANCED, FactorKind.DEPENDENT, FactorKind.SOFT, FactorKind.CONSTANT);

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            rule(
                    "estimator.table.bounds",
                    "informations are at least 0 and at most each entropy, and a joint entropy lies between the greater"
                            + " entropy and the sum",
                    "metrics.md, section 3, 9",
                    "joint entropies over another table, logarithms of different bases",
                    TABLE,
                    ANY,
                    IdentityRules::bounds),
            rule(
                    "estimator.table.data-processing",
                    "what is known of y is known of x: I(z_i; y_k) is at most I(x; z_i), and that is at most H(x)",
                    "metrics.md, section 3, 9",
                    "soft labels of another row, informations of means in place of posteriors",
                    TABLE,
                    ANY,
                    IdentityRules::dataProcessing),
            rule(
                    "estimator.pairs.bounds",
                    "joint entropies of pairs are symmetric, with H(z_i) in the diagonal, and lie between the greater"
                            + " entropy and the sum",
                    "QuantisedPairs; metrics.md, section 3, 9",
                    "half of the matrix left at 0, pairs of bins counted twice",
                    PAIRS,
                    ANY,
                    IdentityRules::pairs),
            rule(
                    "estimator.invariance.latents",
                    "latents in another order have the same informations, in that order",
                    "metrics.md, section 3, 10",
                    "bins or ranges of another latent",
                    TABLE,
                    ANY.withLatents(2, 3),
                    IdentityRules::latents),
            rule(
                    "estimator.invariance.values",
                    "names of factor values do not matter to informations",
                    "metrics.md, section 3, 10",
                    "values taken for numbers, a last value left out",
                    TABLE,
                    FINITE,
                    IdentityRules::values),
            Rule.<EstimatorCandidate>must(
                            "estimator.invariance.rows",
                            "the order of rows does not matter, nor does having all of them twice")
                    .from("metrics.md, section 3, 10")
                    .brokenBy("divisors of N - 1, figures of the first or the last row")
                    .onExamples(EXAMPLES, ANY, IdentityRules::rows),
            Rule.<EstimatorCandidate>must(
                            "estimator.invariance.no-weight", "rows of weight 0 count as if they were not there")
                    .from("Representation: q(z) = sum_n p_n q(z given x^(n))")
                    .brokenBy("rows counted in place of weights, ranges over all rows")
                    .onExamples(
                            EXAMPLES,
                            FINITE.withRows(3, 16)
                                    .where(specimen ->
                                            Arrays.stream(specimen.weights()).anyMatch(w -> w == 0)),
                            IdentityRules::noWeight),
            Rule.<EstimatorCandidate>must(
                            "estimator.invariance.weights", "a row that comes twice counts as one of twice the weight")
                    .from("Representation: q(z) = sum_n p_n q(z given x^(n))")
                    .brokenBy("weights left out, rows counted in place of weights")
                    .onExamples(EXAMPLES, ANY, IdentityRules::weights));

    private IdentityRules() {}

    private static Rule<EstimatorCandidate> rule(
            String id,
            String statement,
            String source,
            String mistakes,
            Statistic<?> key,
            Generator<Specimen> generator,
            Check.ActionOn<EstimatorCandidate, Specimen> action) {
        return Rule.<EstimatorCandidate>must(id, statement)
                .from(source)
                .brokenBy(mistakes)
                .unless(StandardKeys.unlessComputes(key))
                .onExamples(EXAMPLES, generator, action);
    }

    private static InformationTable table(EstimatorCandidate candidate, Specimen specimen) {
        return Computation.of(candidate, specimen.representation()).of(TABLE);
    }

    private static void mustLie(double value, double least, double most, String what) {
        if (!(value >= least - CLOSE && value <= most + CLOSE)) {
            throw new Violation(what + " is " + value + ", expected " + least + " to " + most);
        }
    }

    private static void bounds(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        InformationTable table = table(candidate, specimen);
        for (int i = 0; i < table.latents(); i++) {
            double h = table.latentEntropy()[i];
            mustLie(h, 0, Math.log(table.bins()[i]), "H(z" + i + ")");
            mustLie(table.conditionalEntropy()[i], 0, h, "H(z" + i + " given x)");
            mustLie(table.outside()[i], 0, 1, "mass of z" + i + " outside the range");
            for (int k = 0; k < table.factors(); k++) {
                double hk = table.factorEntropy()[k];
                String pair = "z" + i + ", y" + k;
                double information = table.mutualInformation()[i][k];
                mustLie(information, 0, Math.min(h, hk), "I of " + pair);
                mustLie(table.jointEntropy()[i][k], Math.max(h, hk), h + hk, "H of " + pair);
                mustLie(h + hk - table.jointEntropy()[i][k], information, information, "H + H - H of " + pair);
            }
        }
    }

    private static void dataProcessing(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Computation computation = Computation.of(candidate, specimen.representation());
        InformationTable table = computation.of(TABLE);
        for (int i = 0; i < table.latents(); i++) {
            double known = table.informativeness()[i];
            mustLie(known, 0, computation.population().entropy(), "I(x; z" + i + ")");
            for (int k = 0; k < table.factors(); k++) {
                mustLie(table.mutualInformation()[i][k], 0, known, "I(z" + i + "; y" + k + ")");
            }
        }
    }

    private static void pairs(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        double[][] pairs;
        try {
            pairs = Computation.of(candidate, specimen.representation()).of(PAIRS);
        } catch (NotDefinedException e) {
            throw trial.unsuitable(e.getMessage());
        }
        for (int i = 0; i < pairs.length; i++) {
            for (int j = 0; j < pairs.length; j++) {
                String what = "H(z" + i + ", z" + j + ")";
                double one = pairs[i][i];
                double other = pairs[j][j];
                mustLie(pairs[i][j], pairs[j][i], pairs[j][i], what);
                mustLie(pairs[i][j], Math.max(one, other), i == j ? one : one + other, what);
            }
        }
    }

    private static void latents(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        int last = specimen.latents() - 1;
        Specimen turned = specimen.selectLatents(
                IntStream.rangeClosed(0, last).map(i -> last - i).toArray());
        InformationTable table = table(candidate, specimen);
        InformationTable other = table(candidate, turned);
        for (int i = 0; i <= last; i++) {
            double h = table.latentEntropy()[i];
            mustLie(other.latentEntropy()[last - i], h, h, "H(z" + i + ") with latents in another order");
            for (int k = 0; k < table.factors(); k++) {
                double information = table.mutualInformation()[i][k];
                mustLie(
                        other.mutualInformation()[last - i][k],
                        information,
                        information,
                        "I(z" + i + "; y" + k + ") with latents in another order");
            }
        }
    }

    private static void values(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        int values = specimen.table().factor(0).values().size();
        Specimen renamed = specimen.relabelled(
                0, IntStream.range(0, values).map(v -> (v + 1) % values).toArray());
        Figures.of(TABLE, () -> table(candidate, renamed))
                .mustEqual(Figures.of(TABLE, () -> table(candidate, specimen)), CLOSE, "with other names of values");
    }

    /** All statistics that are functions of the data alone. */
    private static void mustAgree(EstimatorCandidate candidate, Specimen changed, Specimen specimen, String how) {
        Computation one = Computation.of(candidate, changed.representation());
        Computation other = Computation.of(candidate, specimen.representation());
        for (Statistic<?> key : StandardKeys.exact(specimen.latents())) {
            if (candidate.estimators().estimator(key).isPresent()) {
                Figures.of(key, () -> one.of(key)).mustEqual(Figures.of(key, () -> other.of(key)), CLOSE, how);
            }
        }
    }

    private static void rows(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        int last = specimen.rows() - 1;
        Specimen turned = specimen.select(
                IntStream.rangeClosed(0, last).map(row -> last - row).toArray());
        mustAgree(candidate, turned, specimen, "with rows in another order");
        mustAgree(candidate, specimen.twice(), specimen, "with all rows twice");
    }

    private static void noWeight(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        Specimen without = specimen.select(IntStream.range(0, specimen.rows())
                .filter(row -> specimen.weights()[row] > 0)
                .toArray());
        mustAgree(candidate, specimen, without, "with rows of weight 0");
    }

    private static void weights(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        int row = trial.random().nextInt(specimen.rows());
        Specimen repeated = specimen.select(IntStream.rangeClosed(0, specimen.rows())
                .map(n -> n == specimen.rows() ? row : n)
                .toArray());
        double[] weights = specimen.weights().clone();
        weights[row] *= 2;
        mustAgree(candidate, specimen.with(weights), repeated, "with twice the weight of a row");
    }
}
