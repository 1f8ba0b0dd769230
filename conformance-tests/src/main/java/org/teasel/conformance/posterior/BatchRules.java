package org.teasel.conformance.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.teasel.api.posterior.Latent;
import org.teasel.api.posterior.PosteriorParts;
import org.teasel.api.posterior.Posteriors;
import org.teasel.conformance.rule.Rule;
import org.teasel.conformance.rule.Trial;
import org.teasel.conformance.rule.Violation;

/** Rules about batches: their size, their rows picked and joined, and their use by many threads. */
final class BatchRules {

    private static final int THREADS = 4;
    private static final int ROUNDS = 40;

    static final List<Rule<PosteriorCandidate>> ALL = List.of(
            Rule.<PosteriorCandidate>must(
                            "posterior.batch.shape",
                            "posteriors have the rows and latents that their family was asked for, and each latent has a"
                                    + " space")
                    .from("Posteriors.size, Posteriors.latents and Posteriors.latent")
                    .brokenBy("rows and latents mixed up; the length of an array in place of the number of rows")
                    .onExamples(60, PosteriorExample.ofLatents(1), BatchRules::shape),
            Rule.<PosteriorCandidate>must(
                            "posterior.batch.select",
                            "rows that are selected keep their posteriors bit by bit, in the order asked for, repeated"
                                    + " or selected again")
                    .from("Posteriors.select")
                    .brokenBy(
                            "an order that is sorted or ignored; a repeated row that is dropped; only some of the arrays"
                                    + " copied")
                    .onExamples(40, PosteriorExample.ofLatents(1), BatchRules::select),
            Rule.<PosteriorCandidate>should(
                            "posterior.batch.select-none", "a selection of no rows has no rows and the same latents")
                    .from("Posteriors.select")
                    .brokenBy("the number of latents read off the first row")
                    .onExamples(10, PosteriorExample.ofLatents(1), BatchRules::selectNone),
            Rule.<PosteriorCandidate>must(
                            "posterior.batch.select-copies",
                            "a selection shares nothing that can change: not the indices that it was asked for, nor rows"
                                    + " with what it was selected from")
                    .from("Posteriors: implementations are immutable")
                    .brokenBy("the caller's array of indices kept; rows reordered in place")
                    .onExamples(40, PosteriorExample.ofLatents(1), BatchRules::selectCopies),
            Rule.<PosteriorCandidate>must(
                            "posterior.batch.parts",
                            "batches that are joined read as the whole that they were cut from")
                    .from("PosteriorParts.of")
                    .brokenBy("rows that read their neighbours; a space of a latent or a flag that depends on the rows")
                    .onExamples(40, PosteriorExample.ofLatents(1), BatchRules::parts),
            Rule.<PosteriorCandidate>must(
                            "posterior.batch.pure", "what a posterior tells does not depend on what was asked before")
                    .from("Posteriors: implementations are immutable")
                    .brokenBy("the result of the last row kept and given for another; arrays handed out and reused")
                    .onExamples(30, PosteriorExample.ofLatents(1), BatchRules::pure),
            Rule.<PosteriorCandidate>must("posterior.batch.threads", "many threads read the same as one")
                    .from("Posteriors: safe for use by many threads")
                    .brokenBy("scratch arrays or results kept in fields; a generator shared by all")
                    .onExamples(15, PosteriorExample.ofLatents(2), BatchRules::threads));

    private BatchRules() {}

    private static void shape(PosteriorCandidate candidate, PosteriorExample example, Trial trial) {
        Posteriors posteriors = example.of(candidate);
        if (posteriors.size() != example.rows() || posteriors.latents() != example.latents()) {
            throw new Violation("there are " + posteriors.size() + " rows and " + posteriors.latents()
                    + " latents, expected " + example.rows() + " and " + example.latents());
        }
        for (int i = 0; i < posteriors.latents(); i++) {
            Latent latent = posteriors.latent(i);
            if (latent == null || !latent.equals(posteriors.latent(i))) {
                throw new Violation("the space of z" + i + " is " + latent + " and then " + posteriors.latent(i));
            }
        }
    }

    private static void select(PosteriorCandidate candidate, PosteriorExample example, Trial trial) {
        Posteriors whole = example.of(candidate);
        int[] rows = someRows(whole, trial.random());
        Posteriors selected = whole.select(rows);
        requireRows("rows " + Arrays.toString(rows) + " selected", selected, whole, rows, trial.seed());
        int[] again = someRows(selected, trial.random());
        int[] composed = Arrays.stream(again).map(r -> rows[r]).toArray();
        requireRows(
                "rows " + Arrays.toString(again) + " selected of the rows " + Arrays.toString(rows) + " selected",
                selected.select(again),
                whole,
                composed,
                trial.seed());
    }

    private static void selectNone(PosteriorCandidate candidate, PosteriorExample example, Trial trial) {
        Posteriors whole = example.of(candidate);
        requireRows("no rows selected", whole.select(new int[0]), whole, new int[0], trial.seed());
    }

    private static void selectCopies(PosteriorCandidate candidate, PosteriorExample example, Trial trial) {
        Posteriors whole = example.of(candidate);
        int[] rows = someRows(whole, trial.random());
        int[] asked = rows.clone();
        Posteriors selected = whole.select(asked);
        if (!Arrays.equals(asked, rows)) {
            throw new Violation("the indices " + Arrays.toString(rows) + " were changed to " + Arrays.toString(asked));
        }
        Arrays.fill(asked, 0);
        whole.select(
                IntStream.range(0, whole.size()).map(r -> whole.size() - 1 - r).toArray());
        requireRows(
                "rows " + Arrays.toString(rows) + " selected, and the array of indices changed afterwards",
                selected,
                whole,
                rows,
                trial.seed());
        int[] same = IntStream.range(0, whole.size()).toArray();
        requireRows("after selections", whole, example.of(candidate), same, trial.seed());
    }

    private static int[] someRows(Posteriors posteriors, RandomGenerator random) {
        return random.ints(1 + random.nextInt(2 * posteriors.size()), 0, posteriors.size())
                .toArray();
    }

    private static void requireRows(String what, Posteriors actual, Posteriors whole, int[] rows, long seed) {
        if (actual.size() != rows.length || actual.latents() != whole.latents()) {
            throw new Violation(what + " are " + actual.size() + " rows of " + actual.latents() + " latents, expected "
                    + rows.length + " of " + whole.latents());
        }
        for (int i = 0; i < whole.latents(); i++) {
            if (!actual.latent(i).equals(whole.latent(i))) {
                throw new Violation(
                        what + ": the space of z" + i + " is " + actual.latent(i) + ", expected " + whole.latent(i));
            }
        }
        for (int r = 0; r < rows.length; r++) {
            Readings.requireSame(what + ", row " + r, actual, r, whole, rows[r], seed);
        }
    }

    private static void parts(PosteriorCandidate candidate, PosteriorExample example, Trial trial) {
        Posteriors whole = example.of(candidate);
        int[] rows = IntStream.range(0, whole.size()).toArray();
        if (rows.length < 2) {
            throw trial.unsuitable("one row can't be cut");
        }
        int cut = 1 + trial.random().nextInt(rows.length - 1);
        Posteriors joined = PosteriorParts.of(List.of(
                whole.select(Arrays.copyOf(rows, cut)), whole.select(Arrays.copyOfRange(rows, cut, rows.length))));
        requireRows("parts joined at row " + cut, joined, whole, rows, trial.seed());
    }

    private static void pure(PosteriorCandidate candidate, PosteriorExample example, Trial trial) {
        Posteriors asked = example.of(candidate);
        for (int round = 0; round < 2 * asked.size(); round++) {
            int row = trial.random().nextInt(asked.size());
            Readings.requireSame("after other questions", asked, row, example.of(candidate), row, trial.seed());
        }
    }

    private static void threads(PosteriorCandidate candidate, PosteriorExample example, Trial trial)
            throws InterruptedException {
        Posteriors shared = example.of(candidate);
        List<Map<String, Double>> expected = IntStream.range(0, shared.size())
                .mapToObj(row -> Readings.of(example.of(candidate), row, trial.seed()))
                .toList();
        List<Callable<Void>> readers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            RandomGenerator random = new SplittableRandom(trial.random().nextLong());
            readers.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    int row = random.nextInt(shared.size());
                    if (!Readings.of(shared, row, trial.seed()).equals(expected.get(row))) {
                        Readings.requireSame(
                                "beside other threads", shared, row, example.of(candidate), row, trial.seed());
                        throw new Row(shared, row).broken("beside other threads it read otherwise, once");
                    }
                }
                return null;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> reader : pool.invokeAll(readers)) {
                reader.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Violation violation
                    ? violation
                    : new Violation("beside other threads it threw " + e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
