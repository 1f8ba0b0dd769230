package org.teasel.conformance.rule;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Tries rules on a candidate. The same candidate, profile and seed give the same verdicts.
 *
 * @param profile how thorough to be
 * @param seed seed of all examples
 * @param patience a check that has not answered on one example by then hangs
 */
public record Examination(Profile profile, long seed, Duration patience) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Thorough enough to certify, with the seed that everyone uses. */
    public static final Examination STANDARD = new Examination(Profile.STANDARD, 0);

    /** Property that chooses the profile of {@link #ofSystem}: quick, standard or thorough. */
    public static final String PROFILE_PROPERTY = "teasel.conformance.profile";

    /** Property that chooses the seed of {@link #ofSystem}. */
    public static final String SEED_PROPERTY = "teasel.conformance.seed";

    /** Property that chooses the patience of {@link #ofSystem}, in seconds, for what is slow and does answer. */
    public static final String PATIENCE_PROPERTY = "teasel.conformance.patience";

    /** Property that, set to false, leaves examples as large as they were found: for those who only count failures. */
    public static final String SHRINKING_PROPERTY = "teasel.conformance.shrinking";

    /** An examination with the patience of a minute. */
    public Examination(Profile profile, long seed) {
        this(profile, seed, PATIENCE);
    }

    /** As the system properties say; the standard one by default. */
    public static Examination ofSystem() {
        return new Examination(
                Profile.valueOf(System.getProperty(PROFILE_PROPERTY, "standard").toUpperCase(Locale.ROOT)),
                Long.getLong(SEED_PROPERTY, 0),
                Duration.ofSeconds(Long.getLong(PATIENCE_PROPERTY, PATIENCE.toSeconds())));
    }

    /** Tries all rules of a candidate's door, and the candidate's declarations, and sums up. */
    public <C extends Candidate<C>> Report report(Candidate<C> candidate) {
        return new Report(candidate.name(), profile, seed, of(candidate.self()));
    }

    /** Tries all rules of a candidate's door, and the candidate's declarations. */
    public <C extends Candidate<C>> List<Finding> of(C candidate) {
        return rules(candidate).stream().map(rule -> of(candidate, rule)).toList();
    }

    /** The rules of a candidate's door and the one about its declarations. */
    public static <C extends Candidate<C>> List<Rule<C>> rules(C candidate) {
        return Stream.concat(candidate.rules().stream(), Stream.of(DeclarationRule.<C>rule()))
                .toList();
    }

    /** Tries a rule. */
    public <C extends Candidate<C>> Finding of(C candidate, Rule<C> rule) {
        long start = System.nanoTime();
        Watch watch = new Watch();
        String reason = candidate.declarations().reasons().get(rule.id());
        boolean declared = reason != null && rule.level() == Rule.Level.SHOULD;
        // That what is declared is broken needs no simplest example.
        boolean shrinking =
                !declared && !System.getProperty(SHRINKING_PROPERTY, "true").equals("false");
        Verdict verdict = guarded(rule, watch, () -> verdict(candidate, rule, shrinking, watch));
        if (declared) {
            verdict = declared(reason, verdict);
        }
        return new Finding(
                rule, verdict, watch.comparisons(), watch.resolution(), Duration.ofNanos(System.nanoTime() - start));
    }

    private Verdict declared(String reason, Verdict verdict) {
        if (verdict instanceof Verdict.Broken) {
            return new Verdict.NotApplicable("declared: " + reason);
        }
        // The few examples of a first look may miss what is declared.
        if (verdict instanceof Verdict.Held held && profile != Profile.QUICK) {
            return new Verdict.Broken(
                    "it is declared not to hold ('" + reason + "') and held on " + held.examples()
                            + " examples; take the declaration back",
                    "",
                    seed);
        }
        return verdict;
    }

    private <C extends Candidate<C>> Verdict verdict(C candidate, Rule<C> rule, boolean shrinking, Watch watch) {
        Optional<String> reason = rule.inapplicable().apply(candidate);
        if (reason.isPresent()) {
            return new Verdict.NotApplicable(reason.get());
        }
        // Of the rule's name, so that a rule finds the same again when others come or go.
        long own = new SplittableRandom(seed ^ rule.id().hashCode()).nextLong();
        if (rule.check() instanceof Check.OnExamples<C, ?> check) {
            return new Search<C>(this, own, shrinking, watch).run(candidate, check);
        }
        Check.Once<C> check = (Check.Once<C>) rule.check();
        Trial trial = new Trial(profile, own);
        Attempt attempt = Attempt.of(() -> check.action().on(candidate, trial));
        watch.end(trial);
        return attempt.verdict(seed);
    }

    /** Runs on a thread of its own, so that a check that hangs costs one rule and not the run. */
    private Verdict guarded(Rule<?> rule, Watch watch, Callable<Verdict> work) {
        FutureTask<Verdict> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "conformance " + rule.id());
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try {
            Optional<Verdict> verdict;
            int tries;
            do {
                tries = watch.tries();
                verdict = answer(task);
            } while (verdict.isEmpty() && tries != watch.tries());
            return verdict.orElseGet(() -> new Verdict.Broken(
                    "it did not answer in " + patience.toMillis() / 1000.0 + " seconds: it hangs, or is far too slow",
                    watch.example(),
                    seed));
        } catch (ExecutionException e) {
            return Attempt.broken(e.getCause(), "", seed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.NotApplicable("the run was interrupted");
        } finally {
            task.cancel(true);
        }
    }

    private Optional<Verdict> answer(FutureTask<Verdict> task) throws ExecutionException, InterruptedException {
        try {
            return Optional.of(task.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }
}
