package org.teasel.conformance.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Estimator;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.api.statistic.Statistics;
import org.teasel.conformance.rule.Examination;
import org.teasel.conformance.rule.Finding;
import org.teasel.conformance.rule.Verdict;

/** A third party's own statistic is tried by the contracts of folds, and by nothing else. */
class OwnStatisticTest {

    /** Weighted mean of the first latent's squared posterior mean. */
    private record Energy(boolean forgetful) implements Statistic<Energy.Result>, Estimator<Energy.Result> {

        /** A result that is a record of the third party's. */
        record Result(double[] energy, List<String> notes) {}

        @Override
        public Supplier<Fold<Result>> prepare(Population population, Statistics needed) {
            return () -> new EnergyFold(population, forgetful);
        }
    }

    private static final class EnergyFold implements Fold<Energy.Result> {

        private final Population population;
        private final boolean forgetful;
        private double sum;
        private double weight;

        EnergyFold(Population population, boolean forgetful) {
            this.population = population;
            this.forgetful = forgetful;
        }

        @Override
        public void add(Batch batch) {
            for (int r = 0; r < batch.rows().length; r++) {
                double p = population.weight(batch.rows()[r]);
                double mean = batch.posteriors().mean(r, 0);
                sum += p * mean * mean;
                weight += p;
            }
        }

        @Override
        public void merge(Fold<Energy.Result> other) {
            EnergyFold fold = (EnergyFold) other;
            sum += fold.sum;
            weight += forgetful ? 0 : fold.weight;
        }

        @Override
        public Energy.Result result() {
            return new Energy.Result(new double[] {weight == 0 ? 0 : sum / weight}, List.of("first latent"));
        }
    }

    private static final EstimatorProvider NOTHING = new EstimatorProvider() {
        @Override
        public String id() {
            return "own";
        }

        @Override
        public <T> Optional<Estimator<T>> estimator(Statistic<T> statistic) {
            return Optional.empty();
        }
    };

    private static Stream<Finding> findings(boolean forgetful) {
        return Examination.STANDARD
                .of(EstimatorCandidate.of(NOTHING).computing(population -> new Energy(forgetful)))
                .stream();
    }

    @Test
    void aRightOneHoldsTheContracts() {
        assertThat(findings(false).filter(Finding::broken).map(Finding::explanation))
                .isEmpty();
        assertThat(findings(false)
                        .filter(finding -> finding.verdict() instanceof Verdict.Held)
                        .map(finding -> finding.rule().id()))
                .contains("estimator.fold.split", "estimator.fold.merge", "estimator.fold.threads");
    }

    @Test
    void rulesOfStatisticsThatItDoesNotKnowSaySo() {
        assertThat(findings(false)
                        .filter(finding -> finding.rule().id().equals("estimator.posterior-moments"))
                        .map(Finding::explanation))
                .containsExactly("it does not compute PosteriorMoments");
    }

    @Test
    void aMergeThatForgetsIsFound() {
        assertThat(findings(true)
                        .filter(Finding::broken)
                        .map(finding -> finding.rule().id()))
                .contains("estimator.fold.merge");
    }
}
