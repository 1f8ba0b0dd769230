package org.teasel.conformance.estimator;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.teasel.api.spi.EstimatorProvider;
import org.teasel.api.statistic.Population;
import org.teasel.api.statistic.Statistic;
import org.teasel.conformance.rule.Candidate;
import org.teasel.conformance.rule.Declarations;
import org.teasel.conformance.rule.Rule;

/**
 * An estimator provider on trial: every standard statistic that it computes, and statistics of its own.
 *
 * @param estimators the provider
 * @param own statistics of the provider's own, or that estimate themselves
 * @param complete whether the provider is to compute every standard statistic
 * @param declarations the rules that it does not keep
 */
public record EstimatorCandidate(
        EstimatorProvider estimators, List<OwnStatistic<?>> own, boolean complete, Declarations declarations)
        implements Candidate<EstimatorCandidate> {

    /**
     * A statistic that does not come with Teasel. The contracts of folds are tried on it.
     *
     * @param key the key for a population; a function of its argument alone
     * @param figures turns a result into what can be compared: numbers, strings, and arrays, lists, maps and records of
     *     them
     * @param <T> type of the result
     */
    public record OwnStatistic<T>(Function<Population, Statistic<T>> key, Function<T, ?> figures) {}

    public EstimatorCandidate {
        own = List.copyOf(own);
    }

    /** A provider of estimators of some statistics; rules of those that it does not compute do not apply to it. */
    public static EstimatorCandidate of(EstimatorProvider estimators) {
        return new EstimatorCandidate(estimators, List.of(), false, Declarations.NONE);
    }

    /** A provider of estimators of all statistics that come with Teasel. */
    public static EstimatorCandidate ofAll(EstimatorProvider estimators) {
        return new EstimatorCandidate(estimators, List.of(), true, Declarations.NONE);
    }

    /**
     * This candidate with a statistic of its own, which the provider computes, or which is its own estimator.
     *
     * @param key the key for a population; a function of its argument alone. Its result consists of numbers, strings,
     *     and arrays, lists, maps and records of them, or implements {@code equals}
     */
    public <T> EstimatorCandidate computing(Function<Population, Statistic<T>> key) {
        return computing(key, result -> result);
    }

    /**
     * The same for a result that says its figures in another way.
     *
     * @param figures turns a result into what can be compared
     */
    public <T> EstimatorCandidate computing(Function<Population, Statistic<T>> key, Function<T, ?> figures) {
        return new EstimatorCandidate(
                estimators,
                Stream.concat(own.stream(), Stream.of(new OwnStatistic<>(key, figures)))
                        .toList(),
                complete,
                declarations);
    }

    @Override
    public EstimatorCandidate declaring(String rule, String reason) {
        return new EstimatorCandidate(estimators, own, complete, declarations.and(rule, reason));
    }

    @Override
    public String name() {
        return estimators.id();
    }

    @Override
    public List<Rule<EstimatorCandidate>> rules() {
        return EstimatorRules.ALL;
    }

    /** The rules of this door, which are the same for every candidate. */
    public static List<Rule<EstimatorCandidate>> door() {
        return EstimatorRules.ALL;
    }

    @Override
    public EstimatorCandidate self() {
        return this;
    }
}
