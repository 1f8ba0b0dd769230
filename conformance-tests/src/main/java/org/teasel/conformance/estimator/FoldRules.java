package org.teasel.conformance.estimator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.statistic.Batch;
import org.teasel.api.statistic.Fold;
import org.teasel.api.statistic.NotDefinedException;
import org.teasel.conformance.generate.Generator;
import org.teasel.conformance.generate.Specimen;
import org.teasel.conformance.generate.Specimens;
import org.teasel.conformance.rule.Check;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** What folds of any statistic keep, whatever it is. */
final class FoldRules {

    /** Share of a figure that other orders of adding up may change, and of 1 for small figures. */
    private static final double ROUNDING = 1e-12;

    private static final double BITWISE = 0;

    private static final int EXAMPLES = 10;

    private static final Generator<Specimen> SPECIMENS =
            Specimens.labelled().withRows(2, 20).withLatents(1, 3);

    static final List<Rule<EstimatorCandidate>> ALL = List.of(
            rule(
                    "estimator.fold.split",
                    "batches of any size in any order give what one batch gives, to rounding",
                    "Fold.add",
                    "a figure of the last batch alone, batches that all count the same, draws by the order of rows",
                    FoldRules::split),
            rule(
                    "estimator.fold.merge",
                    "folds merged in any grouping give what one fold over all rows gives, to rounding",
                    "Fold.merge",
                    "counts or weights that merge forgets, averages of averages, extremes of one side",
                    FoldRules::merge),
            rule(
                    "estimator.fold.empty",
                    "merging with a fold that took in nothing changes nothing",
                    "Fold.merge",
                    "extremes that start at 0, a mean of nothing",
                    FoldRules::empty),
            Rule.<EstimatorCandidate>must(
                            "estimator.fold.nothing",
                            "of no row, and of rows of weight 0 alone, a standard statistic is not defined, with a reason")
                    .from("Fold.result; Representation: rows of weight 0 are no part of the aggregated posterior")
                    .brokenBy("a division by a weight of 0, entropies of 0, zeros or NaN for nothing")
                    .onExamples(3, SPECIMENS, FoldRules::nothing),
            rule(
                    "estimator.fold.merge-source",
                    "a merged fold stays as it was, and what it takes in later stays its own",
                    "Fold.merge: the other one stays as it was",
                    "tables handed over instead of added, lists that both share",
                    FoldRules::mergeSource),
            rule(
                    "estimator.fold.result-stays",
                    "a result does not change when its fold goes on",
                    "Fold.result: a value that later calls don't change",
                    "running sums returned as the result",
                    FoldRules::resultStays),
            rule(
                    "estimator.fold.result-again",
                    "a fold asked twice gives equal results, and goes on as if it had not been asked",
                    "Fold.result",
                    "sums divided in place, draws that go on",
                    FoldRules::resultAgain),
            rule(
                    "estimator.fold.independent",
                    "folds of one supplier know nothing of each other",
                    "Estimator.prepare: makes empty folds",
                    "a table or a random generator that all folds share",
                    FoldRules::independent),
            rule(
                    "estimator.fold.threads",
                    "folds of one supplier on several threads give the bits that they give on one",
                    "Estimator.prepare: may be called from any thread",
                    "scratch arrays or random generators that all folds share",
                    FoldRules::threads),
            rule(
                    "estimator.fold.same-bits",
                    "equal keys, data and batches give equal bits",
                    "Statistic: equal keys name the same quantity",
                    "an unseeded random generator, iteration over hashes of identity",
                    FoldRules::sameBits),
            rule(
                    "estimator.fold.parts",
                    "a batch's posteriors may come in parts, whatever their family",
                    "PosteriorParts: read as one",
                    "casts to a family, rows looked up in the batch by their index in the population",
                    FoldRules::parts),
            rule(
                    "estimator.fold.no-nan",
                    "a result has no NaN in it: what has no value is not defined, with a reason",
                    "NotDefinedException; design, metrics.md section 4",
                    "0 log 0, a division by a variance or a weight of 0, NaN passed on",
                    FoldRules::noNan),
            Rule.<EstimatorCandidate>should(
                            "estimator.fold.own-arrays",
                            "a caller that writes into the arrays of a result or of a batch spoils no fold")
                    .from("Fold.result: a value that later calls don't change")
                    .brokenBy("running sums returned as the result, batches kept by reference")
                    .onExamples(EXAMPLES, SPECIMENS, onEach(FoldRules::ownArrays)));

    private FoldRules() {}

    private static Rule<EstimatorCandidate> rule(
            String id, String statement, String source, String mistakes, Subject.Contract trial) {
        return Rule.<EstimatorCandidate>must(id, statement)
                .from(source)
                .brokenBy(mistakes)
                .onExamples(EXAMPLES, SPECIMENS, onEach(trial));
    }

    private static Check.ActionOn<EstimatorCandidate, Specimen> onEach(Subject.Contract action) {
        return (candidate, specimen, trial) -> {
            List<Subject<?>> subjects = Subject.of(candidate, specimen, trial.seed());
            if (subjects.isEmpty()) {
                throw trial.unsuitable("no statistic has a value");
            }
            for (Subject<?> subject : subjects) {
                action.on(subject, trial);
            }
        };
    }

    private static <T> void split(Subject<T> subject, Trial trial) {
        Figures split = subject.read(subject.fold(subject.split(trial.random())));
        split.mustEqual(subject.read(subject.whole()), ROUNDING, "added in several batches");
    }

    private static <T> void merge(Subject<T> subject, Trial trial) {
        List<Fold<T>> folds = new ArrayList<>();
        for (Batch batch : subject.split(trial.random())) {
            folds.add(subject.fold(List.of(batch)));
        }
        while (folds.size() > 1) {
            Fold<T> other = folds.remove(trial.random().nextInt(folds.size()));
            folds.get(trial.random().nextInt(folds.size())).merge(other);
        }
        subject.read(folds.get(0)).mustEqual(subject.read(subject.whole()), ROUNDING, "merged from parts");
    }

    private static <T> void empty(Subject<T> subject, Trial trial) {
        Fold<T> grown = subject.folds().get();
        grown.merge(subject.whole());
        Fold<T> whole = subject.whole();
        whole.merge(subject.folds().get());
        Figures expected = subject.read(subject.whole());
        subject.read(grown).mustEqual(expected, ROUNDING, "an empty fold that took in a full one:");
        subject.read(whole).mustEqual(expected, ROUNDING, "after an empty fold was merged");
    }

    /** What a statistic of the provider's own says of nothing is its own affair. */
    private static void nothing(EstimatorCandidate candidate, Specimen specimen, Trial trial) {
        int more = specimen.rows();
        Specimen padded = specimen.select(
                IntStream.rangeClosed(0, more).map(row -> row % more).toArray());
        double[] weights = padded.weights().clone();
        weights[more] = 0;
        if (Arrays.stream(weights).sum() == 0) {
            throw trial.unsuitable("only the repeated row has a weight");
        }
        EstimatorCandidate standard = EstimatorCandidate.of(candidate.estimators());
        for (Subject<?> subject : Subject.of(standard, padded.with(weights), trial.seed())) {
            mustBeUndefined(subject, List.of(), "of no row");
            mustBeUndefined(subject, List.of(subject.computation().batch(new int[] {more})), "of a row of weight 0");
        }
    }

    private static <T> void mustBeUndefined(Subject<T> subject, List<Batch> batches, String what) {
        if (subject.read(subject.fold(batches)).defined()) {
            throw new Violation(subject.key() + " " + what + " has a value, expected a reason why there is none");
        }
    }

    private static <T> void mergeSource(Subject<T> subject, Trial trial) {
        List<Batch> batches = subject.split(trial.random());
        Fold<T> source = subject.fold(batches.subList(0, 1));
        Figures before = subject.read(source);
        Fold<T> target = subject.folds().get();
        target.merge(source);
        batches.subList(1, batches.size()).forEach(target::add);
        subject.read(source).mustEqual(before, BITWISE, "after the fold was merged into another, which went on,");
        Figures merged = subject.read(target);
        batches.subList(1, batches.size()).forEach(source::add);
        subject.read(target).mustEqual(merged, BITWISE, "after a fold that had been merged into it went on,");
    }

    private static <T> void resultStays(Subject<T> subject, Trial trial) {
        List<Batch> batches = subject.split(trial.random());
        Fold<T> fold = subject.fold(batches.subList(0, 1));
        Optional<T> result = result(fold);
        if (result.isEmpty()) {
            return;
        }
        Figures before = subject.read(result.get());
        batches.subList(1, batches.size()).forEach(fold::add);
        fold.merge(subject.folds().get());
        result(fold);
        subject.read(result.get()).mustEqual(before, BITWISE, "after the fold went on, its earlier result has");
    }

    private static <T> Optional<T> result(Fold<T> fold) {
        try {
            return Optional.of(fold.result());
        } catch (NotDefinedException e) {
            return Optional.empty();
        }
    }

    private static <T> void resultAgain(Subject<T> subject, Trial trial) {
        List<Batch> batches = subject.split(trial.random());
        Fold<T> asked = subject.folds().get();
        Fold<T> quiet = subject.folds().get();
        for (Batch batch : batches) {
            asked.add(batch);
            quiet.add(batch);
            Figures first = subject.read(asked);
            subject.read(asked).mustEqual(first, BITWISE, "asked a second time,");
        }
        subject.read(asked).mustEqual(subject.read(quiet), BITWISE, "in a fold that was asked on its way,");
    }

    private static <T> void independent(Subject<T> subject, Trial trial) {
        Subject<T> busy = subject.again();
        Fold<T> one = busy.folds().get();
        List<Batch> batches = subject.split(trial.random());
        for (Batch batch : batches) {
            one.add(batch);
            result(busy.fold(List.of(subject.computation().batch(new int[] {0}))));
        }
        busy.read(one)
                .mustEqual(subject.read(subject.fold(batches)), BITWISE, "in a fold beside others of its supplier,");
    }

    private static <T> void threads(Subject<T> subject, Trial trial) throws Exception {
        List<Batch> batches = subject.split(trial.random());
        Figures expected = subject.read(subject.fold(batches));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Figures> work = () -> subject.read(subject.fold(batches));
            for (Future<Figures> figures : threads.invokeAll(List.of(work, work, work))) {
                figures.get().mustEqual(expected, BITWISE, "on several threads");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> void sameBits(Subject<T> subject, Trial trial) {
        List<Batch> batches = subject.split(trial.random());
        Subject<T> again = subject.again();
        again.read(again.fold(batches))
                .mustEqual(subject.read(subject.fold(batches)), BITWISE, "computed a second time,");
    }

    private static <T> void parts(Subject<T> subject, Trial trial) {
        Computation computation = subject.computation();
        int[] rows = IntStream.range(0, computation.representation().size()).toArray();
        Batch inParts = new Batch(
                rows,
                PosteriorParts.of(IntStream.of(rows)
                        .mapToObj(
                                row -> computation.representation().posteriors().select(new int[] {row}))
                        .toList()));
        subject.read(subject.fold(List.of(inParts)))
                .mustEqual(subject.read(subject.whole()), ROUNDING, "of posteriors in parts");
    }

    private static <T> void noNan(Subject<T> subject, Trial trial) {
        List<String> places = subject.read(subject.whole()).undefinedPlaces();
        if (!places.isEmpty()) {
            throw new Violation(places.get(0) + " is NaN, expected a number or a reason why there is none");
        }
    }

    private static <T> void ownArrays(Subject<T> subject, Trial trial) {
        List<Batch> batches = subject.split(trial.random());
        Figures expected = subject.read(subject.fold(batches));
        Fold<T> fold = subject.folds().get();
        for (Batch batch : batches) {
            Batch lent = new Batch(batch.rows().clone(), batch.posteriors());
            fold.add(lent);
            Arrays.fill(lent.rows(), 0);
            result(fold).ifPresent(FoldRules::overwrite);
        }
        subject.read(fold).mustEqual(expected, BITWISE, "after its caller wrote into arrays");
    }

    /** Writes into all arrays of numbers of a result that are in reach. */
    private static void overwrite(Object value) {
        if (value instanceof double[] numbers) {
            Arrays.fill(numbers, -77);
        } else if (value instanceof int[] numbers) {
            Arrays.fill(numbers, -77);
        } else if (value instanceof Object[] array) {
            Arrays.stream(array).forEach(FoldRules::overwrite);
        } else if (value instanceof Iterable<?> list) {
            list.forEach(FoldRules::overwrite);
        } else if (value instanceof Record record) {
            Figures.components(record).values().forEach(FoldRules::overwrite);
        }
    }
}
