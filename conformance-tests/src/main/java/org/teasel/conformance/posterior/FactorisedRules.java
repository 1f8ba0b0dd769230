package org.teasel.conformance.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;

/** Rules about whether latents are independent given x. */
final class FactorisedRules {

    private static final double ROUNDING = 1e-9;
    private static final int PROBES = 4;

    static final RowRule PRODUCT = new RowRule(
            Rule.<PosteriorCandidate>must(
                            "posterior.factorised.product",
                            "posteriors that are declared factorised have covariances of 0, and densities, dimensions,"
                                    + " joint distribution functions and entropies that follow from the marginals")
                    .from("Posteriors.factorised; Yang 2021, 2.1")
                    .brokenBy("correlated noise that is declared factorised; an answer for the first row only"),
            60,
            2,
            FactorisedRules::product);

    static final Rule<PosteriorCandidate> TRUTHFUL = Rule.<PosteriorCandidate>should(
                    "posterior.factorised.truthful",
                    "posteriors that are not declared factorised have a row that is not the product of its marginals")
            .from("Posteriors.factorised")
            .brokenBy("an answer for the family in place of the posteriors at hand, which costs exact formulas")
            .onExamples(
                    60,
                    PosteriorExample.ofLatents(1),
                    (candidate, example, trial) -> truthful(example.of(candidate), trial));

    static final List<RowRule> ALL = List.of(PRODUCT);

    private FactorisedRules() {}

    private static void product(Row row, Trial trial) {
        Posteriors posteriors = row.posteriors();
        if (!posteriors.factorised()) {
            throw trial.unsuitable("the posteriors are not factorised");
        }
        for (int i = 0; i < row.latents(); i++) {
            for (int j = 0; j < i; j++) {
                row.requireClose(
                        "they are declared factorised; the covariance of z" + i + " and z" + j,
                        row.covariance(i, j),
                        0,
                        ROUNDING * row.deviation(i) * row.deviation(j));
                jointIsProduct(row, i, j, trial);
            }
        }
        int dimensions = IntStream.range(0, row.latents())
                .map(i -> row.density(i).dimension())
                .sum();
        row.requireClose(
                "they are declared factorised; the dimension of the joint density",
                row.density(row.all()).dimension(),
                dimensions,
                0);
        for (int probe = 0; probe < PROBES; probe++) {
            double[] z = Draws.of(row, trial.random().nextLong());
            double product = sumOfMarginals(row, z);
            row.requireClose(
                    "they are declared factorised; the joint log density at " + Arrays.toString(z),
                    row.density(row.all()).log(z),
                    product,
                    ROUNDING * (1 + Math.abs(product)));
        }
        entropiesAdd(row);
    }

    private static void jointIsProduct(Row row, int i, int j, Trial trial) {
        double a = row.mean(i) + row.deviation(i) * trial.random().nextGaussian();
        double b = row.mean(j) + row.deviation(j) * trial.random().nextGaussian();
        OptionalDouble joint = row.posteriors().cumulative(row.number(), i, a, j, b);
        if (joint.isEmpty()) {
            throw row.broken("they are declared factorised; the joint distribution function is not given, expected the"
                    + " product of the marginals");
        }
        row.requireClose(
                "they are declared factorised; P(z" + i + " <= " + a + ", z" + j + " <= " + b + ")",
                joint.getAsDouble(),
                row.cumulative(i, a) * row.cumulative(j, b),
                ROUNDING);
    }

    private static void entropiesAdd(Row row) {
        OptionalDouble joint = row.posteriors().entropy(row.number(), row.all());
        OptionalDouble[] own = IntStream.range(0, row.latents())
                .mapToObj(i -> row.posteriors().entropy(row.number(), LatentSet.of(i)))
                .toArray(OptionalDouble[]::new);
        if (joint.isPresent() && Arrays.stream(own).allMatch(OptionalDouble::isPresent)) {
            double sum =
                    Arrays.stream(own).mapToDouble(OptionalDouble::getAsDouble).sum();
            row.requireClose(
                    "they are declared factorised; the joint entropy",
                    joint.getAsDouble(),
                    sum,
                    ROUNDING * (1 + Math.abs(sum)));
        }
    }

    private static void truthful(Posteriors posteriors, Trial trial) {
        if (posteriors.factorised()) {
            throw trial.unsuitable("the posteriors are factorised");
        }
        double greatest = 0;
        for (int number = 0; number < posteriors.size(); number++) {
            Row row = new Row(posteriors, number);
            if (!row.regular(row.all())) {
                return;
            }
            for (int probe = 0; probe < PROBES; probe++) {
                double[] z = Draws.of(row, trial.random().nextLong());
                greatest = Math.max(greatest, Math.abs(row.density(row.all()).log(z) - sumOfMarginals(row, z)));
            }
        }
        if (greatest < ROUNDING) {
            throw new Row(posteriors, 0)
                    .broken("they are declared not factorised, but at " + PROBES
                            + " draws from each row the joint density" + " is the product of the marginals");
        }
    }

    private static double sumOfMarginals(Row row, double[] z) {
        return IntStream.range(0, row.latents())
                .mapToDouble(i -> row.density(i).log(z))
                .sum();
    }
}
