package org.teasel.conformance.rule;

import java.util.Iterator;
import java.util.SplittableRandom;
import org.teasel.conformance.generate.Generator;

/**
 * Looks for an example that breaks a rule, and then for the simplest one that breaks it in the same way.
 *
 * @param examination how many examples to try
 * @param seed where the examples of this rule come from
 * @param shrinking whether the simplest example is wanted, or any
 * @param watch hears of every try
 */
record Search<C>(Examination examination, long seed, boolean shrinking, Watch watch) {

    private static final int MOST_SHRINKING_TRIES = 400;
    private static final long MOST_SHRINKING_NANOS = 5_000_000_000L;

    <E> Verdict run(C candidate, Check.OnExamples<C, E> check) {
        int count = examination.profile().examples(check.count());
        SplittableRandom seeds = new SplittableRandom(seed);
        int held = 0;
        String reason = "";
        for (int n = 0; n < count; n++) {
            long own = seeds.nextLong();
            int size = count == 1 ? Generator.GREATEST_SIZE : Generator.GREATEST_SIZE * n / (count - 1);
            E example = check.examples().generate(new SplittableRandom(own), size);
            Attempt attempt = attempt(candidate, check, example, own);
            if (attempt.broken()) {
                return shrinking ? shrunk(candidate, check, example, own, attempt) : broken(attempt, example);
            }
            if (attempt.held()) {
                held++;
            } else {
                reason = attempt.reason();
            }
        }
        return held > 0
                ? new Verdict.Held(held)
                : new Verdict.NotApplicable("none of " + count + " examples suited it: " + reason);
    }

    private <E> Verdict shrunk(C candidate, Check.OnExamples<C, E> check, E broken, long own, Attempt firstFailure) {
        E simplest = broken;
        Attempt failure = firstFailure;
        long deadline = System.nanoTime() + MOST_SHRINKING_NANOS;
        int tries = 0;
        Iterator<E> simpler = check.examples().simpler(simplest).iterator();
        while (simpler.hasNext() && tries < MOST_SHRINKING_TRIES && System.nanoTime() < deadline) {
            E next = simpler.next();
            tries++;
            Attempt attempt = attempt(candidate, check, next, own);
            if (attempt.failsLike(failure)) {
                simplest = next;
                failure = attempt;
                simpler = check.examples().simpler(simplest).iterator();
            }
        }
        return broken(failure, simplest);
    }

    private Verdict broken(Attempt failure, Object example) {
        return Attempt.broken(failure.failure().orElseThrow(), example.toString(), examination.seed());
    }

    private <E> Attempt attempt(C candidate, Check.OnExamples<C, E> check, E example, long own) {
        Trial trial = new Trial(examination.profile(), own);
        watch.begin(example);
        Attempt attempt = Attempt.of(() -> check.action().on(candidate, example, trial));
        watch.end(trial);
        return attempt;
    }
}
