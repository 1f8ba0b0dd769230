package org.teasel.conformance.estimator;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.teasel.api.data.Representation;
import org.teasel.api.information.SampledInformation;
import org.teasel.api.information.SampledPosterior;
import org.teasel.api.posterior.LatentSet;
import org.teasel.api.statistic.Fold;
import org.teasel.conformance.oracle.Expectation;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Monte Carlo figures of sets of two, three and four latents, on {@link Chain}s. */
final class ChainRules {

    private static final int DRAWS = 30;

    /** What sums and differences of log densities leave, next to a teller at a distance of some 1e6. */
    private static final double EXACT = 1e-8;

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            rule(
                    "estimator.sampled.chain",
                    "latents that only follow one of a set add nothing to I(x; z), and none adds anything to one that"
                            + " tells all rows apart, draw for draw, for any number of latents, also of points among"
                            + " Gaussians; H(z) is negative infinity exactly where a row with a weight has no density",
                    "a covariance's determinant left out, a distance by the wrong row or column of a matrix, densities"
                            + " of different dimensions compared, digits lost in a difference of large distances",
                    40,
                    true,
                    ChainRules::chain),
            rule(
                    "estimator.sampled.one-cause",
                    "H(z_S) and I(x; z_S) of up to four latents with one cause average integration over it",
                    "the joint density of a part of the latents, constants of another number of dimensions",
                    5,
                    false,
                    ChainRules::oneCause),
            rule(
                    "estimator.sampled.points-among",
                    "among Gaussians, a point is told from all but equal points, and a Gaussian from all points",
                    "densities of other draws left over, densities of points and of Gaussians compared",
                    6,
                    true,
                    ChainRules::pointsAmong),
            rule(
                    "estimator.sampled.sets",
                    "sets are read whatever other sets are, also without all single latents, when factors are not read",
                    "single latents taken for granted, factors read where single latents are not",
                    6,
                    true,
                    ChainRules::sets));

    private ChainRules() {}

    private static Rule<EstimatorCandidate> rule(
            String id,
            String statement,
            String mistakes,
            int examples,
            boolean points,
            Check.ActionOn<EstimatorCandidate, Chain> action) {
        return Rule.<EstimatorCandidate>must(id, statement)
                .from("SampledPosterior; the data processing inequality for Markov chains")
                .brokenBy(mistakes)
                .unless(StandardKeys.unlessComputes(new SampledPosterior(List.of(LatentSet.of(0)), 2, 0, 2)))
                .onExamples(examples, Chain.of(points), action);
    }

    private static Computation computation(EstimatorCandidate candidate, Chain chain) {
        return Computation.of(candidate, chain.representation());
    }

    private static void chain(EstimatorCandidate candidate, Chain chain, Trial trial) {
        Computation computation = computation(candidate, chain);
        SampledPosterior key = new SampledPosterior(chain.sets(), DRAWS, trial.seed(), StandardKeys.FACTOR_BINS);
        Supplier<Fold<SampledInformation>> folds = computation.folds(key);
        int[] even = rows(chain, 0);
        int[] odd = rows(chain, 1);
        Fold<SampledInformation> batches = folds.get();
        batches.add(computation.batch(even));
        Fold<SampledInformation> other = folds.get();
        other.add(computation.batch(odd));
        Fold<SampledInformation> merged = folds.get();
        merged.merge(other);
        merged.merge(batches);
        batches.add(computation.batch(odd));
        for (SampledInformation sampled : List.of(computation.of(key), batches.result(), merged.result())) {
            check(chain, sampled);
        }
    }

    private static int[] rows(Chain chain, int remainder) {
        return IntStream.range(0, chain.rows())
                .filter(row -> row % 2 == remainder)
                .toArray();
    }

    private static void check(Chain chain, SampledInformation sampled) {
        for (LatentSet set : chain.sets()) {
            int decisive = chain.teller() >= 0 && Chain.holds(set, chain.teller()) ? chain.teller() : chain.cause();
            if (Chain.holds(set, decisive)) {
                mustBe(sampled.information(set), sampled.information(LatentSet.of(decisive)), set, decisive);
            }
            double entropy = sampled.entropy(set);
            if (chain.hasPoint(set) ? entropy != Double.NEGATIVE_INFINITY : !Double.isFinite(entropy)) {
                throw new Violation("H of latents " + set + " is " + entropy + ", expected "
                        + (chain.hasPoint(set) ? "negative infinity" : "a number"));
            }
        }
    }

    private static void mustBe(double value, double expected, LatentSet set, int decisive) {
        if (!(Math.abs(value - expected) <= EXACT)) {
            throw new Violation("I(x; z) of latents " + set + " is " + value + ", expected " + expected + ", which z"
                    + decisive + " tells alone");
        }
    }

    private static void oneCause(EstimatorCandidate candidate, Chain chain, Trial trial) {
        SampledFigures figures = new SampledFigures(computation(candidate, chain), chain.sets(), trial);
        for (LatentSet set :
                List.of(LatentSet.all(chain.latents()), LatentSet.allBut(chain.cause(), chain.latents()))) {
            if (chain.teller() >= 0 && Chain.holds(set, chain.teller())) {
                continue;
            }
            Expectation information = chain.estimate(set).information();
            figures.mustAverage("I(x; z) of latents " + set, information, sampled -> sampled.information(set));
            figures.mustAverage(
                    "H of latents " + set,
                    information.mean() + chain.conditionalEntropy(set),
                    sampled -> sampled.entropy(set));
        }
    }

    private static void pointsAmong(EstimatorCandidate candidate, Chain chain, Trial trial) {
        LatentSet cause = LatentSet.of(chain.cause());
        double expected = chain.informationOfCause();
        new SampledFigures(computation(candidate, chain), chain.sets(), trial)
                .mustAverage("I(x; z) of " + cause, expected, sampled -> sampled.information(cause));
    }

    private static void sets(EstimatorCandidate candidate, Chain chain, Trial trial) {
        Computation computation = computation(candidate, chain);
        Representation representation = computation.representation();
        double most = IntStream.range(0, chain.rows())
                .mapToDouble(representation::weight)
                .filter(p -> p > 0)
                .map(p -> -Math.log(p))
                .max()
                .orElseThrow();
        for (LatentSet set : chain.sets()) {
            SampledInformation sampled =
                    computation.of(new SampledPosterior(List.of(set), DRAWS, trial.seed(), StandardKeys.FACTOR_BINS));
            if (!(sampled.information(set) <= most + EXACT)) {
                throw new Violation("I(x; z) of latents " + set + " alone is " + sampled.information(set)
                        + ", expected at most " + most);
            }
            if (chain.latents() > 1 && sampled.factors() != 0) {
                throw new Violation("there are " + sampled.factors() + " factors, expected none without all latents");
            }
        }
    }
}
